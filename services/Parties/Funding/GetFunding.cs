using System.Globalization;
using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<GetFundingResponse> GetFunding(GetFundingRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var year = request.Year.ToString("D4", CultureInfo.InvariantCulture);
            var asked = new { PartyRow.Require(session, request.PartyId).Id, From = $"{year}-01-01", To = $"{year}-12-31", Day = day };
            var sources = session.Query<SourceRow>(SourcesOfFunding, asked).Select(row => row.ToSource());
            return new GetFundingResponse
            {
                Sums = { session.Query<DonorSumRow>(SumsByKind, asked).Select(row => row.ToProto()) },
                StateFunding = { session.Query<MoneySumRow>(SumsOfState, asked).Select(row => new MoneySum { Currency = row.Currency, Amount = (ulong)row.Amount }) },
                AsOf = day,
                Source = Sources.Weakest(sources),
            };
        }));
    }

    private const string SumsByKind = """
        SELECT DonorKind, Currency, COUNT(*) AS Donations, SUM(Amount) AS Received,
          SUM(CASE WHEN Lawful = 0 THEN Amount ELSE 0 END) AS Unlawful,
          SUM(CASE WHEN ReturnedOn <> '' AND ReturnedOn <= @Day THEN Amount ELSE 0 END) AS Returned,
          SUM(CASE WHEN Lawful = 0 AND (ReturnedOn = '' OR ReturnedOn > @Day) THEN Amount ELSE 0 END) AS Kept
        FROM Donation
        WHERE PartyId = @Id AND ReceivedOn >= @From AND ReceivedOn <= @To AND ReceivedOn <= @Day
        GROUP BY DonorKind, Currency
        ORDER BY DonorKind, Currency
        """;

    private const string SumsOfState = """
        SELECT Currency, SUM(Amount) AS Amount
        FROM StateFunding
        WHERE PartyId = @Id AND PaidOn >= @From AND PaidOn <= @To AND PaidOn <= @Day
        GROUP BY Currency
        ORDER BY Currency
        """;

    private const string SourcesOfFunding = """
        SELECT Provenance, Citation
        FROM Donation
        WHERE PartyId = @Id AND ReceivedOn >= @From AND ReceivedOn <= @To AND ReceivedOn <= @Day
        UNION
        SELECT Provenance, Citation
        FROM StateFunding
        WHERE PartyId = @Id AND PaidOn >= @From AND PaidOn <= @To AND PaidOn <= @Day
        """;

    private sealed record SourceRow : RecordedRow;

    private sealed record MoneySumRow
    {
        public required string Currency { get; init; }

        public required long Amount { get; init; }
    }

    private sealed record DonorSumRow
    {
        public required string DonorKind { get; init; }

        public required string Currency { get; init; }

        public required long Donations { get; init; }

        public required long Received { get; init; }

        public required long Unlawful { get; init; }

        public required long Returned { get; init; }

        public required long Kept { get; init; }

        public DonorSum ToProto() => new()
        {
            DonorKind = EnumText.Parse<DonorKind>(DonorKind),
            Currency = Currency,
            Donations = (uint)Donations,
            Received = (ulong)Received,
            Unlawful = (ulong)Unlawful,
            Returned = (ulong)Returned,
            UnlawfulAndKept = (ulong)Kept,
        };
    }
}
