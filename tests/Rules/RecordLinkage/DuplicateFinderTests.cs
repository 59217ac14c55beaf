using System.Globalization;
using Saylau.Statistics.RecordLinkage;

namespace Saylau.Tests.Rules.RecordLinkage;

/// <summary>A register of invented people, some of whom are there twice with slips of the pen.</summary>
public sealed class DuplicateFinderTests
{
    private const int People = 20_000, Twice = 400;

    private static readonly string[] Syllables = ["ах", "мет", "нұр", "лан", "сер", "ік", "бол", "ат", "жан", "гүл", "дәу", "рен", "тем", "ір", "қай", "рат", "әсе", "ма"];

    [Fact]
    public void Most_who_are_there_twice_are_found_and_few_who_are_not()
    {
        var finder = new DuplicateFinder(Register());

        var found = finder.Find(finder.ReviewFrom).Select(pair => (pair.First.Id, pair.Second.Id)).ToHashSet();

        var right = found.Count(pair => string.Equals(pair.Item1[..5], pair.Item2[..5], StringComparison.Ordinal));
        var (precision, recall) = (right / (double)found.Count, right / (double)Twice);
        Assert.True(recall >= 0.9 && precision >= 0.9, string.Create(CultureInfo.InvariantCulture, $"precision {precision:0.000}, recall {recall:0.000}, found {found.Count}, from {finder.ReviewFrom:0.0}"));
    }

    [Fact]
    public void What_is_found_does_not_depend_on_the_order_of_the_records()
    {
        var records = Register().Take(6_000).Concat(Register().Skip(People)).ToArray();

        var forwards = new DuplicateFinder(records);
        var backwards = new DuplicateFinder(records.Reverse());

        Assert.Equal(forwards.ReviewFrom, backwards.ReviewFrom);
        Assert.Equal(forwards.Find(forwards.ReviewFrom), backwards.Find(backwards.ReviewFrom));
        Assert.NotEmpty(forwards.Find(forwards.ReviewFrom));
    }

    [Fact]
    public void Whoever_lacks_a_name_and_a_date_is_like_nobody()
    {
        var finder = new DuplicateFinder([new("a", "", "", ""), new("b", "", "", ""), new("c", "ahmetov", "", "")]);

        Assert.Empty(finder.Find(-100));
        Assert.Equal(0, finder.Compared);
    }

    private static IEnumerable<LinkageRecord> Register()
    {
        for (var person = 0; person < People; person++)
            yield return Record($"{person:D5}-1", person, slip: 0);
        for (var person = 0; person < Twice; person++)
            yield return Record($"{person:D5}-2", person, slip: person % 5);
    }

    // No slip, a letter of the surname, one of the given names, day and month in each other's place, a digit of the day.
    private static LinkageRecord Record(string id, int person, int slip)
    {
        var (surname, given) = ($"{Part(person, 1)}{Part(person, 2)}{Part(person, 3)}ов", $"{Part(person, 4)}{Part(person, 5)} {Part(person, 6)}{Part(person, 7)}ұлы");
        var (year, month, day) = (1930 + Pick(person, 8, 70), 1 + Pick(person, 9, 12), 1 + Pick(person, 10, 12));
        (month, day) = slip == 3 ? (day, month) : (month, day);
        day = slip == 4 ? day + 10 : day;
        surname = slip == 1 ? surname.Remove(2, 1) : surname;
        given = slip == 2 ? given.Remove(3, 1) : given;
        return new(id, NameFolding.Fold(surname), NameFolding.Fold(given), string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}"));
    }

    private static string Part(int person, int part) => Syllables[Pick(person, part, Syllables.Length)];

    private static int Pick(int person, int part, int of) => Math.Min(of - 1, (int)(FellegiSunterTests.Chance(person, part + 100) * of));
}

