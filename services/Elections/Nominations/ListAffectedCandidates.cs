using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Lists;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override async Task<ListAffectedCandidatesResponse> ListAffectedCandidates(ListAffectedCandidatesRequest request, ServerCallContext context)
    {
        var (page, day) = (Page.Of(request), ledger.DayAsked(request.AsOf));
        var election = database.Read(session => ElectionRow.Require(session, request.ElectionId));
        var blocked = await BlockedParties(election.Id, day, context);
        return database.Read(session =>
        {
            var rules = law.On(session, election.Jurisdiction, TextFormats.FirstDay(day)).Rules.Nominations;
            var rows = session.Query<CandidateRow>(CandidatesOfParties, new { election.Id, Parties = blocked.Keys.ToArray(), page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            return new ListAffectedCandidatesResponse { Candidates = { items.Select(row => Affected(row, blocked[row.PartyId], rules)) }, NextPageToken = next };
        });
    }

    /// <summary>The parties that nominated for an election and are not free on a day, with what Parties says of them.</summary>
    private async Task<Dictionary<string, PartyFacts>> BlockedParties(string electionId, string day, ServerCallContext context)
    {
        var parties = database.Read(session => session.Query<string>(NominatingParties, new { Id = electionId }));
        var blocked = new Dictionary<string, PartyFacts>(StringComparer.Ordinal);
        foreach (var id in parties)
        {
            if (await AskParties(id, day, context) is { IsFree: false } facts)
                blocked.Add(id, facts);
        }

        return blocked;
    }

    private static AffectedCandidate Affected(CandidateRow row, PartyFacts party, NominationLaw law) => new()
    {
        CandidateId = row.Id,
        PartyId = row.PartyId,
        State = EnumText.Parse<CandidateState>(row.State),
        Finding = NominationRules.StillStands(party, law).Single(),
    };

    private const string NominatingParties = """
        SELECT DISTINCT PartyId
        FROM Candidate
        WHERE ElectionId = @Id AND Nominator = 'PARTY'
        ORDER BY PartyId
        """;

    private const string CandidatesOfParties = """
        SELECT *
        FROM Candidate
        WHERE ElectionId = @Id AND Nominator = 'PARTY' AND PartyId IN @Parties AND Id > @After
        ORDER BY Id {page}
        """;
}
