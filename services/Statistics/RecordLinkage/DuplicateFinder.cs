namespace Saylau.Statistics.RecordLinkage;

/// <summary>A record as it is compared: names folded, the date as YYYY-MM-DD or empty.</summary>
public sealed record LinkageRecord(string Id, string Surname, string GivenNames, string BirthDate);

/// <summary>Two records that may be one person, and how they agree.</summary>
public sealed record LinkedPair(LinkageRecord First, LinkageRecord Second, double Weight, Agreement Surname, Agreement GivenNames, Agreement BirthDate);

/// <summary>
/// Finds pairs of records that may be one person: blocks by birth date and by name, weights by Fellegi and Sunter. What it
/// finds depends on the records alone, not on their order.
/// </summary>
public sealed class DuplicateFinder
{
    // Below that a sample says less than what is usual.
    private const int EnoughPairs = 2_000;

    // A block of very many is a name that says nothing: its pairs are met in the other blocks.
    private const int LargestBlock = 1_000;

    // One entry in a hundred is taken to be there twice, and a pair is worth a look from odds of one in sixteen on.
    private const double RateOfDuplicates = 0.01, OddsToReview = 1.0 / 16;

    private static readonly double[] UsualM = [0.01, 0.04, 0.95];

    // What two persons' fields do where too little is known of the list: names as in a town, dates as in a lifetime.
    private static readonly FellegiSunter Usual = new([UsualM, UsualM, UsualM],
        [[0.989, 0.01, 0.001], [0.989, 0.01, 0.001], [0.99896, 0.001, 0.00004]], 0.01);

    private readonly LinkageRecord[] records;

    /// <summary>Takes the records.</summary>
    public DuplicateFinder(IEnumerable<LinkageRecord> records)
    {
        this.records = [.. records.OrderBy(record => record.Id, StringComparer.Ordinal)];
        Model = Estimate();
        ReviewFrom = Math.Log2(Math.Max(this.records.Length, 2) / (2 * RateOfDuplicates)) + Math.Log2(OddsToReview);
    }

    /// <summary>What the fields of one person and of two do.</summary>
    public FellegiSunter Model { get; }

    /// <summary>The weight from which a pair is worth a look, by the size of the list.</summary>
    public double ReviewFrom { get; }

    /// <summary>Pairs compared so far.</summary>
    public long Compared { get; private set; }

    /// <summary>The pairs of at least this weight, the heaviest first.</summary>
    public IReadOnlyList<LinkedPair> Find(double from)
    {
        var found = new Dictionary<(int, int), LinkedPair>();
        foreach (var pass in new Func<LinkageRecord, string>[] { DateAndSurname, DateAndName, WholeName })
        {
            foreach (var (first, second) in Pairs(pass))
            {
                Compared++;
                var pattern = Compare(records[first], records[second]);
                var weight = Model.Weight(pattern);
                if (weight >= from)
                    found[(first, second)] = new(records[first], records[second], weight, pattern[0], pattern[1], pattern[2]);
            }
        }

        return [.. found.Values.OrderByDescending(pair => pair.Weight)
            .ThenBy(pair => pair.First.Id, StringComparer.Ordinal).ThenBy(pair => pair.Second.Id, StringComparer.Ordinal)];
    }

    private static string DateAndSurname(LinkageRecord record) =>
        record.BirthDate.Length == 0 || record.Surname.Length == 0 ? "" : $"{Comparators.Unordered(record.BirthDate)}{record.Surname[0]}";

    private static string DateAndName(LinkageRecord record) =>
        record.BirthDate.Length == 0 || record.GivenNames.Length == 0 ? "" : $"{Comparators.Unordered(record.BirthDate)}{record.GivenNames[0]}";

    private static string WholeName(LinkageRecord record) =>
        record.Surname.Length == 0 || record.GivenNames.Length == 0 ? "" : $"{record.Surname}/{record.GivenNames}";

    private static Agreement[] Compare(LinkageRecord first, LinkageRecord second) =>
    [
        Comparators.OfNames(first.Surname, second.Surname), Comparators.OfNames(first.GivenNames, second.GivenNames),
        Comparators.OfDates(first.BirthDate, second.BirthDate),
    ];

    /// <summary>Each pair of a block, a record that has no key in none.</summary>
    private IEnumerable<(int First, int Second)> Pairs(Func<LinkageRecord, string> keyOf)
    {
        var blocks = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var index = 0; index < records.Length; index++)
        {
            if (keyOf(records[index]) is not { Length: > 0 } key)
                continue;
            if (!blocks.TryGetValue(key, out var block))
                blocks[key] = block = [];
            block.Add(index);
        }

        foreach (var block in blocks.Values.Where(block => block.Count is > 1 and <= LargestBlock))
        {
            for (var first = 0; first < block.Count; first++)
            {
                for (var second = first + 1; second < block.Count; second++)
                    yield return (block[first], block[second]);
            }
        }
    }

    /// <summary>
    /// Two persons are learnt from neighbours in the order of ids, which say nothing of who they are; one person from the names
    /// within blocks of one date. What slips of the pen do to dates is taken as usual: every pair of a block has its date.
    /// </summary>
    private FellegiSunter Estimate()
    {
        if (records.Length < EnoughPairs)
            return Usual;
        var strangers = Patterns(Enumerable.Range(0, records.Length).SelectMany(index =>
            Enumerable.Range(1, 20).Select(step => (index, (index + step) % records.Length))));
        // A coincidence too rare for the sample is not impossible.
        var u = FellegiSunter.Shares(strangers, 3).Select((levels, field) =>
            (IReadOnlyList<double>)[.. levels.Select((share, level) => Math.Max(share, Usual.U[field][level] / 100))]).ToArray();
        var names = Patterns(Pairs(DateAndSurname).Concat(Pairs(DateAndName)), fields: 2);
        if (names.Sum(pattern => pattern.Pairs) < EnoughPairs)
            return Usual with { U = u };
        var fitted = new FellegiSunter([UsualM, UsualM], [u[0], u[1]], 0.01).Fitted(names);
        return new([fitted.M[0], fitted.M[1], UsualM], u, fitted.Matches);
    }

    private List<(IReadOnlyList<Agreement> Pattern, long Pairs)> Patterns(IEnumerable<(int First, int Second)> pairs, int fields = 3)
    {
        var counts = new Dictionary<(Agreement, Agreement, Agreement), long>();
        foreach (var (first, second) in pairs)
        {
            var pattern = Compare(records[first], records[second]);
            var key = (pattern[0], pattern[1], pattern[2]);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return [.. counts.OrderBy(count => count.Key)
            .Select(count => ((IReadOnlyList<Agreement>)new[] { count.Key.Item1, count.Key.Item2, count.Key.Item3 }[..fields], count.Value))];
    }
}
