using Saylau.Common.V1;
using Saylau.Parties.MemberSignatures;
using Saylau.Parties.V1;
using Saylau.Tests.Rules.Law;

namespace Saylau.Tests.Rules.MemberSignatures;

public sealed class MemberRulesTests
{
    private static readonly HashSet<string> Regions = new(["KZ-AKM", "KZ-AKT"], StringComparer.Ordinal);
    private static readonly string Sealed = Convert.ToBase64String(new byte[32]);

    [Theory]
    [InlineData("", "KZ-AKM", "2021-03-01", null, "NATIONAL_NUMBER_MALFORMED")]
    [InlineData("n", "AR-NOR", "2021-03-01", null, "REGION_UNKNOWN")]
    [InlineData("n", "KZ-AKM", "2021-03-02", null, "SIGNED_IN_FUTURE")]
    [InlineData("n", "KZ-AKM", "2021-03-01", "KZ-AKT", "SHEET_DIFFERS")]
    [InlineData("n", "KZ-AKM", "2021-03-01", "KZ-AKM", "")]
    [InlineData("n", "KZ-AKM", "2021-03-01", null, "")]
    public void A_row_that_contradicts_itself_its_sheet_or_the_calendar_is_refused(string number, string region, string signed, string? sheetRegion, string reason)
    {
        var result = new MemberSignatureResult();

        var refused = MemberImportRules.Refuse(result, new() { Sheet = "a", Line = 1, NationalNumber = number, Region = region, SignedOn = signed }, sheetRegion, Regions, "2021-03-01");

        Assert.Equal((reason.Length > 0, reason), (refused, result.Reason));
    }

    [Fact]
    public void A_line_with_the_same_signature_is_there_already_and_with_another_differs()
    {
        var (same, other) = (new MemberSignatureResult(), new MemberSignatureResult());

        MemberImportRules.Known(same, new() { NationalNumber = Sealed }, new byte[32]);
        MemberImportRules.Known(other, new() { NationalNumber = Sealed }, [1, .. new byte[31]]);

        Assert.Equal((RowOutcome.Present, ""), (same.Outcome, same.Reason));
        Assert.Equal((RowOutcome.Refused, "SIGNATURE_DIFFERS"), (other.Outcome, other.Reason));
    }

    [Theory]
    [InlineData(MemberInvalidity.Illegible, 2)]
    [InlineData(MemberInvalidity.Forged, 2)]
    [InlineData(MemberInvalidity.WrongRegion, 2)]
    [InlineData(MemberInvalidity.SheetDefect, 2)]
    [InlineData(MemberInvalidity.NotEntitled, null)]
    [InlineData(MemberInvalidity.Underage, null)]
    [InlineData(MemberInvalidity.SignedElsewhere, null)]
    public void After_a_defect_the_next_signature_of_the_person_counts_and_after_what_the_person_is_none_does(MemberInvalidity reason, int? next)
    {
        MemberSignatureRow[] person =
        [
            Row(1) with { CountsFrom = "2021-01-01", CountsUntil = "2021-02-01", StruckOn = "2021-02-01", Reason = (long)reason },
            Row(2),
            Row(3),
        ];

        Assert.Equal(next, MemberImportRules.Next(person)?.Number);
    }

    [Fact]
    public void While_one_counts_no_other_does() =>
        Assert.Null(MemberImportRules.Next([Row(1), Row(2) with { CountsFrom = "2021-01-01" }]));

    [Theory]
    [InlineData("FULL", 99, 0, 20u, SignatureCheckConclusion.Unfinished)]
    [InlineData("FULL", 100, 80, 20u, SignatureCheckConclusion.Enough)]
    [InlineData("FULL", 100, 81, 19u, SignatureCheckConclusion.TooFew)]
    [InlineData("SAMPLE", 10, 1, 99u, SignatureCheckConclusion.Enough)]
    [InlineData("SAMPLE", 10, 2, 98u, SignatureCheckConclusion.FullCheckNeeded)]
    [InlineData("SAMPLE", 10, 1, 19u, SignatureCheckConclusion.TooFew)]
    public void A_full_check_decides_and_a_sample_decides_where_nine_of_ten_count(string method, long done, long invalid, uint valid, SignatureCheckConclusion expected)
    {
        var share = new ShareRule { Rule = "sample", Share = new() { Numerator = 9, Denominator = 10 }, Citation = new() { Text = "an invented act" } };

        Assert.Equal(expected, VerificationRules.Conclude(Verification(method, done, invalid), valid, 20, share));
    }

    [Theory]
    [InlineData(60u, 40, 3, false)]
    [InlineData(61u, 40, 3, true)]
    [InlineData(2u, 40, 3, true)]
    public void No_more_is_checked_than_there_is_and_no_more_found_wrong_than_checked(uint now, long before, int wrong, bool refused)
    {
        var request = new RecordSignatureVerificationRequest { Checked = now, Rows = { Enumerable.Repeat(new StruckMemberSignature(), wrong) } };

        Assert.Equal(refused, VerificationRules.MayRecord("one", Verification("FULL", before, 0), request).Any(finding => finding.Outcome is Outcome.Violated));
    }

    [Fact]
    public void What_each_region_lacks_is_counted_and_no_signature_is_not_none_that_is_valid()
    {
        var found = new SignaturesFound(new Dictionary<string, RegionSignatures>(StringComparer.Ordinal)
        {
            ["KZ-AKM"] = new() { Region = "KZ-AKM", Valid = 699, Invalid = 2, Sheets = 3, Entered = 705 },
            ["KZ-AKT"] = new() { Region = "KZ-AKT", Valid = 701, Invalid = 0, Sheets = 1, Entered = 701 },
        }, IsOneByOne: true);

        var regions = Shortfalls.Regions(found, [], Laws.Parties, Laws.Country).ToDictionary(region => region.Region, StringComparer.Ordinal);

        Assert.Equal((700u, 699u, 1u, 4u, 2u), (regions["KZ-AKM"].Required, regions["KZ-AKM"].Valid, regions["KZ-AKM"].Missing, regions["KZ-AKM"].Duplicates, regions["KZ-AKM"].Invalid));
        Assert.Equal((701u, 0u), (regions["KZ-AKT"].Valid, regions["KZ-AKT"].Missing));
        Assert.Equal((false, 700u), (regions["KZ-ALM"].HasValid, regions["KZ-ALM"].Missing));
    }

    [Fact]
    public void A_region_that_the_law_does_not_ask_lacks_nothing()
    {
        var law = Laws.Parties;
        law.Signatures.Regions = Laws.OnlyProvinces;

        var city = Shortfalls.Regions(new(new Dictionary<string, RegionSignatures>(StringComparer.Ordinal), true), [], law, Laws.Country)
            .Single(region => string.Equals(region.Region, Laws.Cities[0], StringComparison.Ordinal));

        Assert.Equal((false, 0u), (city.HasRequired, city.Missing));
    }

    private static MemberSignatureRow Row(long number) => new()
    {
        PartyId = "one",
        Place = number,
        Number = number,
        Region = "KZ-AKM",
        Prefix = 0,
        Commitment = new byte[32],
        SignedOn = "2021-01-01",
        EnteredOn = "2021-01-01",
        EnteredAt = 0,
        CountsFrom = "",
        CountsUntil = "",
        StruckOn = "",
        Reason = 0,
    };

    private static VerificationRow Verification(string method, long done, long invalid) => new()
    {
        PartyId = "one",
        Region = "KZ-AKM",
        Method = method,
        Population = 100,
        Checked = done,
        Invalid = invalid,
    };
}
