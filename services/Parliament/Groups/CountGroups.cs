using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<CountGroupsResponse> CountGroups(CountGroupsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            ChamberRow.RequireWithin(session, request.ChamberId, request.Jurisdiction);
            var asked = new { request.Jurisdiction, request.ChamberId, AsOf = day };
            var groups = session.Query<GroupRow>(GroupsThere, asked);
            var members = session.Query<MembershipView>(MembersThere, asked).ToLookup(row => row.Kind, StringComparer.Ordinal);
            var sitting = session.Query<MandateRow>(SittingThere, asked);
            var inFaction = members["FACTION"].Select(row => row.PersonId).ToHashSet(StringComparer.Ordinal);
            return new CountGroupsResponse
            {
                Counts =
                {
                    groups.GroupBy(row => row.Kind, StringComparer.Ordinal).OrderBy(kind => EnumText.Parse<GroupKind>(kind.Key)).Select(kind => new GroupKindCount
                    {
                        Kind = EnumText.Parse<GroupKind>(kind.Key),
                        Groups = (uint)kind.Count(),
                        Members = (uint)members[kind.Key].Select(row => row.PersonId).Distinct(StringComparer.Ordinal).Count(),
                    }),
                },
                AsOf = day,
                Source = Sources.Weakest(groups.Cast<RecordedRow>().Concat(members.SelectMany(row => row)).Select(row => row.ToSource())),
                WithoutFaction = (uint)sitting.Select(row => row.PersonId).Distinct(StringComparer.Ordinal).Count(person => !inFaction.Contains(person)),
            };
        }));
    }

    private const string GroupsThere = """
        SELECT *
        FROM ParliamentaryGroup
        WHERE Jurisdiction = @Jurisdiction AND (@ChamberId = '' OR ChamberId = @ChamberId)
          AND FoundedOn <= @AsOf AND (DissolvedOn = '' OR DissolvedOn > @AsOf)
        """;

    private const string MembersThere = $"""
        {MembershipView.From}
        WHERE Jurisdiction = @Jurisdiction AND (@ChamberId = '' OR ParliamentaryGroup.ChamberId = @ChamberId) AND {MembershipView.Holds}
        """;

    private const string SittingThere = $"""
        SELECT Mandate.*
        FROM Mandate
        JOIN Chamber ON Chamber.Id = Mandate.ChamberId
        WHERE Jurisdiction = @Jurisdiction AND (@ChamberId = '' OR ChamberId = @ChamberId) AND {MandateRow.IsHeld}
        """;
}
