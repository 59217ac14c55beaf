using System.Text;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Founding;

public sealed class MemberSignatureTests(FoundingWorld world)
{
    [Fact]
    public async Task Every_row_is_answered_for_itself_and_a_person_counts_once()
    {
        await world.Party("foun-rows");

        var entered = await world.Import("foun-rows",
            FoundingWorld.Row("a", 1, "AR-NOR", 1001),
            FoundingWorld.Row("a", 2, "AR-NOR", 1002),
            FoundingWorld.Row("b", 1, "AR-SOU", 1001),
            FoundingWorld.Row("a", 1, "AR-NOR", 1001),
            FoundingWorld.Row("a", 1, "AR-NOR", 1003),
            FoundingWorld.Row("a", 3, "AR-SOU", 1004),
            FoundingWorld.Row("c", 1, "KZ-AKM", 1005),
            FoundingWorld.Row("c", 2, "AR-NOR", 1006, "2021-02-16"),
            new() { Sheet = "c", Line = 3, Region = "AR-NOR", NationalNumber = "123", SignedOn = "2021-02-12" });

        Assert.Equal(
            [(RowOutcome.Stored, ""), (RowOutcome.Stored, ""), (RowOutcome.Stored, ""), (RowOutcome.Present, ""), (RowOutcome.Refused, "SIGNATURE_DIFFERS"),
                (RowOutcome.Refused, "SHEET_DIFFERS"), (RowOutcome.Refused, "REGION_UNKNOWN"), (RowOutcome.Refused, "SIGNED_IN_FUTURE"), (RowOutcome.Refused, "NATIONAL_NUMBER_MALFORMED")],
            entered.Rows.Select(row => (row.Outcome, row.Reason)));
        Assert.Equal([MemberSignatureState.Valid, MemberSignatureState.Valid, MemberSignatureState.Duplicate], entered.Rows.Take(3).Select(row => row.State));
        var region = (await Shortfall("foun-rows")).Regions.ToDictionary(region => region.Region, StringComparer.Ordinal);
        Assert.Equal((10u, 2u, 8u, 0u), (region["AR-NOR"].Required, region["AR-NOR"].Valid, region["AR-NOR"].Missing, region["AR-NOR"].Duplicates));
        Assert.Equal((0u, 10u, 1u), (region["AR-SOU"].Valid, region["AR-SOU"].Missing, region["AR-SOU"].Duplicates));
        Assert.Equal((false, false, 0u), (region["AR-CAP"].HasRequired, region["AR-CAP"].HasValid, region["AR-CAP"].Missing));
    }

    [Fact]
    public async Task A_later_chunk_finds_who_signed_before_and_one_sent_again_stores_nothing()
    {
        await world.Party("foun-later");
        await world.Import("foun-later", FoundingWorld.Row("a", 1, "AR-NOR", 1101));

        var later = await world.Import("foun-later", FoundingWorld.Row("b", 1, "AR-NOR", 1101), FoundingWorld.Row("a", 1, "AR-NOR", 1101));
        var again = await world.Import("foun-later", FoundingWorld.Row("b", 1, "AR-NOR", 1101));

        Assert.Equal([(RowOutcome.Stored, MemberSignatureState.Duplicate), (RowOutcome.Present, MemberSignatureState.Unspecified)], later.Rows.Select(row => (row.Outcome, row.State)));
        Assert.Equal((RowOutcome.Present, false, 0), (again.Rows[0].Outcome, again.HasLedgerPosition, again.CommitmentRoot.Length));
    }

