using Grpc.Core;

namespace Saylau.Tests.Services.Access;

/// <summary>The provider changes its keys, or does not answer, while the services run.</summary>
[Collection("Identity provider")]
public class KeyRotationTests
{
    private const string KeySet = "/.well-known/jwks";

    [Fact]
    public async Task A_token_of_a_new_key_is_believed_at_once_and_those_of_the_old_one_still_are()
    {
        await using var world = await ProviderWorld.Start();
        var old = await world.Token();
        Assert.Equal(StatusCode.OK, await world.Say(old));

        world.Provider.AddKey("key-2");

        Assert.Equal(StatusCode.OK, await world.Say(await world.Token()));
        Assert.Equal(StatusCode.OK, await world.Say(old));
        Assert.Equal(2, world.Provider.Asked(KeySet));
    }

    [Fact]
    public async Task A_withdrawn_key_is_believed_until_the_next_refresh_and_no_longer()
    {
        await using var world = await ProviderWorld.Start();
        var old = await world.Token();
        Assert.Equal(StatusCode.OK, await world.Say(old));
        world.Provider.AddKey("key-2");
        world.Provider.Withdraw("key-1");

        world.Suite.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(StatusCode.OK, await world.Say(old));
        world.Suite.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(StatusCode.Unauthenticated, await world.Say(old));
        Assert.Equal(StatusCode.OK, await world.Say(await world.Token()));
    }

    [Fact]
    public async Task A_remembered_token_of_a_withdrawn_key_is_refused_as_soon_as_the_withdrawal_is_known()
    {
        await using var world = await ProviderWorld.Start();
        var old = await world.Token();
        Assert.Equal(StatusCode.OK, await world.Say(old));
        world.Provider.AddKey("key-2");
        world.Provider.Withdraw("key-1");

        // The new key makes the services ask.
        Assert.Equal(StatusCode.OK, await world.Say(await world.Token()));
        Assert.Equal(StatusCode.Unauthenticated, await world.Say(old));
    }

    [Fact]
    public async Task Forged_key_ids_do_not_make_us_hammer_the_provider()
    {
        await using var world = await ProviderWorld.Start();
        await using var forger = await OidcProvider.Start();
        Assert.Equal(StatusCode.OK, await world.Say(await world.Token()));
        var now = world.Suite.Clock.GetUtcNow();

        for (var forged = 0; forged < 20; forged++)
        {
            forger.AddKey($"forged-{forged}");
            // All at one instant, however long the keys take to make.
            world.Suite.Clock.Set(now);
            Assert.Equal(StatusCode.Unauthenticated, await world.Say(forger.Sign(world.Provider.Authority, "saylau", now.AddHours(1))));
        }

        Assert.Equal(2, world.Provider.Asked(KeySet));
        // Ten seconds later a real key finds its way again.
        world.Provider.AddKey("key-2");
        world.Suite.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(StatusCode.OK, await world.Say(await world.Token()));
        Assert.Equal(3, world.Provider.Asked(KeySet));
    }

    [Fact]
    public async Task While_the_provider_is_down_tokens_of_known_keys_are_believed_for_a_day()
    {
        await using var world = await ProviderWorld.Start();
        Assert.Equal(StatusCode.OK, await world.Say(await world.Token()));
        var later = world.Provider.Sign(world.Provider.Authority, "saylau", world.Suite.Clock.GetUtcNow().AddDays(2));
        world.Provider.AddKey("key-2");
        var unheard = await world.Token();
        world.Provider.BeDown(true);

        world.Suite.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(StatusCode.OK, await world.Say(later));
        Assert.Equal(StatusCode.Unauthenticated, await world.Say(unheard));
        world.Suite.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(StatusCode.Unavailable, await world.Say(later));
    }

    [Fact]
    public async Task Before_the_provider_was_ever_heard_a_token_cannot_be_judged_and_then_it_can()
    {
        await using var world = await ProviderWorld.Start();
        var token = await world.Token();
        world.Provider.BeDown(true);

        Assert.Equal(StatusCode.Unavailable, await world.Say(token));
        // The public needs no provider.
        await world.Suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" });

        world.Provider.BeDown(false);
        world.Suite.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(StatusCode.OK, await world.Say(token));
    }

    [Fact]
    public async Task A_provider_that_calls_itself_otherwise_is_believed_only_under_a_configured_name()
    {
        const string Name = "https://identity.example.org/";
        await using var provider = await OidcProvider.Start(Name);
        await using var strict = await ProviderWorld.Start(builder => builder.Configuration["Saylau:Identity:Authority"] = provider.Authority);
        await using var told = await ProviderWorld.Start(builder =>
        {
            builder.Configuration["Saylau:Identity:Authority"] = provider.Authority;
            builder.Configuration["Saylau:Identity:Issuer"] = Name;
        });
        var token = provider.Sign(Name, "saylau", strict.Suite.Clock.GetUtcNow().AddHours(1));

        Assert.Equal(StatusCode.Unavailable, await strict.Say(token));
        Assert.Equal(StatusCode.OK, await told.Say(token));
    }
}
