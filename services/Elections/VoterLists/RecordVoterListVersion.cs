using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<RecordVoterListVersionResponse> RecordVoterListVersion(
        RecordVoterListVersionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM VoterListVersion WHERE Id = @Id", new { Id = request.VersionId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.VoterListExists, "version_id", request.VersionId);
            if (request.DisplayedUntil.Length > 0 && string.CompareOrdinal(request.DisplayedUntil, request.DisplayedFrom) < 0)
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("displayed_until", "is before the display begins."));

            var row = tx.Stamp(Row(request));
            tx.Insert("VoterListVersion", row);
            var version = row.ToProto();
            var findings = Judge(tx, version, election.Jurisdiction, tx.OccurredDay);
            tx.Record(new VoterListVersionRecorded { Version = version, Findings = { findings } });
            return new RecordVoterListVersionResponse { Version = version, Findings = { findings } };
        });

    private static VersionRow Row(RecordVoterListVersionRequest request) => new()
    {
        Id = request.VersionId,
        ElectionId = request.ElectionId,
        Stage = EnumText.Of(request.Stage),
        Entries = request.HasEntries ? request.Entries : null,
        DuplicatesFound = request.HasDuplicatesFound ? request.DuplicatesFound : null,
        Added = request.HasAdded ? request.Added : null,
        Removed = request.HasRemoved ? request.Removed : null,
        Corrected = request.HasCorrected ? request.Corrected : null,
        DisplayedFrom = request.DisplayedFrom,
        DisplayedUntil = request.DisplayedUntil,
    };
}
