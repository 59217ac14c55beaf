using Saylau.Elections.Calendar;
using Saylau.Elections.Nominations;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Assemblies;

/// <summary>The support of an elector for a candidate, as it is stored.</summary>
internal sealed record ElectorSupportRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string PersonId { get; init; }

    public required string CandidateId { get; init; }

    public required string Jurisdiction { get; init; }

    /// <summary>Who supports a candidate by a day; by any if that is empty.</summary>
    public static IReadOnlyList<ElectorSupportRow> Of(Session session, string candidateId, string until) =>
        session.Query<ElectorSupportRow>(SupportOfCandidate, new { CandidateId = candidateId, Until = until });

    /// <summary>The electors of a candidate's unit: the deputies of its assemblies on the day of voting.</summary>
    public static Electorate ElectorateOf(Session session, ElectionRow election, string region) =>
        ElectorateRules.Of([.. AssemblyMemberRow.Serving(session, election.Jurisdiction, region, TextFormats.FirstDay(election.VotingOn).Iso()).Select(row => row.ToFacts())]);

    /// <summary>The support of a candidate by a day, as rules see it.</summary>
    public static SupportFacts FactsOf(Session session, CandidateRow candidate, ElectionRow election, string until) =>
        SupportRules.Count(candidate.Id, Of(session, candidate.Id, until).Select(row => row.PersonId), ElectorateOf(session, election, candidate.Region));

    /// <summary>The same as the contract says it.</summary>
    public static ElectorSupport ToProto(SupportFacts facts, CandidateRow candidate, IReadOnlyList<ElectorSupportRow> rows)
    {
        var support = new ElectorSupport
        {
            CandidateId = candidate.Id,
            ElectionId = candidate.ElectionId,
            Region = candidate.Region,
            PersonIds = { facts.Supporters },
            Assemblies = { facts.Assemblies.Select(assembly => new AssemblySupport { AssemblyId = assembly.AssemblyId, Supporters = assembly.Supporters, Electors = assembly.Electors }) },
            Source = Sources.Weakest(rows.Select(row => row.ToSource())),
        };
        if (facts.Electors is { } electors)
            support.Electors = electors;
        return support;
    }

    private const string SupportOfCandidate = """
        SELECT *
        FROM ElectorSupport
        WHERE CandidateId = @CandidateId AND (@Until = '' OR OccurredOn <= @Until)
        ORDER BY PersonId
        """;
}
