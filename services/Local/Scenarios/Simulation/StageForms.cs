using Newtonsoft.Json.Linq;

namespace Saylau.Local.Scenarios.Simulation;

/// <summary>Observers' forms: so many with each rating, so many with each irregularity.</summary>
internal static class StageForms
{
    /// <summary>The forms of one stage. A team's forms are of neighbouring stations.</summary>
    public static IReadOnlyList<JObject> Rows(SimulationSpec spec, FormsSpec forms, Station[] stations)
    {
        Check(spec, forms);
        var random = spec.Random($"forms of {forms.Name}");
        var visited = Visited(forms.Count, stations.Length, random);
        string?[] ratings = [.. forms.Ratings.SelectMany(rating => Enumerable.Repeat(rating.Rating, rating.Count))];
        var rated = random.Sample(forms.Count, forms.Count);
        var found = Found(forms, random);
        return [.. visited.Select((station, at) => Row(forms, at, stations[station], ratings[rated[at]], found[at]))];
    }

    private static void Check(SimulationSpec spec, FormsSpec forms)
    {
        var (field, found) = ($"forms.{forms.Name}", forms.Irregularities ?? []);
        spec.Require(forms is { Count: >= 0, Teams: > 0 }, field, "'count' is negative, or there is no team.");
        spec.Require(forms.Ratings.All(rating => rating.Count >= 0) && forms.Ratings.Sum(rating => (long)rating.Count) == forms.Count,
            $"{field}.ratings", $"their counts are not the {forms.Count} forms.");
        spec.Require(forms.IrregularForms >= 0 && forms.IrregularForms <= forms.Count, $"{field}.irregularForms", $"not a number of the {forms.Count} forms.");
        spec.Require(found.All(irregularity => irregularity.Forms >= 0 && irregularity.Forms <= forms.IrregularForms),
            $"{field}.irregularities", $"one is on more than the {forms.IrregularForms} irregular forms.");
        spec.Require(found.Sum(irregularity => (long)irregularity.Forms) >= forms.IrregularForms,
            $"{field}.irregularities", $"too few for {forms.IrregularForms} irregular forms.");
    }

    /// <summary>The stations visited: none twice before every other was visited once.</summary>
    private static List<int> Visited(int count, int stations, SplitMix random)
    {
        var visited = new List<int>(count);
        while (visited.Count < count)
            visited.AddRange(random.Sample(stations, Math.Min(stations, count - visited.Count)));
        visited.Sort();
        return visited;
    }

    /// <summary>
    /// What each form found. The irregularities are dealt out like cards, round and round the irregular forms: each of
    /// those gets at least one, and none gets the same twice.
    /// </summary>
    private static List<string>[] Found(FormsSpec forms, SplitMix random)
    {
        List<string>[] found = [.. Enumerable.Range(0, forms.Count).Select(_ => new List<string>())];
        var irregular = random.Sample(forms.Count, forms.IrregularForms);
        var next = 0;
        foreach (var irregularity in forms.Irregularities ?? [])
        {
            for (var dealt = 0; dealt < irregularity.Forms; dealt++)
                found[irregular[next++ % irregular.Length]].Add(irregularity.Type);
        }

        return found;
    }

    private static JObject Row(FormsSpec forms, int at, Station station, string? rating, List<string> irregularities)
    {
        var row = new JObject
        {
            ["formId"] = forms.IdPrefix + Station.Padded(at + 1, 4),
            ["precinctId"] = station.Id,
            ["region"] = station.Region,
            ["stage"] = forms.Stage,
        };
        // A rating that was left blank is an absent field.
        if (rating is not null)
            row["rating"] = rating;
        row["irregularities"] = new JArray(irregularities);
        row["observer"] = $"team {Station.Padded((int)((long)at * forms.Teams / forms.Count) + 1, 3)}";
        return row;
    }
}
