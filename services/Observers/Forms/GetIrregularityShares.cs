using Grpc.Core;
using Saylau.Observers.Missions;
using Saylau.Observers.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Observers.Forms;

public sealed partial class FormService
{
    /// <inheritdoc />
    public override Task<GetIrregularitySharesResponse> GetIrregularityShares(
        GetIrregularitySharesRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var missions = MissionRow.Observing(session, request.ElectionId, request.MissionKinds, request.MissionId);
            if (missions.Count == 0)
                return new GetIrregularitySharesResponse { Noted = 0, StationsNoted = 0, AsOf = day };

            var (jurisdiction, ids) = (missions[0].Jurisdiction, missions.Select(mission => mission.Id).ToArray());
            var rules = law.On(session, jurisdiction, TextFormats.FirstDay(day)).Rules;
            var answer = Note(session, ids, request.Stage, day);
            answer.AsOf = day;
            answer.Irregularities.Add(NoteEach(session, ids, request.Stage, day, rules.Irregularities));
            if (!DisclosureRules.IsInsider(context.Call().Caller, ids, jurisdiction))
                DisclosureRules.Suppress(answer, rules.Disclosure.MinCell);
            return answer;
        }));
    }

    private static GetIrregularitySharesResponse Note(Session session, string[] missions, ObservationStage stage, string day)
    {
        var tallies = FormTallyRow.Of(session, missions, stage, day);
        long Forms(string topic) => tallies.Where(tally => string.Equals(tally.Topic, topic, StringComparison.Ordinal)).Sum(tally => tally.Forms);
        // Every form has a rating, if only a blank one.
        var (forms, noted) = (Forms(FormTallyRow.OfRating), Forms(FormTallyRow.OfAny));
        var stations = FormStationRow.Count(session, missions, stage, day, FormTallyRow.OfRating, EnumText.Words<Rating>([]));
        var stationsNoted = FormStationRow.Count(session, missions, stage, day, FormTallyRow.OfIrregularity, EnumText.Words<IrregularityType>([]));
        return new()
        {
            Forms = Counts.Of(forms),
            Noted = Counts.Of(noted),
            Share = ShareRules.Share(noted, forms),
            Stations = Counts.Of(stations),
            StationsNoted = Counts.Of(stationsNoted),
            StationShare = ShareRules.Share(stationsNoted, stations),
            Missions = (uint)tallies.Select(tally => tally.MissionId).Distinct(StringComparer.Ordinal).Count(),
            Source = Sources.Weakest(tallies.Select(tally => tally.ToSource())),
        };
    }

    private static IEnumerable<IrregularityCount> NoteEach(
        Session session, string[] missions, ObservationStage stage, string day, IEnumerable<CataloguedIrregularity> catalogue)
    {
        var stations = FormStationRow.CountEach(session, missions, stage, day, FormTallyRow.OfIrregularity);
        var forms = FormTallyRow.Of(session, missions, stage, day)
            .Where(tally => tally.Topic is FormTallyRow.OfIrregularity)
            .GroupBy(tally => tally.Word, StringComparer.Ordinal)
            .ToDictionary(word => word.Key, word => word.Sum(tally => tally.Forms), StringComparer.Ordinal);
        return [.. catalogue.Where(entry => entry.Stages.Contains(stage)).Select(entry => new IrregularityCount
        {
            Irregularity = entry.Irregularity,
            Name = entry.Name,
            Severity = entry.Severity,
            Forms = Counts.Of(forms.GetValueOrDefault(EnumText.Of(entry.Irregularity))),
            Stations = Counts.Of(stations.GetValueOrDefault(EnumText.Of(entry.Irregularity))),
        })];
    }
}
