using Google.Protobuf;
using Google.Protobuf.Reflection;
using Saylau.Client;
using Saylau.Parties.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Writes;

/// <summary>Every write, first as a dry run, in a record that nobody else writes to.</summary>
public sealed class DryRunTests : IAsyncLifetime
{
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_dry_run_answers_as_the_real_call_and_stores_nothing()
    {
        await world.Registered("dry-two");
        var party = world.As("party@dry-one");
        await Twice(party, "RegistryService/RecordParty", Requests.Party("dry-one", "2010-01-10"));
        await Twice(party, "CongressService/RecordFoundingCongress", Requests.Congress("dry-one"));
        await Twice(party, "MemberSignatureService/ImportSignatureSheets", Requests.Sheets("dry-one", [.. World.Regions.Select(region => Requests.Sheet(region, region, 700))]));
        await Twice(party, "RegistrationService/ApplyForRegistration", Requests.Apply("dry-one"));
        await Twice(party, "RegistrationService/WithdrawApplication", new WithdrawApplicationRequest { RequestId = World.NewId(), OccurredOn = "2010-03-01", ApplicationId = "dry-one-application" });
        var again = Requests.Apply("dry-one");
        again.ApplicationId = "dry-one-again-application";
        await Twice(party, "RegistrationService/ApplyForRegistration", again);
        await Twice(world.As("central_commission@kz"), "RegistrationService/ReturnApplication", new ReturnApplicationRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-03-05",
            ApplicationId = again.ApplicationId,
            Authority = AuthorityKind.CentralCommission,
            Defects = "A list is missing.",
        });
        await Twice(party, "RegistrationService/ResubmitApplication", new ResubmitApplicationRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-03-06",
            ApplicationId = again.ApplicationId,
            Statement = "It is here.",
        });
        foreach (var region in World.Regions)
            await world.Decide("dry-one-again", region);
        await Twice(world.As("central_commission@kz"), "RegistrationService/DecideApplication", Requests.Decide("dry-one-again", ""));
        Assert.Equal(PartyStanding.Registered, await world.Standing("dry-one", "2010-03-20"));
        await Twice(party, "AllianceService/RegisterAlliance", Requests.Alliance("dry-front", "dry-one", "dry-two"));
        await Twice(world.As("court@kz"), "AllianceService/ReportAlliance", Requests.Report("dry-reported", "dry-one", "dry-two"));
        await Twice(world.As("court@kz"), "CourtOrderService/IssueCourtOrder", Requests.Order("dry-one"));
        await Twice(world.As("court@kz"), "CourtOrderService/LiftCourtOrder", Requests.Lift("dry-one", "2011-12-15"));
        await Twice(world.As("press@kz"), "AlignmentService/AttributeAlignment", Requests.Alignment("dry-one", Alignment.Opposition));
    }

    [Fact]
    public async Task A_dry_run_is_refused_as_the_real_call_would_be()
    {
        await world.Party("dry-poor");
        var request = Requests.Apply("dry-poor");
        request.ValidateOnly = true;
        var party = world.As("party@dry-poor").Registration;

        var dry = await Refused.By(party.ApplyForRegistrationAsync(request));
        request.ValidateOnly = false;
        var real = await Refused.By(party.ApplyForRegistrationAsync(request));

        Assert.Equal((dry.Code, dry.Reason), (real.Code, real.Reason));
        Assert.Equal(dry.Rules, real.Rules);
        Assert.Equal((18, 18), (dry.Total, real.Total));
    }

    private async Task Twice(Clients clients, string rpc, IMessage request)
    {
        var method = DynamicCall.Find($"saylau.parties.v1.{rpc}")!;
        var validateOnly = request.Descriptor.FindFieldByName("validate_only").Accessor;
        var size = await world.LedgerSize();
        validateOnly.SetValue(request, true);
        var dry = await DynamicCall.Unary(clients.Invoker, method, request);
        var dryAgain = await DynamicCall.Unary(clients.Invoker, method, request);
        Assert.Equal(size, await world.LedgerSize());
        Assert.False(dry.Descriptor.FindFieldByName("ledger_position").Accessor.HasValue(dry));

        validateOnly.SetValue(request, false);
        var real = await DynamicCall.Unary(clients.Invoker, method, request);

        Assert.True(size < await world.LedgerSize());
        Assert.True(real.Descriptor.FindFieldByName("ledger_position").Accessor.HasValue(real));
        Assert.Equal(WithoutRecording(real), WithoutRecording(dry));
        Assert.Equal(WithoutRecording(dry), WithoutRecording(dryAgain));
    }

    private static IMessage WithoutRecording(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.Name is "recording" or "ledger_position")
                field.Accessor.Clear(message);
            else if (field is { FieldType: FieldType.Message, IsMap: false })
                Inner(field.Accessor.GetValue(message)).ForEach(inner => WithoutRecording(inner));
        }

        return message;
    }

    private static List<IMessage> Inner(object? value) => value switch
    {
        IMessage one => [one],
        System.Collections.IEnumerable many => [.. many.OfType<IMessage>()],
        _ => [],
    };
}
