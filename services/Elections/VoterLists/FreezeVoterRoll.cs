using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<FreezeVoterRollResponse> FreezeVoterRoll(FreezeVoterRollRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var roll = Own(tx, request.ElectionId);
            Etags.Require(request.Etag, roll.Version);
            if (tx.Find<int?>("SELECT 1 FROM VoterListVersion WHERE Id = @Id", new { Id = request.VersionId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.VoterListExists, "version_id", request.VersionId);
            if (request.DisplayedUntil.Length > 0 && string.CompareOrdinal(request.DisplayedUntil, request.DisplayedFrom) < 0)
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("displayed_until", "is before the display begins."));
            var act = VoterRollRules.ActOf(request.Stage);
            var possible = VoterRollRules.MayHappen(roll.ElectionId, roll.Standing, act);
            new[] { possible }.RefuseIfViolated();

            var row = tx.Stamp(Counted(tx, roll, request));
            tx.Insert("VoterListVersion", row);
            StationCounts.Keep(tx, roll.ElectionId, row.Id);
            var version = row.ToProto();
            var after = roll.Move(tx, act, row.Id).ToProto(tx);
            var findings = Judge(tx, version, roll.Jurisdiction, tx.OccurredDay).Prepend(possible).ToArray();
            tx.Record(new VoterRollFrozen { Roll = after, Version = version, Findings = { findings } });
            return new FreezeVoterRollResponse { Version = version, Roll = after, Findings = { findings } };
        });

    /// <summary>The version with the figures of the list as it stands, and what changed since the version before.</summary>
    private static VersionRow Counted(LedgerTransaction tx, VoterRollRow roll, FreezeVoterRollRequest request)
    {
        var now = StationCounts.Totals(tx, roll.ElectionId, "");
        var first = roll.VersionId.Length == 0;
        var before = first ? now : StationCounts.Totals(tx, roll.ElectionId, roll.VersionId);
        long Since(params VoterListMeasure[] measures) => Math.Max(0, measures.Sum(measure =>
            (long)now.GetValueOrDefault(measure) - (first ? 0 : before.GetValueOrDefault(measure))));
        return new()
        {
            Id = request.VersionId,
            ElectionId = roll.ElectionId,
            Stage = EnumText.Of(request.Stage),
            Entries = now.GetValueOrDefault(VoterListMeasure.Entries),
            DuplicatesFound = Since(VoterListMeasure.ExactDuplicatesRefused, VoterListMeasure.DuplicatesConfirmed),
            Added = first ? null : Since(VoterListMeasure.Added),
            Removed = first ? null : Since(VoterListMeasure.Removed),
            Corrected = first ? null : Since(VoterListMeasure.MovedIn, VoterListMeasure.Amended),
            DisplayedFrom = request.DisplayedFrom,
            DisplayedUntil = request.DisplayedUntil,
        };
    }
}
