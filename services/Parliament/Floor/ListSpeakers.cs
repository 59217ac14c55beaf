using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Floor;

public sealed partial class FloorService
{
    /// <inheritdoc />
    public override Task<ListSpeakersResponse> ListSpeakers(ListSpeakersRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var sitting = SittingRow.Require(session, request.SittingId);
            var ended = SpeechRow.Of(session, sitting.Id)
                .Where(row => row.EndedAt is not null && (request.ItemId.Length == 0 || string.Equals(row.ItemId, request.ItemId, StringComparison.Ordinal))).ToList();
            var speakers = ended.GroupBy(KeyOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .SkipWhile(group => string.CompareOrdinal(group.Key, page.After) <= 0 && page.After.Length > 0).Take(page.Take).ToList();
            var (items, next) = page.Cut(speakers, group => group.Key);
            return new ListSpeakersResponse
            {
                Speakers = { items.Select(group => Total([.. group])) },
                NextPageToken = next,
                Parties = { Parties([.. ended.Where(row => row.MandateId.Length > 0)]) },
                Source = Sources.Weakest(ended.Select(row => row.ToSource()).Append(sitting.ToSource())),
            };
        }));
    }

    // Mandates have ids of lower-case letters and digits: members stand before offices whatever those are called.
    private static string KeyOf(SpeechRow row) => row.MandateId.Length > 0 ? $"member/{row.MandateId}" : $"office/{row.Office}";

    private static SpeakerTotal Total(IReadOnlyList<SpeechRow> speeches) => new()
    {
        MandateId = speeches[0].MandateId,
        PersonId = speeches[0].PersonId,
        PartyId = speeches[0].PartyId,
        Office = speeches[0].Office,
        Speeches = (uint)speeches.Count,
        SpokenSeconds = (uint)speeches.Sum(row => row.Spoken()!.Value),
        OvertimeSeconds = (uint)speeches.Sum(row => row.Overtime()),
    };

    private static IEnumerable<PartyTotal> Parties(IReadOnlyList<SpeechRow> speeches)
    {
        var all = (uint)speeches.Sum(row => row.Spoken()!.Value);
        return speeches.GroupBy(row => row.PartyId, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            var total = Total([.. group]);
            return new PartyTotal
            {
                PartyId = group.Key,
                Speakers = (uint)group.Select(row => row.MandateId).Distinct(StringComparer.Ordinal).Count(),
                Speeches = total.Speeches,
                SpokenSeconds = total.SpokenSeconds,
                OvertimeSeconds = total.OvertimeSeconds,
                Share = all == 0 ? null : new Ratio { Numerator = total.SpokenSeconds, Denominator = all },
            };
        });
    }
}
