using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<CheckAccessResponse> CheckAccess(CheckAccessRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var sitting = SittingRow.Require(session, request.SittingId);
            var inForce = law.On(session, sitting.Jurisdiction, TextFormats.FirstDay(request.AsOf.Length > 0 ? request.AsOf : sitting.HeldOn));
            var sources = inForce.Rules.Access.Select(rule => rule.Citation.Source).OfType<Source>();
            return new CheckAccessResponse
            {
                Items = { SittingItemRow.Of(session, [sitting.Id])[sitting.Id].Select(item => AccessTo(item, request.AccreditationClass, inForce)) },
                Source = Sources.Weakest(sources.Append(sitting.ToSource())),
            };
        }));

    private static ItemAccess AccessTo(SittingItemRow item, AccreditationClass accredited, LawInForce<ParliamentLaw> inForce)
    {
        var access = new ItemAccess { ItemId = item.ItemId, Openness = EnumText.Parse<ItemOpenness>(item.OpennessNow) };
        foreach (var mode in AccessRules.Modes)
        {
            var findings = inForce.Judge(AccessRules.MayWatch(item, accredited, mode, inForce.Rules));
            access.Findings.AddRange(findings);
            if (findings.All(finding => finding.Outcome is Outcome.Satisfied))
                access.Modes.Add(mode);
        }

        access.MayWatch = access.Modes.Count > 0;
        return access;
    }
}
