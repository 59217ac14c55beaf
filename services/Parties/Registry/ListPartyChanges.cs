using Grpc.Core;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<ListPartyChangesResponse> ListPartyChanges(ListPartyChangesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            var rows = session.Query<PartyChangeRow>(ChangesOfParty, new
            {
                PartyId = party.Id,
                Kinds = EnumText.Words(request.Kinds),
                request.AsOf,
                page.After,
                page.Take,
            }).Select(row => (Key: row.ChangeKey, Change: row.ToProto()));
            var first = page.After.Length == 0 && Asks(request, party) ? [(Key: "!", Change: Entered(party))] : Array.Empty<(string Key, PartyChange Change)>();
            var (items, next) = page.Cut([.. first.Concat(rows).Take(page.Take)], row => row.Key);
            return new ListPartyChangesResponse { Changes = { items.Select(row => row.Change) }, NextPageToken = next };
        }));
    }

    private static bool Asks(ListPartyChangesRequest request, PartyRow party) =>
        (request.Kinds.Count == 0 || request.Kinds.Contains(PartyChangeKind.Recorded))
        && (request.AsOf.Length == 0 || string.CompareOrdinal(party.OccurredOn, request.AsOf) <= 0);

    /// <summary>How a party's history begins. Its key is a sign below every digit: it comes before every change.</summary>
    private static PartyChange Entered(PartyRow party) => new()
    {
        Kind = PartyChangeKind.Recorded,
        ValidFrom = party.OccurredOn,
        Name = Contract.JsonReader.Parse<LocalizedText>(party.Name),
        Recording = party.ToRecording(),
    };

    private const string ChangesOfParty = """
        SELECT *
        FROM PartyChange
        WHERE PartyId = @PartyId AND ChangeKey > @After AND Kind IN @Kinds AND (@AsOf = '' OR ValidFrom <= @AsOf)
        ORDER BY ChangeKey {page}
        """;
}
