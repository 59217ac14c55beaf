using CsCheck;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Tests.Rules.Lists;

public sealed class PageTests
{
    [Theory]
    [InlineData(0u, 100)]
    [InlineData(1u, 1)]
    [InlineData(7u, 7)]
    [InlineData(1_000u, 1_000)]
    public void A_page_has_the_size_that_was_asked_or_a_hundred(uint asked, int size)
    {
        var page = Page.Of(new ListPartiesRequest { PageSize = asked });

        Assert.Equal((size, size + 1, ""), (page.Size, page.Take, page.After));
    }

    [Fact]
    public void The_last_page_has_no_token()
    {
        var page = Page.Of(new ListPartiesRequest { PageSize = 3 });

        Assert.Empty(page.Cut(["a", "b", "c"], key => key).NextPageToken);
        Assert.NotEmpty(page.Cut(["a", "b", "c", "d"], key => key).NextPageToken);
    }

    [Fact]
    public void A_token_is_bound_to_the_filters_and_not_to_the_size()
    {
        var request = new ListPartiesRequest { Jurisdiction = "kz", PageSize = 2 };
        request.PageToken = Page.Of(request).Cut(["a", "b", "c"], key => key).NextPageToken;

        Assert.Equal("b", Page.Of(request).After);
        Assert.Equal("b", Page.Of(With(request, copy => copy.PageSize = 5)).After);
        Refused(With(request, copy => copy.Jurisdiction = "arland"));
        Refused(With(request, copy => copy.AsOf = "2011-12-31"));
        Refused(With(request, copy => copy.Kinds.Add(PartyKind.Party)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("abcd")]
    [InlineData("!!!")]
    [InlineData("MDAwMDAwMDB8Yg")]
    public void A_token_that_no_answer_gave_is_refused(string token) => Refused(new() { Jurisdiction = "kz", PageToken = token });

    [Fact]
    public void A_token_whose_filters_were_tampered_with_is_refused() =>
        Gen.Select(Gen.Int[0, 9], Gen.Char["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"]).Sample((at, letter) =>
        {
            var request = new ListPartiesRequest { Jurisdiction = "kz", PageSize = 2 };
            var token = Page.Of(request).Cut(["a", "b", "c"], key => key).NextPageToken;
            request.PageToken = token[..at] + letter + token[(at + 1)..];
            if (!string.Equals(request.PageToken, token, StringComparison.Ordinal))
                Refused(request);
        });

    [Fact]
    public void Rows_that_come_in_between_shift_nothing() =>
        Gen.Select(Gen.Int[0, 500].HashSet[0, 60], Gen.Int[0, 500].Array[0, 40], Gen.UInt[1, 9]).Sample((first, later, size) =>
        {
            var table = first.Select(Key).ToHashSet(StringComparer.Ordinal);
            var arrivals = new Queue<string>(later.Select(Key));
            var request = new ListPartiesRequest { Jurisdiction = "kz", PageSize = size };
            var read = new List<string>();
            do
            {
                var page = Page.Of(request);
                var rows = table.Where(key => string.CompareOrdinal(key, page.After) > 0).Order(StringComparer.Ordinal).Take(page.Take).ToArray();
                var (items, next) = page.Cut(rows, key => key);
                read.AddRange(items);
                request.PageToken = next;
                if (arrivals.TryDequeue(out var arrival))
                    table.Add(arrival);
            }
            while (request.PageToken.Length > 0);

            Assert.Equal(read.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), read);
            Assert.Subset(read.ToHashSet(StringComparer.Ordinal), first.Select(Key).ToHashSet(StringComparer.Ordinal));
        });

    private static string Key(int number) => $"kz-{number:D4}";

    private static ListPartiesRequest With(ListPartiesRequest request, Action<ListPartiesRequest> change)
    {
        var copy = request.Clone();
        change(copy);
        return copy;
    }

    private static void Refused(ListPartiesRequest request) =>
        Assert.Equal("FIELDS_INVALID", Assert.Throws<Refusal>(() => Page.Of(request)).Reason);
}
