using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Funding;

/// <summary>A donation as it is stored. A citizen's name is sealed; an empty date is none.</summary>
internal sealed record DonationRow : RecordedRow
{
    public required string Id { get; init; }

    public required string PartyId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string DonorKind { get; init; }

    public required string DonorName { get; init; }

    public required byte[] SealedName { get; init; }

    public required string DonorCommitment { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string ReceivedOn { get; init; }

    public required string State { get; init; }

    public required bool Lawful { get; init; }

    public required byte[] Findings { get; init; }

    public required string ReturnedOn { get; init; }

    public required string ReturnReason { get; init; }

    public required long Version { get; init; }

    /// <summary>The donation of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/DONATION_NOT_FOUND.</exception>
    public static DonationRow Require(Session session, string id) =>
        session.Find<DonationRow>("SELECT * FROM Donation WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.DonationNotFound, "donation_id", id);

    /// <summary>
    /// What a donor gave a party in the year of a day, the returned left out; nothing for one whom nobody knows. The whole year
    /// counts, whatever the order of the records: what is entered late would slip under the limit otherwise.
    /// </summary>
    public static ulong GivenBefore(Session session, string partyId, string donorCommitment, string day, string currency) =>
        donorCommitment.Length == 0 ? 0 : (ulong)session.Single<SumRow>(GivenByDonor, new
        {
            PartyId = partyId,
            DonorCommitment = donorCommitment,
            From = $"{day[..4]}-01-01",
            To = $"{day[..4]}-12-31",
            Currency = currency,
        }).Amount;

    /// <summary>What each of these donors gave a party in each year, the returned included: by donor, year and currency.</summary>
    public static IReadOnlyDictionary<(string Donor, string Year, string Currency), ulong> Given(Session session, string partyId, IReadOnlyCollection<string> donors) =>
        session.Query<YearRow>(GivenByDonors, new { PartyId = partyId, Donors = donors })
            .ToDictionary(row => (row.DonorCommitment, row.Year, row.Currency), row => (ulong)row.Amount);

    /// <summary>The donation as it stood on a day, without the name of a citizen: a return that came later is not told.</summary>
    public Donation ToProto(string day)
    {
        var returned = ReturnedOn.Length > 0 && string.CompareOrdinal(ReturnedOn, day) <= 0;
        return new()
        {
            DonationId = Id,
            PartyId = PartyId,
            DonorKind = EnumText.Parse<DonorKind>(DonorKind),
            DonorName = DonorName,
            Amount = (ulong)Amount,
            Currency = Currency,
            ReceivedOn = ReceivedOn,
            State = returned ? DonationState.Returned : DonationState.Received,
            Lawful = Lawful,
            Findings = { FindingList.From(Findings) },
            ReturnedOn = returned ? ReturnedOn : "",
            ReturnReason = returned ? ReturnReason : "",
            Etag = Etags.Of(Version),
            Recording = ToRecording(),
        };
    }

    private const string GivenByDonor = """
        SELECT COALESCE(SUM(Amount), 0) AS Amount
        FROM Donation
        WHERE PartyId = @PartyId AND DonorCommitment = @DonorCommitment AND ReceivedOn >= @From AND ReceivedOn <= @To
          AND State = 'RECEIVED' AND Currency = @Currency
        """;

    private const string GivenByDonors = """
        SELECT DonorCommitment, SUBSTRING(ReceivedOn, 1, 4) AS Year, Currency, SUM(Amount) AS Amount
        FROM Donation
        WHERE PartyId = @PartyId AND DonorCommitment IN @Donors
        GROUP BY DonorCommitment, SUBSTRING(ReceivedOn, 1, 4), Currency
        """;

    private sealed record SumRow
    {
        public required long Amount { get; init; }
    }

    private sealed record YearRow
    {
        public required string DonorCommitment { get; init; }

        public required string Year { get; init; }

        public required string Currency { get; init; }

        public required long Amount { get; init; }
    }
}