    [Fact]
    public async Task A_stream_is_answered_chunk_by_chunk_and_sending_one_again_changes_nothing()
    {
        await world.Party("foun-stream");
        using var call = world.As("party@foun-stream").MemberSignatures.StreamMemberSignatures();
        var first = Message(World.NewId(), 1, 1201);

        foreach (var message in new[] { first, Message(World.NewId(), 2, 1202), first.Clone() })
            await call.RequestStream.WriteAsync(message, TestContext.Current.CancellationToken);
        await call.RequestStream.CompleteAsync();
        var answers = new List<StreamMemberSignaturesResponse>();
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
            answers.Add(call.ResponseStream.Current);

        Assert.Equal(3, answers.Count);
        Assert.All(answers, answer => Assert.Equal((RowOutcome.Stored, MemberSignatureState.Valid), (answer.Rows[0].Outcome, answer.Rows[0].State)));
        Assert.Equal(answers[0], answers[2]);
        Assert.Equal(2u, (await Shortfall("foun-stream")).TotalValid);

        StreamMemberSignaturesRequest Message(string requestId, int line, int person) =>
            new() { RequestId = requestId, OccurredOn = "2021-02-15", PartyId = "foun-stream", Rows = { FoundingWorld.Row("a", line, "AR-NOR", person) } };
    }

