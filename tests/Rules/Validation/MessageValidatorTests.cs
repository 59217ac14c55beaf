using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Validation;

namespace Saylau.Tests.Rules.Validation;

public sealed class MessageValidatorTests
{
    private const string Uuid = "123e4567-e89b-42d3-a456-426614174000";

    [Fact]
    public void A_well_formed_request_passes() => MessageValidator.Require(Recorded());

    [Fact]
    public void All_violations_are_reported_at_once_each_under_its_field()
    {
        var request = Recorded();
        (request.RequestId, request.PartyId, request.Kind) = ("no-uuid", "NO SLUG", PartyKind.Unspecified);
        request.Name.Text["e"] = "bad language";
        request.Source = new() { Citation = new('x', 1_001) };

        var refusal = Assert.Throws<Refusal>(() => MessageValidator.Require(request));

        Assert.Equal("FIELDS_INVALID", refusal.Reason);
        Assert.Equal(
            ["request_id", "source.provenance", "source.citation", "party_id", "kind", "name.text[\"e\"]"],
            Assert.Single(refusal.Details.OfType<Google.Rpc.BadRequest>()).FieldViolations.Select(violation => violation.Field));
    }

    [Fact]
    public void An_empty_request_lacks_every_required_field() => Assert.Equal(
        ["request_id", "party_id", "jurisdiction", "kind", "name"], Fields(new RecordPartyRequest()));

    [Fact]
    public void A_name_without_texts_is_absent()
    {
        var request = Recorded();
        request.Name = new();

        Assert.Equal(["name"], Fields(request));
    }

    [Theory]
    [InlineData(1_000, 0)]
    [InlineData(1_001, 1)]
    public void A_list_ends_at_a_thousand_items(int items, int violations)
    {
        var request = new ImportSignatureSheetsRequest { RequestId = Uuid, PartyId = "kz-one" };
        request.Rows.Add(Enumerable.Range(0, items).Select(_ => new SignatureSheet { Sheet = "a", Region = "KZ-ALA" }));

        Assert.Equal(violations, Fields(request).Count());
    }

    [Theory]
    [InlineData(50, 0)]
    [InlineData(51, 1)]
    public void A_list_with_a_limit_of_its_own_ends_there(int items, int violations)
    {
        var request = new CheckAllianceRequest();
        request.MemberIds.Add(Enumerable.Range(0, items).Select(item => $"kz-{item}"));

        Assert.Equal(violations, Fields(request).Count());
    }

    [Fact]
    public void Items_are_named_by_their_place()
    {
        var request = new ImportSignatureSheetsRequest { RequestId = Uuid, PartyId = "kz-one" };
        request.Rows.Add(new SignatureSheet { Sheet = "a", Region = "KZ-ALA" });
        request.Rows.Add(new SignatureSheet { Sheet = new('a', 65), Region = "kz" });
        var alliance = new CheckAllianceRequest { MemberIds = { "kz-one", "" } };

        Assert.Equal(["rows[1].sheet", "rows[1].region"], Fields(request));
        Assert.Equal(["member_ids[1]"], Fields(alliance));
    }

    [Fact]
    public void Enums_must_be_known_and_said()
    {
        var request = new ListPartiesRequest { Jurisdiction = "kz", Alignment = (Alignment)99 };
        request.Standings.Add([PartyStanding.Registered, PartyStanding.Unspecified, (PartyStanding)77]);

        Assert.Equal(["standings[1]", "standings[2]", "alignment"], Fields(request));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(0u, 1)]
    [InlineData(1u, 0)]
    [InlineData(1_200u, 0)]
    [InlineData(1_201u, 1)]
    public void A_number_keeps_within_its_range_and_absent_is_not_zero(uint? months, int violations)
    {
        var request = new CheckCourtOrderRequest { PartyId = "kz-one", Measure = CourtMeasure.Suspension, Ground = Ground.Other };
        if (months is { } said)
            request.Months = said;

        Assert.Equal(violations, Fields(request).Count());
    }

    [Theory]
    [InlineData(1_000u, 0)]
    [InlineData(1_001u, 1)]
    public void A_page_has_at_most_a_thousand_items(uint size, int violations) =>
        Assert.Equal(violations, Fields(new ListPartiesRequest { Jurisdiction = "kz", PageSize = size }).Count());

    private static IEnumerable<string> Fields(Google.Protobuf.IMessage message) => MessageValidator.Violations(message, "").Select(violation => violation.Field);

    private static RecordPartyRequest Recorded() => new()
    {
        RequestId = Uuid,
        PartyId = "kz-one",
        Jurisdiction = "kz",
        Kind = PartyKind.Party,
        Name = new() { Text = { ["en"] = "One" } },
        Source = new() { Provenance = Provenance.Simulated },
    };
}
