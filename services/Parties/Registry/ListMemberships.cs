using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<ListMembershipsResponse> ListMemberships(ListMembershipsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            // Whoever is no more has no members: they moved, or left with it.
            if (ReorganisationRules.HasEnded(StateOn(session, party.Id, day).Standing))
                return new ListMembershipsResponse { AsOf = day };
            var (members, rows) = MembershipRow.On(session, party, day);
            var (items, next) = page.Cut([.. members.Members.Where(region => string.CompareOrdinal(region.Key, page.After) > 0)
                .OrderBy(region => region.Key, StringComparer.Ordinal).Take(page.Take)], region => region.Key);
            var response = new ListMembershipsResponse
            {
                Memberships = { items.Select(region => new RegionMembers { Region = region.Key, Members = region.Value }) },
                NextPageToken = next,
                Basis = members.Basis,
                Evidence = { members.Declarations.Select(declared => $"parties/{declared.PartyId}/memberships/{declared.CountedOn}") },
                UnknownPartyIds = { members.Basis is MembershipBasis.Moved ? members.Unknown : [] },
                AsOf = day,
                Source = SourceOf(members, rows),
            };
            if (members.Basis is not MembershipBasis.Unspecified)
                response.MembersInAll = MembershipRules.Total(members.Members.Values);
            return response;
        }));
    }

    private static Source? SourceOf(MembersOnDay members, IEnumerable<MembershipRow> rows)
    {
        var sources = rows.Select(row => row.ToSource()).ToList();
        if (members.Basis is MembershipBasis.Moved)
            sources.Add(new() { Provenance = Provenance.Derived, Citation = "the sum of what the parties that merged declared" });
        return Sources.Weakest(sources);
    }
}
