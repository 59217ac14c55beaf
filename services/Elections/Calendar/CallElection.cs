using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Common.V1.ErrorReason;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<CallElectionResponse> CallElection(CallElectionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.OccurredOn.Length < "YYYY-MM-DD".Length)
                throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("occurred_on", "must be a whole date: the law counts days from the call."));
            var office = OfficeRow.Require(tx, request.OfficeId, request.Jurisdiction);
            var scheduled = tx.Find<ElectionRow>("SELECT * FROM Election WHERE Id = @Id", new { Id = request.ElectionId });
            RequireSame(request, scheduled);
            var repeated = RepeatVoting.Of(tx, tx.Call.Caller, request.Kind, request.RepeatsElectionId, law, ledger);
            IReadOnlyList<Finding> findings = scheduled is null
                ? JudgeNew(tx, request.Jurisdiction, request.ElectionId, request.Kind, request.VotingOn, tx.OccurredOn,
                    [.. Vacancy(tx, request), .. repeated?.Judge(request.OfficeId, request.VotingOn) ?? []])
                : Judge(tx, scheduled, ElectionAct.Call, request.VotingOn, "", tx.OccurredOn);
            findings.RefuseIfViolated();

            var called = Called(tx, request, scheduled, findings);
            var election = Shown(tx, scheduled is null ? ElectionRow.Enter(tx, called, request.Act) : ElectionRow.Change(tx, called, request.Act, ""));
            repeated?.CarryOver(tx, called.Id);
            tx.Record(new ElectionCalled { Election = election });
            return new CallElectionResponse { Election = election, Findings = { findings } };
        });

    private IReadOnlyList<Finding> JudgeNew(
        Platform.Data.Session session, string jurisdiction, string electionId, ElectionKind kind, string votingOn, string day,
        IEnumerable<Finding>? also)
    {
        var inForce = law.On(session, jurisdiction, TextFormats.FirstDay(day));
        return inForce.Judge(CalendarRules.MayCall(kind, TextFormats.FirstDay(day), TextFormats.FirstDay(votingOn), inForce.Rules.Calendar)
            .Prepend(CalendarRules.MayHappen(electionId, ElectionState.Unspecified, ElectionAct.Call)).Concat(also ?? []));
    }

    /// <summary>A by-election fills a seat of a term, in a district if the office has them; other elections name neither.</summary>
    private static IEnumerable<Finding> Vacancy(Platform.Data.Session session, CallElectionRequest request)
    {
        var isFilling = request.Kind is ElectionKind.ByElection;
        if (isFilling && request.TermId.Length == 0)
            throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("term_id", "is required for a by-election."));
        if (!isFilling && (request.TermId.Length > 0 || request.Seat.Length > 0 || request.DistrictId.Length > 0))
            throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("kind", "has a seat to fill only as a by-election."));
        return isFilling
            ? CalendarRules.MayFill(request.OfficeId, request.VotingOn, TermRow.Require(session, request.TermId),
                request.DistrictId.Length > 0 ? DistrictRow.Require(session, request.DistrictId) : null)
            : [];
    }

    /// <summary>An election that was scheduled is called as what it was scheduled; a new one needs a name.</summary>
    private static void RequireSame(CallElectionRequest request, ElectionRow? scheduled)
    {
        if (scheduled is null)
        {
            if (request.Name is not { Text.Count: > 0 })
                throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("name", "is required for an election that was not scheduled."));
            return;
        }

        if ((scheduled.Jurisdiction, scheduled.OfficeId, scheduled.Kind) != (request.Jurisdiction, request.OfficeId, EnumText.Of(request.Kind)))
            throw Refusal.Invalid(V1.ErrorReason.ElectionDiffers, ("election_id", $"'{scheduled.Id}' is of another kind, or for another office."));
        Etags.Require(request.Etag, scheduled.Version);
    }

    private static ElectionRow Called(
        LedgerTransaction tx, CallElectionRequest request, ElectionRow? scheduled, IReadOnlyList<Finding> findings) => (scheduled ?? New(request)) with
        {
            Name = request.Name is { Text.Count: > 0 } name ? name.ToString() : scheduled!.Name,
            VotingOn = request.VotingOn,
            CalledOn = tx.OccurredOn,
            State = EnumText.Of(ElectionState.Called),
            Findings = FindingList.ToBytes(findings),
        };

    private static ElectionRow New(CallElectionRequest request) => new()
    {
        Id = request.ElectionId,
        Jurisdiction = request.Jurisdiction,
        OfficeId = request.OfficeId,
        Kind = EnumText.Of(request.Kind),
        Name = "",
        VotingOn = "",
        CalledOn = "",
        State = EnumText.Of(ElectionState.Unspecified),
        SupersededById = "",
        RepeatsElectionId = request.RepeatsElectionId,
        Findings = [],
        Version = 1,
        TermId = request.TermId,
        Seat = request.Seat,
        DistrictId = request.DistrictId,
    };
}
