using System.Globalization;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Funding;

/// <summary>A yearly statement as it is stored. An empty date is none.</summary>
internal sealed record StatementRow : RecordedRow
{
    public required string Id { get; init; }

    public required string PartyId { get; init; }

    public required string Jurisdiction { get; init; }

    public required int Year { get; init; }

    public required byte[] Accounts { get; init; }

    public required string FiledOn { get; init; }

    public required string State { get; init; }

    public required string DecisionReason { get; init; }

    public required string DecidedOn { get; init; }

    public required byte[] Findings { get; init; }

    public required long Version { get; init; }

    /// <summary>The statement of this id; null if there is none.</summary>
    public static StatementRow? Find(Session session, string id) =>
        session.Find<StatementRow>("SELECT * FROM YearlyStatement WHERE Id = @Id", new { Id = id });

    /// <summary>The statement of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/STATEMENT_NOT_FOUND.</exception>
    public static StatementRow Require(Session session, string id) =>
        Find(session, id) ?? throw Refusal.NotFound(ErrorReason.StatementNotFound, "statement_id", id);

    /// <summary>What the register knows of a party's income in a year, in one currency, the returned left out.</summary>
    public static KnownIncome Known(Session session, string partyId, uint year, string currency)
    {
        var number = year.ToString("D4", CultureInfo.InvariantCulture);
        var asked = new { PartyId = partyId, Currency = currency, From = $"{number}-01-01", To = $"{number}-12-31" };
        return new((ulong)session.Single<SumRow>(DonationsKnown, asked).Amount, (ulong)session.Single<SumRow>(StateFundingKnown, asked).Amount);
    }

    public StatementState StateNow() => EnumText.Parse<StatementState>(State);

    public Accounts ToAccounts() => V1.Accounts.Parser.ParseFrom(Accounts);

    public YearlyStatement ToProto() => new()
    {
        StatementId = Id,
        PartyId = PartyId,
        Year = (uint)Year,
        Accounts = ToAccounts(),
        FiledOn = FiledOn,
        State = StateNow(),
        DecisionReason = DecisionReason,
        DecidedOn = DecidedOn,
        Findings = { FindingList.From(Findings) },
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };

    private const string DonationsKnown = """
        SELECT COALESCE(SUM(Amount), 0) AS Amount
        FROM Donation
        WHERE PartyId = @PartyId AND Currency = @Currency AND ReceivedOn >= @From AND ReceivedOn <= @To AND State = 'RECEIVED'
        """;

    private const string StateFundingKnown = """
        SELECT COALESCE(SUM(Amount), 0) AS Amount
        FROM StateFunding
        WHERE PartyId = @PartyId AND Currency = @Currency AND PaidOn >= @From AND PaidOn <= @To
        """;

    private sealed record SumRow
    {
        public required long Amount { get; init; }
    }
}
