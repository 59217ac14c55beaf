using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<RecordPartyResponse> RecordParty(RecordPartyRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>(PartyExists, new { Id = request.PartyId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.PartyExists, "party_id", request.PartyId);
            var findings = WarnOfNames(tx, request);

            var row = tx.Stamp(new PartyRow
            {
                Id = request.PartyId,
                Jurisdiction = request.Jurisdiction,
                Kind = EnumText.Of(request.Kind),
                Name = request.Name.ToString(),
            });
            tx.Insert("Party", row);
            StandingPeriodRow.Rewrite(tx, row);
            var party = row.ToProto(EnumText.Of(PartyStanding.Unregistered));
            tx.Record(new PartyRecorded { Party = party });
            return new RecordPartyResponse { Party = party, Findings = { findings } };
        });

    /// <summary>To be entered is not to be registered: a name that would be confused is a warning here, and told only where the law minds.</summary>
    private IReadOnlyList<Finding> WarnOfNames(LedgerTransaction tx, RecordPartyRequest request)
    {
        if (law.Find(tx, request.Jurisdiction, tx.OccurredDay) is not { Rules.Registry.Names: not null } inForce)
            return [];
        var findings = inForce.Judge(JudgeNames(tx, request.Jurisdiction, request.PartyId, Texts(request.Name), tx.OccurredDay.Iso(), inForce));
        foreach (var finding in findings.Where(finding => finding.Outcome is Outcome.Violated))
            finding.Outcome = Outcome.Warning;
        return findings;
    }

    private const string PartyExists = """
        SELECT 1
        FROM Party
        WHERE Id = @Id
        """;
}
