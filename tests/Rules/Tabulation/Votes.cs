using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Tabulation;

/// <summary>Votes in short: a, b, c … with so many each, all valid.</summary>
internal static class Votes
{
    public static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(at => ((char)('a' + at)).ToString())];

    public static BallotChoice[] Choices(int count) => [.. Names(count).Select(name => new BallotChoice(name))];

    public static Contest Contest(ResultLaw law, Figures figures, int choices) =>
        new(figures, new Dictionary<string, Figures>(StringComparer.Ordinal), Choices(choices), [], law, false);

    /// <summary>A station that is not counted, with so many voters, if that is known.</summary>
    public static Outstanding Missing(long? votes) => new(1, votes, new HashSet<string>(StringComparer.Ordinal));

    public static Figures Of(params uint[] votes) => With(0, votes);

    public static Figures With(uint invalid, params uint[] votes)
    {
        var figures = new Figures();
        figures.Add(Station("one", invalid, votes));
        return figures;
    }

    public static ProtocolEntry Station(string precinct, uint invalid, params uint[] votes)
    {
        var valid = (uint)votes.Sum(count => count);
        return new()
        {
            PrecinctId = precinct,
            Registered = valid + invalid + 10,
            Received = valid + invalid + 5,
            Issued = valid + invalid + 1,
            Unused = 3,
            Spoiled = 1,
            InBoxes = valid + invalid,
            Valid = valid,
            Invalid = invalid,
            Choices = { Names(votes.Length).Zip(votes, (name, count) => new ChoiceVotes { CandidateId = name, Votes = count }) },
        };
    }
}
