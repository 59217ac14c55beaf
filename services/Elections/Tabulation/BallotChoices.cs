using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Nominations;
using Saylau.Elections.V1;
using Saylau.Platform.Data;

namespace Saylau.Elections.Tabulation;

/// <summary>What the ballot of an election offers: its candidates as they stand on the day of voting, and its options.</summary>
internal static class BallotChoices
{
    /// <summary>
    /// Everything that may have been printed on the ballot, by id. A candidate who was registered and is so no longer on
    /// the day of voting keeps the votes that were cast, and cannot be elected.
    /// </summary>
    public static IReadOnlyList<BallotChoice> Of(Session session, ElectionRow election)
    {
        var candidates = CandidateRow.Of(session, election.Id);
        var changes = CandidateChangeRow.Of(session, [.. candidates.Select(candidate => candidate.Id)], "");
        var options = BallotMeasureRow.Find(session, election.Id)?.ToProto();
        return
        [
            .. candidates.Select(candidate => ToChoice(candidate, [.. changes[candidate.Id]], election.VotingOn)).OfType<BallotChoice>()
                .Concat(options?.Options.Select(option => ToChoice(option, options.Recording.Source)) ?? []).OrderBy(choice => choice.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The name of a candidate or list.</summary>
    public static LocalizedText NameOf(CandidateRow candidate) =>
        candidate.PersonName.Length == 0 ? new() : Contract.JsonReader.Parse<LocalizedText>(candidate.PersonName);

    private static BallotChoice? ToChoice(CandidateRow candidate, CandidateChangeRow[] changes, string votingOn)
    {
        // A day of voting that lacks its day is not over before its month is.
        var until = Array.FindLast(changes, change => CalendarRules.IsBefore(change.EffectiveOn, votingOn) || !CalendarRules.IsBefore(votingOn, change.EffectiveOn));
        var registered = (until?.State ?? candidate.State) is "REGISTERED";
        return !registered && !Array.Exists(changes, change => change.State is "REGISTERED") ? null : new(candidate.Id, ChoiceKind.Candidate, registered)
        {
            PersonId = candidate.PersonId,
            PartyId = candidate.PartyId,
            Name = NameOf(candidate),
            Source = candidate.ToSource(),
        };
    }

    private static BallotChoice ToChoice(BallotOption option, Source source) =>
        new(option.OptionId, option.Kind, false) { Name = option.Text, Source = source };
}
