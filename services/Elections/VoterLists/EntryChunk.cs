using Saylau.Elections.V1;

namespace Saylau.Elections.VoterLists;

/// <summary>A voter with what is kept of him or her, and what is wrong with the row, if anything is.</summary>
internal sealed record PreparedVoter(VoterEntry Entry, VoterIdentity Identity, string? Problem)
{
    public VoterEntryRow ToEntry(string electionId, long number) => new()
    {
        ElectionId = electionId,
        Person = Identity.Person,
        Number = number,
        PrecinctId = Entry.PrecinctId,
        Listed = true,
        Digest = Identity.Digest,
        ChangesetId = "",
    };

    public VoterPersonRow ToPerson(string electionId, long number) =>
        new() { ElectionId = electionId, Number = number, Person = Identity.Person, Sealed = Identity.Sealed };
}

/// <summary>Rows of one request, ready to be stored.</summary>
internal sealed record EntryChunk(string ElectionId, IReadOnlyList<PreparedVoter> Voters)
{
    /// <summary>Makes the commitments and seals of a request's rows.</summary>
    public static EntryChunk Of(VoterIdentities identities, string electionId, IEnumerable<VoterEntry> rows) =>
        new(electionId, [.. rows.Select(row => Prepare(identities, electionId, row))]);

    /// <summary>What a row lacks to be an entry; null if nothing.</summary>
    public static string? ProblemOf(VoterEntry row) =>
        row.NationalNumber.Count(char.IsLetterOrDigit) < 4 ? "national_number: is missing or too short."
        : ProblemOfPerson(row) ?? (row.PrecinctId.Length == 0 ? "precinct_id: is missing." : null);

    /// <summary>What a row lacks to say who somebody is, apart from the number.</summary>
    public static string? ProblemOfPerson(VoterEntry row) =>
        string.IsNullOrWhiteSpace(row.Surname) ? "surname: is missing."
        : $"{row.Surname}{row.GivenNames}".Contains('\n', StringComparison.Ordinal) ? "surname, given_names: have more than one line."
        : row.BirthDate.Length > 0 && !EligibilityRules.IsDay(row.BirthDate) ? "birth_date: is no date, YYYY-MM-DD."
        : null;

    private static PreparedVoter Prepare(VoterIdentities identities, string electionId, VoterEntry row) =>
        ProblemOf(row) is { } problem ? new(row, new([], [], 0), problem) : new(row, identities.Of(electionId, row), null);
}
