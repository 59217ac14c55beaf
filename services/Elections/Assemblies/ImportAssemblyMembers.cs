using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<ImportAssemblyMembersResponse> ImportAssemblyMembers(ImportAssemblyMembersRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            var ids = request.Rows.Select(row => row.AssemblyId).Distinct(StringComparer.Ordinal).ToArray();
            var assemblies = tx.Query<AssemblyRow>(AssembliesNamed, new { Ids = ids })
                .Where(row => string.Equals(row.Jurisdiction, request.Jurisdiction, StringComparison.Ordinal)).ToDictionary(row => row.Id, StringComparer.Ordinal);
            var present = tx.Query<AssemblyMemberRow>(MembersOfAssemblies, new { Ids = ids }).Select(row => row.ToFacts())
                .GroupBy(member => (member.AssemblyId, member.PersonId)).ToDictionary(member => member.Key, member => member.ToList());
            var stored = new List<AssemblyMember>();
            var response = new ImportAssemblyMembersResponse();
            foreach (var row in request.Rows)
            {
                var result = Decide(row, assemblies, present);
                result.Row = (uint)response.Rows.Count;
                response.Rows.Add(result);
                if (result.Outcome is RowOutcome.Stored)
                    stored.Add(row);
            }

            tx.InsertMany("AssemblyMember", stored.Select(member => tx.Stamp(AssemblyMemberRow.Of(assemblies[member.AssemblyId], member))).ToArray());
            if (stored.Count > 0)
                tx.Record(new AssemblyMembersImported { Jurisdiction = request.Jurisdiction, Members = { stored } });
            return response;
        });

    private static RowResult Decide(
        AssemblyMember row, Dictionary<string, AssemblyRow> assemblies, Dictionary<(string AssemblyId, string PersonId), List<MembershipFacts>> present)
    {
        if (!assemblies.TryGetValue(row.AssemblyId, out var assembly))
            return new RowResult().Refuse(ErrorReason.AssemblyNotFound, $"assembly_id: there is no assembly '{row.AssemblyId}'.");
        if (!ElectorateRules.IsInOrder(row.ServingFrom, row.ServingUntil))
            return new RowResult().Refuse(ErrorReason.MembershipDatesInvalid, "serving_until: is before serving_from.");
        var member = AssemblyMemberRow.Of(assembly, row).ToFacts();
        if (!present.TryGetValue((member.AssemblyId, member.PersonId), out var known))
            present[(member.AssemblyId, member.PersonId)] = known = [];
        if (known.Contains(member))
            return new() { Outcome = RowOutcome.Present };
        if (known.Exists(other => ElectorateRules.Overlap(member.From, member.Until, other.From, other.Until)))
            return new RowResult().Refuse(ErrorReason.AssemblyMemberDiffers,
                $"person.person_id: '{member.PersonId}' is a deputy of '{member.AssemblyId}' on some of these days already.");
        known.Add(member);
        return new() { Outcome = RowOutcome.Stored };
    }

    private const string MembersOfAssemblies = """
        SELECT *
        FROM AssemblyMember
        WHERE AssemblyId IN @Ids
        """;
}
