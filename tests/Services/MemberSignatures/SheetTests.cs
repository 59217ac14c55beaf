using System.Text;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.MemberSignatures;

public sealed class SheetTests(World world)
{
    [Fact]
    public async Task Every_row_is_answered_for_itself()
    {
        await world.Party("sheet-rows");
        var party = world.As("party@sheet-rows").MemberSignatures;
        var first = await party.ImportSignatureSheetsAsync(Requests.Sheets("sheet-rows", Requests.Sheet("a", "KZ-AKM", 400)));

        var second = await party.ImportSignatureSheetsAsync(Requests.Sheets(
            "sheet-rows",
            Requests.Sheet("a", "KZ-AKM", 400),
            Requests.Sheet("a", "KZ-AKM", 401),
            Requests.Sheet("b", "KZ-AKM", 300),
            Requests.Sheet("b", "KZ-AKM", 300),
            Requests.Sheet("c", "AR-NOR", 1)));

        Assert.Equal([RowOutcome.Stored], first.Rows.Select(row => row.Outcome));
        Assert.Equal(
            [(0u, RowOutcome.Present, ""), (1u, RowOutcome.Refused, "SHEET_DIFFERS"), (2u, RowOutcome.Stored, ""), (3u, RowOutcome.Present, ""), (4u, RowOutcome.Refused, "REGION_UNKNOWN")],
            second.Rows.Select(row => (row.Row, row.Outcome, row.Reason)));
        var counts = (await world.Holding().MemberSignatures.ListSignatureCountsAsync(new() { PartyId = "sheet-rows" })).Counts;
        Assert.Equal(16, counts.Count);
        Assert.Equal((700u, 4u, 2u), (counts[0].Valid, counts[0].Invalid, counts[0].Sheets));
        Assert.All(counts.Skip(1), count => Assert.False(count.HasValid));
        var check = await world.Holding().MemberSignatures.CheckSignaturesAsync(new() { PartyId = "sheet-rows", AsOf = "2010-03-01" });
        Assert.Equal(second.Findings, check.Findings);
        Assert.Equal(15, Refused.Unmet(check.Findings).Count());
    }

    [Fact]
    public async Task Sending_sheets_again_stores_and_records_nothing()
    {
        await world.Party("sheet-again");
        var party = world.As("party@sheet-again").MemberSignatures;
        await party.ImportSignatureSheetsAsync(Requests.Sheets("sheet-again", Requests.Sheet("a", "KZ-AKM", 400)));

        var again = await party.ImportSignatureSheetsAsync(Requests.Sheets("sheet-again", Requests.Sheet("a", "KZ-AKM", 400)));

        Assert.False(again.HasLedgerPosition);
        Assert.Single((await world.Holding().MemberSignatures.ListSignatureSheetsAsync(new() { PartyId = "sheet-again" })).Sheets);
    }

    [Fact]
    public async Task Who_collected_is_told_to_insiders_alone()
    {
        await world.Party("sheet-names");
        await world.As("party@sheet-names").MemberSignatures.ImportSignatureSheetsAsync(
            Requests.Sheets("sheet-names", Requests.Sheet("a", "KZ-AKM", 400, "Aigerim Collector")));

        foreach (var insider in new[] { "party@sheet-names", "registrar@kz", "central_commission@kz", "auditor@kz" })
            Assert.Equal("Aigerim Collector", (await Sheets(insider)).Sheets[0].Sheet.Collector);
        foreach (var outsider in new[] { null, "party@sheet-other", "registrar@arland", "auditor@arland", "press@kz" })
        {
            var answer = await Sheets(outsider);
            Assert.Equal(("", 400u), (answer.Sheets[0].Sheet.Collector, answer.Sheets[0].Sheet.Valid));
            var withheld = Assert.Single(answer.Withheld);
            Assert.Equal("sheets.sheet.collector", withheld.Field);
            Assert.StartsWith("Protection of personal data", withheld.Citation, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_name_of_a_collector_is_in_no_event()
    {
        const string Name = "Бауыржан Collector";
        await world.Party("sheet-ledger");
        var answer = await world.As("party@sheet-ledger").MemberSignatures.ImportSignatureSheetsAsync(
            Requests.Sheets("sheet-ledger", Requests.Sheet("a", "KZ-AKM", 400, Name), Requests.Sheet("b", "KZ-AKM", 400, Name), Requests.Sheet("c", "KZ-AKM", 4)));

        using var stream = world.Holding("auditor@kz").Ledger.ReadEvents(new() { Ledger = "parties", FromPosition = answer.LedgerPosition });
        await stream.ResponseStream.MoveNext(CancellationToken.None);
        var recorded = stream.ResponseStream.Current;

        Assert.Equal(-1, recorded.EventBytes.Span.IndexOf(Encoding.UTF8.GetBytes(Name)));
        var sheets = recorded.Event.Payload.Unpack<SignatureSheetsImported>().Sheets;
        Assert.Equal(32, sheets[0].CollectorCommitment.Length);
        Assert.Equal(sheets[0].CollectorCommitment, sheets[1].CollectorCommitment);
        Assert.True(sheets[2].CollectorCommitment.IsEmpty);
    }

    [Fact]
    public async Task One_party_does_not_import_for_another()
    {
        await world.Party("sheet-mine");

        await Refused.By(world.As("party@sheet-yours").MemberSignatures.ImportSignatureSheetsAsync(
            Requests.Sheets("sheet-mine", Requests.Sheet("a", "KZ-AKM", 1))), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
    }

    private async Task<ListSignatureSheetsResponse> Sheets(string? grant) =>
        await (grant is null ? world.Holding() : world.Holding(grant)).MemberSignatures.ListSignatureSheetsAsync(new() { PartyId = "sheet-names" });
}
