using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<RegisterInitiativeResponse> RegisterInitiative(RegisterInitiativeRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Initiative WHERE Id = @Id", new { Id = request.InitiativeId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.InitiativeExists, "initiative_id", request.InitiativeId);
            RequireProposal(tx, request.Proposal);
            var inForce = law.On(tx, request.Jurisdiction, tx.OccurredDay);
            var findings = inForce.Judge(InitiativeRules.MayRegister(
                request.InitiativeId, Members(request, inForce.Jurisdiction), request.Proposal.Subjects,
                TextFormats.FirstDay(request.CollectionFrom), TextFormats.FirstDay(request.CollectionUntil), inForce.Rules.Initiatives, inForce.Jurisdiction));
            findings.RefuseIfViolated();

            var initiative = Register(tx, request, inForce, findings);
            tx.Record(new InitiativeRegistered { Initiative = initiative });
            return new RegisterInitiativeResponse { Initiative = initiative, Findings = { findings } };
        });

    private static void RequireProposal(LedgerTransaction tx, InitiativeProposal proposal)
    {
        for (var index = 0; index < proposal.AffectedElectionIds.Count; index++)
            _ = ElectionRow.Require(tx, proposal.AffectedElectionIds[index], $"proposal.affected_election_ids[{index}]");
        if (proposal.TermId.Length > 0)
            _ = TermRow.Require(tx, proposal.TermId);
    }

    private static Dictionary<string, uint> Members(RegisterInitiativeRequest request, Jurisdiction jurisdiction)
    {
        if (string.CompareOrdinal(request.CollectionUntil, request.CollectionFrom) < 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("collection_until", "lies before collection_from."));
        var regions = jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var members = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (var group in request.GroupMembers)
        {
            if (!regions.Contains(group.Region))
                throw Refusal.Invalid(ErrorReason.RegionUnknown, ("group_members.region", $"'{group.Region}' is no region of '{jurisdiction.Code}'."));
            if (!members.TryAdd(group.Region, group.Count))
                throw Refusal.Invalid(ErrorReason.RegionRepeated, ("group_members.region", $"'{group.Region}' is named twice."));
        }

        return members;
    }

    /// <summary>The registered voters of regions, which stay with the initiative as the law does.</summary>
    private static Dictionary<string, uint> Voters(RegisterInitiativeRequest request, Jurisdiction jurisdiction)
    {
        var voters = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (var region in request.RegisteredVoters)
        {
            if (!jurisdiction.Regions.Any(known => string.Equals(known.Code, region.Region, StringComparison.Ordinal)))
                throw Refusal.Invalid(ErrorReason.RegionUnknown, ("registered_voters.region", $"'{region.Region}' is no region of '{jurisdiction.Code}'."));
            if (!voters.TryAdd(region.Region, region.Count))
                throw Refusal.Invalid(ErrorReason.RegionRepeated, ("registered_voters.region", $"'{region.Region}' is named twice."));
        }

        return voters;
    }

    private static string WithVoters(string region, Dictionary<string, uint> voters) => voters.TryGetValue(region, out var count)
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{region}:{count}")
        : region;

    private static Initiative Register(
        LedgerTransaction tx, RegisterInitiativeRequest request, LawInForce<ElectionsLaw> inForce, IReadOnlyList<Finding> findings)
    {
        var rules = inForce.Rules.Initiatives;
        var voters = Voters(request, inForce.Jurisdiction);
        var row = tx.Stamp(new InitiativeRow
        {
            Id = request.InitiativeId,
            Jurisdiction = request.Jurisdiction,
            Name = request.Name.ToString(),
            Proposal = request.Proposal.ToString(),
            ChairId = request.Chair.PersonId,
            ChairName = request.Chair.Name.ToString(),
            CollectionFrom = request.CollectionFrom,
            CollectionUntil = request.CollectionUntil,
            LawVersion = inForce.Version.Version,
            Law = rules.ToByteArray(),
            Regions = string.Join(',', rules.SignatureRegions.From(inForce.Jurisdiction.Regions).Select(region => WithVoters(region.Code, voters))),
            Findings = FindingList.ToBytes(findings),
            Version = 1,
        });
        var members = request.GroupMembers.OrderBy(group => group.Region, StringComparer.Ordinal)
            .Select(group => new InitiativeMembersRow { InitiativeId = row.Id, Region = group.Region, Members = group.Count }).ToArray();
        var step = tx.Stamp(First(tx, row.Id, findings));
        tx.Insert("Initiative", row);
        tx.InsertMany("InitiativeMembers", members);
        tx.Insert("InitiativeStep", step);
        return row.ToProto(members, [step]);
    }

    private static InitiativeStepRow First(LedgerTransaction tx, string id, IReadOnlyList<Finding> findings) => new()
    {
        InitiativeId = id,
        Number = 1,
        Step = EnumText.Of(InitiativeStep.Registered),
        State = EnumText.Of(InitiativeRules.Next(InitiativeState.Unspecified, InitiativeStep.Registered)),
        EffectiveOn = tx.OccurredOn,
        Authority = "",
        Reason = "",
        ReplacedByElectionId = "",
        Findings = FindingList.ToBytes(findings),
    };
}
