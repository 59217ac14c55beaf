using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Observers.Missions;
using Saylau.Observers.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Observers.V1.ErrorReason;

namespace Saylau.Observers.Forms;

public sealed partial class FormService
{
    /// <inheritdoc />
    public override Task<ImportFormsResponse> ImportForms(ImportFormsRequest request, ServerCallContext context)
    {
        var forms = request.Rows.Select(FormRules.Tidy).ToArray();
        return ledger.Write(request, context, tx =>
        {
            var mission = MissionRow.Require(tx, request.MissionId);
            tx.Concerns(mission.Jurisdiction);
            var inForce = law.On(tx, mission.Jurisdiction, tx.OccurredDay);
            var (results, added) = RowSorting.Sort(
                forms, Present(tx, mission.Id, forms), form => form.FormId, ProblemUnder(inForce), ErrorReason.FormDiffers);

            var rows = added.Select(form => tx.Stamp(FormRow.Of(mission.Id, form))).ToArray();
            tx.InsertMany("ObservationForm", rows);
            FormTallyRow.Add(tx, rows);
            FormStationRow.Add(tx, rows);
            if (rows.Length > 0)
                tx.Record(new FormsImported { MissionId = mission.Id, ElectionId = mission.ElectionId, Forms = { added.Select(Commit) } });
            return new ImportFormsResponse { Rows = { results } };
        });
    }

    private static Dictionary<string, ObservationForm> Present(LedgerTransaction tx, string missionId, IEnumerable<ObservationForm> forms) =>
        tx.Query<FormRow>(FormsNamed, new { MissionId = missionId, Forms = forms.Select(form => form.FormId).Distinct(StringComparer.Ordinal) })
            .ToDictionary(row => row.FormId, row => row.ToForm(), StringComparer.Ordinal);

    private static Func<ObservationForm, (ErrorReason, string)?> ProblemUnder(LawInForce<ObserversLaw> inForce)
    {
        var regions = inForce.Jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var catalogue = FormRules.Catalogue(inForce.Rules);
        return form =>
            !regions.Contains(form.Region)
                ? (ErrorReason.RegionUnknown, $"region: '{form.Region}' is no region of '{inForce.Jurisdiction.Code}'.")
            : FormRules.Misplaced(form, catalogue) is { } misplaced
                ? (ErrorReason.IrregularityNotAtStage, $"irregularities: {EnumText.Of(misplaced)} is not in the catalogue of {EnumText.Of(form.Stage)}.")
            : null;
    }

    private CommittedForm Commit(ObservationForm form) => new()
    {
        FormId = form.FormId,
        PrecinctId = form.PrecinctId,
        Region = form.Region,
        Stage = form.Stage,
        Rating = form.Rating,
        Irregularities = { form.Irregularities },
        ObserverCommitment = commitments.To(form.Observer),
        NoteCommitment = commitments.To(form.Note),
    };

    private const string FormsNamed = """
        SELECT *
        FROM ObservationForm
        WHERE MissionId = @MissionId AND FormId IN @Forms
        """;
}
