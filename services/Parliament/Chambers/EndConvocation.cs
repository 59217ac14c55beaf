using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<EndConvocationResponse> EndConvocation(EndConvocationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var row = ConvocationRow.Require(tx, request.ConvocationId);
            var chamber = ChamberRow.Require(tx, row.ChamberId);
            tx.Call.RequireScope(chamber.Jurisdiction);
            tx.Concerns(chamber.Jurisdiction);
            Etags.Require(request.Etag, row.Version);
            var day = request.EndedOn.Length > 0 ? request.EndedOn : tx.OccurredDay.Iso();
            var inForce = law.On(tx, chamber.Jurisdiction, TextFormats.FirstDay(day));
            var findings = inForce.Judge(ConvocationRules.MayEnd(row, request.End, day, request.Act, ConvocationRules.Of(inForce.Rules.Tenure, chamber.Id)));
            findings.RefuseIfViolated();

            var ended = row with
            {
                EndedOn = day,
                EndKind = EnumText.Of(request.End),
                Act = request.Act,
                Findings = FindingList.ToBytes([.. FindingList.From(row.Findings), .. findings]),
                Version = row.Version + 1,
            };
            tx.Execute(End, new { ended.EndedOn, ended.EndKind, ended.Act, ended.Findings, ended.Version, ended.Id });
            var mandates = request.End is ConvocationEnd.Term ? [] : Dissolve(tx, chamber.Id, day, request.Act, findings);
            tx.Record(new ConvocationEnded { Convocation = ended.ToProto(), MandateIds = { mandates } });
            return new EndConvocationResponse { Convocation = ended.ToProto(), Findings = { findings }, MandateIds = { mandates } };
        });

    /// <summary>Ends the mandates that are held on the day of a dissolution.</summary>
    private static List<string> Dissolve(LedgerTransaction tx, string chamberId, string day, string act, IReadOnlyList<Finding> findings)
    {
        var step = new MandateStep(MandateAct.Dissolve, day);
        var held = MandateRow.HeldOn(tx, chamberId, day).Where(row => MandateRules.Lifecycle.After(row.StateNow(), step.Act) is not null)
            .OrderBy(row => row.Id, StringComparer.Ordinal).ToList();
        foreach (var row in held)
        {
            MandateChanges.Keep(tx, row with { EndedOn = day, EndReason = act, State = EnumText.Of(MandateState.Dissolved), Version = row.Version + 1 });
            tx.Insert("MandateChange", tx.Stamp(MandateChangeRow.Of(tx, row.Id, step, MandateState.Dissolved, act, "", findings)));
        }

        return held.ConvertAll(row => row.Id);
    }

    private const string End = """
        UPDATE Convocation
        SET EndedOn = @EndedOn, EndKind = @EndKind, Act = @Act, Findings = @Findings, Version = @Version
        WHERE Id = @Id
        """;
}
