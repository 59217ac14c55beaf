using Grpc.Core;
using Saylau.Observers.Missions;
using Saylau.Observers.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Observers.Forms;

public sealed partial class FormService
{
    /// <inheritdoc />
    public override Task<GetRatingSharesResponse> GetRatingShares(GetRatingSharesRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var missions = MissionRow.Observing(session, request.ElectionId, request.MissionKinds, request.MissionId);
            // Without missions there is nothing to read by any law.
            var scale = missions.Count == 0 ? new() : law.On(session, missions[0].Jurisdiction, TextFormats.FirstDay(day)).Rules.Ratings;
            var answer = Rate(session, [.. missions.Select(mission => mission.Id)], request.Stage, day, scale);
            answer.AsOf = day;
            return answer;
        }));
    }

    private static GetRatingSharesResponse Rate(
        Session session, IReadOnlyCollection<string> missions, ObservationStage stage, string day, RatingScale scale)
    {
        var tallies = FormTallyRow.Of(session, missions, stage, day).Where(tally => tally.Topic is FormTallyRow.OfRating).ToArray();
        var forms = tallies.GroupBy(tally => tally.Word, StringComparer.Ordinal)
            .ToDictionary(word => EnumText.Parse<Rating>(word.Key), word => word.Sum(tally => tally.Forms));
        var stations = FormStationRow.CountEach(session, missions, stage, day, FormTallyRow.OfRating);
        long Stations(IReadOnlyCollection<Rating> some) => some.Count == 0 ? 0
            : FormStationRow.Count(session, missions, stage, day, FormTallyRow.OfRating, some.Select(EnumText.Of));
        return new()
        {
            Forms = Counts.Of(forms.Values.Sum()),
            Rated = Counts.Of(ShareRules.Rated(forms)),
            Blank = Counts.Of(forms.GetValueOrDefault(Rating.Unspecified)),
            Stations = Counts.Of(Stations(Enum.GetValues<Rating>())),
            Ratings =
            {
                Enum.GetValues<Rating>().Where(rating => rating is not Rating.Unspecified).Select(rating => new RatingCount
                {
                    Rating = rating,
                    Forms = Counts.Of(forms.GetValueOrDefault(rating)),
                    Stations = Counts.Of(stations.GetValueOrDefault(EnumText.Of(rating))),
                }),
            },
            Positive = ShareRules.Of(forms, scale.Positive, Stations(scale.Positive)),
            Negative = ShareRules.Of(forms, scale.Negative, Stations(scale.Negative)),
            Missions = (uint)tallies.Select(tally => tally.MissionId).Distinct(StringComparer.Ordinal).Count(),
            Source = Sources.Weakest(tallies.Select(tally => tally.ToSource())),
        };
    }
}