    [Fact]
    public async Task Who_signed_is_in_no_event_and_in_no_list()
    {
        await world.Party("foun-secret");
        var entered = await world.Import("foun-secret", FoundingWorld.Row("a", 1, "AR-NOR", 98_765_432));

        using var stream = world.As("auditor@arland").Ledger.ReadEvents(new() { Ledger = "parties", FromPosition = entered.LedgerPosition });
        await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
        var list = await world.As("auditor@arland").MemberSignatures.ListMemberSignaturesAsync(new() { PartyId = "foun-secret" });

        Assert.Equal(-1, stream.ResponseStream.Current.EventBytes.Span.IndexOf(Encoding.UTF8.GetBytes("98765432")));
        Assert.Equal(entered.CommitmentRoot, stream.ResponseStream.Current.Event.Payload.Unpack<MemberSignaturesImported>().CommitmentRoot);
        Assert.Equal(("a", 1u, "AR-NOR", MemberSignatureState.Valid), (list.Signatures[0].Place.Sheet, list.Signatures[0].Place.Line, list.Signatures[0].Region, list.Signatures[0].State));
        Assert.DoesNotContain("98765432", list.ToString(), StringComparison.Ordinal);
        await Refused.By(world.As("party@foun-secret").MemberSignatures.ListMemberSignaturesAsync(new() { PartyId = "foun-secret" }), StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED");
    }

    [Fact]
    public async Task A_list_comes_in_pages_over_sheets_and_lines()
    {
        await world.Party("foun-pages");
        await world.Import("foun-pages", [.. FoundingWorld.Rows("b", "AR-NOR", 1301, 3), .. FoundingWorld.Rows("a", "AR-SOU", 1304, 2)]);
        var (token, places) = ("", new List<string>());

        do
        {
            var page = await world.Registrar.MemberSignatures.ListMemberSignaturesAsync(new() { PartyId = "foun-pages", PageSize = 2, PageToken = token });
            places.AddRange(page.Signatures.Select(signature => $"{signature.Place.Sheet}{signature.Place.Line}"));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(["b1", "b2", "b3", "a1", "a2"], places);
        Assert.Equal(2, (await world.Registrar.MemberSignatures.ListMemberSignaturesAsync(new() { PartyId = "foun-pages", Region = "AR-SOU" })).Signatures.Count);
    }

    [Fact]
    public async Task Of_two_parties_the_earlier_keeps_the_person_and_neither_learns_whom_or_from_whom()
    {
        await world.Party("foun-early");
        await world.Party("foun-late");
        await world.Import("foun-late", FoundingWorld.Row("a", 1, "AR-NOR", 1401, "2021-02-12"), FoundingWorld.Row("a", 2, "AR-NOR", 1402), FoundingWorld.Row("a", 3, "AR-NOR", 1403, "2021-02-01"));
        await world.Import("foun-early", FoundingWorld.Row("a", 1, "AR-NOR", 1401, "2021-02-11"), FoundingWorld.Row("b", 1, "AR-SOU", 1403, "2021-02-11"));
        Assert.Equal((3u, 2u), ((await Shortfall("foun-late")).TotalValid, (await Shortfall("foun-early")).TotalValid));

        var screened = await world.Registrar.MemberSignatures.ScreenMemberSignaturesAsync(Screen("foun-late"));

        var region = Assert.Single(screened.Regions);
        Assert.Equal(("AR-NOR", 2u, 1u), (region.Region, region.SignedElsewhere, region.Struck));
        Assert.Equal(Outcome.Warning, Assert.Single(screened.Findings).Outcome);
        Assert.DoesNotContain("foun-early", screened.ToString(), StringComparison.Ordinal);
        Assert.Equal((2u, 2u), ((await Shortfall("foun-late")).TotalValid, (await Shortfall("foun-early")).TotalValid));
        Assert.Equal([MemberInvalidity.SignedElsewhere, MemberInvalidity.Unspecified, MemberInvalidity.Unspecified],
            (await world.Registrar.MemberSignatures.ListMemberSignaturesAsync(new() { PartyId = "foun-late" })).Signatures.Select(signature => signature.Reason));
        var other = await world.Registrar.MemberSignatures.ScreenMemberSignaturesAsync(Screen("foun-early"));
        Assert.Equal(("AR-SOU", 1u, 1u), (other.Regions[0].Region, other.Regions[0].SignedElsewhere, other.Regions[0].Struck));
        // Whoever lost a person to another party does not get the person back by another line.
        Assert.Equal(MemberSignatureState.Duplicate, (await world.Import("foun-late", FoundingWorld.Row("z", 1, "AR-NOR", 1401))).Rows[0].State);
    }

    [Fact]
    public async Task A_full_verification_strikes_lines_and_lets_the_next_signature_count()
    {
        await world.Party("foun-full");
        await world.Import("foun-full", [.. FoundingWorld.Rows("a", "AR-NOR", 1501, 10), FoundingWorld.Row("b", 1, "AR-NOR", 1501), FoundingWorld.Row("b", 2, "AR-NOR", 1502)]);

        var first = await world.Registrar.MemberSignatures.RecordSignatureVerificationAsync(Verify("foun-full", SignatureCheckMethod.Full, 4,
            Struck("a", 1, MemberInvalidity.Forged), Struck("a", 2, MemberInvalidity.Underage), Struck("a", 99, MemberInvalidity.Illegible)));

        Assert.Equal([(RowOutcome.Stored, ""), (RowOutcome.Stored, ""), (RowOutcome.Refused, "SIGNATURE_NOT_FOUND")], first.Rows.Select(row => (row.Outcome, row.Reason)));
        Assert.Equal((9u, 1u, 2u, SignatureCheckConclusion.Unfinished), (first.Region.Valid, first.Region.Missing, first.Region.Invalid, first.Region.Verification.Conclusion));
        var second = await world.Registrar.MemberSignatures.RecordSignatureVerificationAsync(Verify("foun-full", SignatureCheckMethod.Full, 6));
        Assert.Equal((10u, 10u, 2u, SignatureCheckConclusion.TooFew),
            (second.Region.Verification.Population, second.Region.Verification.Checked, second.Region.Verification.Invalid, second.Region.Verification.Conclusion));
        await Refused.ByRules(world.Registrar.MemberSignatures.RecordSignatureVerificationAsync(Verify("foun-full", SignatureCheckMethod.Full, 1)), "parties.signatures.checked");
        // The day before, nothing was struck.
        Assert.Equal(10u, (await Shortfall("foun-full", "2021-02-19")).TotalValid);
        Assert.Equal(9u, (await Shortfall("foun-full", "2021-02-20")).TotalValid);
    }

    [Theory]
    [InlineData(1, SignatureCheckConclusion.Enough)]
    [InlineData(2, SignatureCheckConclusion.FullCheckNeeded)]
    public async Task A_sample_of_which_nine_of_ten_count_is_enough(int wrong, SignatureCheckConclusion expected)
    {
        var id = $"foun-sample-{wrong}";
        await world.Party(id);
        await world.Import(id, FoundingWorld.Rows("a", "AR-NOR", 1600 + (100 * wrong), 20));

        var recorded = await world.Registrar.MemberSignatures.RecordSignatureVerificationAsync(
            Verify(id, SignatureCheckMethod.Sample, 10, [.. Enumerable.Range(1, wrong).Select(line => Struck("a", line, MemberInvalidity.Illegible))]));

        Assert.Equal((expected, (uint)(20 - wrong)), (recorded.Region.Verification.Conclusion, recorded.Region.Valid));
        Assert.Equal(recorded.Region, (await Shortfall(id, "2021-02-20")).Regions.Single(region => region.Region is "AR-NOR"));
    }

    [Fact]
    public async Task A_party_collects_by_sheet_or_one_by_one_and_not_both()
    {
        await world.Party("foun-sheets");
        await world.Party("foun-lines");
        var sheets = new ImportSignatureSheetsRequest { RequestId = World.NewId(), OccurredOn = "2021-02-15", PartyId = "foun-sheets", Rows = { Requests.Sheet("a", "AR-NOR", 12) } };
        await world.As("party@foun-sheets").MemberSignatures.ImportSignatureSheetsAsync(sheets);
        await world.Import("foun-lines", FoundingWorld.Row("a", 1, "AR-NOR", 1901));
        var late = sheets.Clone();
        (late.RequestId, late.PartyId) = (World.NewId(), "foun-lines");

        await Refused.ByRules(world.As("party@foun-sheets").MemberSignatures.ImportMemberSignaturesAsync(FoundingWorld.Chunk("foun-sheets", FoundingWorld.Row("a", 1, "AR-NOR", 1902))), "parties.signatures.one_way");
        await Refused.ByRules(world.As("party@foun-lines").MemberSignatures.ImportSignatureSheetsAsync(late), "parties.signatures.one_way");
        await Refused.ByRules(world.Registrar.MemberSignatures.RecordSignatureVerificationAsync(Verify("foun-sheets", SignatureCheckMethod.Full, 1)), "parties.signatures.one_by_one", "parties.signatures.checked");
        var shortfall = await Shortfall("foun-sheets");
        Assert.Equal((12u, false, 1u, false), (shortfall.TotalValid, shortfall.HasTotalRequired, shortfall.RegionsLacking, shortfall.Regions[0].HasDuplicates));
    }

    [Fact]
    public async Task One_party_enters_nothing_for_another_and_a_region_is_known()
    {
        await world.Party("foun-mine");

        await Refused.By(world.As("party@foun-yours").MemberSignatures.ImportMemberSignaturesAsync(FoundingWorld.Chunk("foun-mine", FoundingWorld.Row("a", 1, "AR-NOR", 1))), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.As("registrar@kz").MemberSignatures.ScreenMemberSignaturesAsync(Screen("foun-mine")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        var request = Verify("foun-mine", SignatureCheckMethod.Full, 1);
        request.Region = "KZ-AKM";
        await Refused.By(world.Registrar.MemberSignatures.RecordSignatureVerificationAsync(request), StatusCode.InvalidArgument, "REGION_UNKNOWN");
        await Refused.By(world.Public.MemberSignatures.GetSignatureShortfallAsync(new() { PartyId = "foun-nobody" }), StatusCode.NotFound, "PARTY_NOT_FOUND");
    }

    private async Task<GetSignatureShortfallResponse> Shortfall(string id, string asOf = "2021-12-31") =>
        await world.Public.MemberSignatures.GetSignatureShortfallAsync(new() { PartyId = id, AsOf = asOf });

    private static ScreenMemberSignaturesRequest Screen(string id) => new() { RequestId = World.NewId(), OccurredOn = "2021-02-20", PartyId = id };

    private static StruckMemberSignature Struck(string sheet, int line, MemberInvalidity reason) => new() { Place = new() { Sheet = sheet, Line = (uint)line }, Reason = reason };

    private static RecordSignatureVerificationRequest Verify(string id, SignatureCheckMethod method, uint done, params StruckMemberSignature[] rows) =>
        new() { RequestId = World.NewId(), OccurredOn = "2021-02-20", PartyId = id, Region = "AR-NOR", Method = method, Checked = done, Rows = { rows } };
}
