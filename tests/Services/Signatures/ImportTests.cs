using System.Globalization;
using System.Text;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Signatures;

/// <summary>Signatures as they come in: each answered for itself, none telling who signed.</summary>
public sealed class ImportTests(SignatureWorld world)
{
    [Fact]
    public async Task Who_signs_twice_counts_once_wherever_the_second_signature_stands()
    {
        await world.Registered("twice");
        var first = await world.Import("twice", Row("a", 1, 1), Row("a", 2, 2), Row("a", 3, 1));
        var second = await world.Import("twice", Row("b", 1, 2, "AR-SOU"), Row("b", 2, 3, "AR-SOU"), Row("b", 3, 3, "AR-SOU"));

        Assert.Equal([SignatureState.Valid, SignatureState.Valid, SignatureState.Duplicate], first.Rows.Select(row => row.State));
        Assert.Equal([SignatureState.Duplicate, SignatureState.Valid, SignatureState.Duplicate], second.Rows.Select(row => row.State));
        Assert.All(second.Rows, row => Assert.Equal((RowOutcome.Stored, ""), (row.Outcome, row.Message)));
        var count = await world.Count("twice");
        Assert.Equal((3u, 3u, 2u), (count.Valid, count.Invalid, count.Sheets));
        Assert.Equal([("AR-CAP", false, 0u), ("AR-NOR", true, 2u), ("AR-SOU", true, 1u)], count.Regions.Select(region => (region.Region, region.HasValid, region.Valid)));
    }

    [Fact]
    public async Task A_line_is_entered_once_and_another_on_it_is_refused()
    {
        await world.Registered("lines");
        await world.Import("lines", Row("a", 1, 1), Row("a", 2, 2));
        var again = await world.Import("lines", Row("a", 2, 2), Row("a", 1, 3), Row("a", 3, 4), Row("a", 3, 4), Row("a", 3, 5), Row("a", 4, 6, "AR-SOU"), Row("a", 5, 7, collector: "another"));

        Assert.Equal(
            [
                (RowOutcome.Present, ""), (RowOutcome.Refused, "SIGNATURE_DIFFERS"), (RowOutcome.Stored, ""), (RowOutcome.Present, ""),
                (RowOutcome.Refused, "SIGNATURE_DIFFERS"), (RowOutcome.Refused, "SHEET_DIFFERS"), (RowOutcome.Refused, "SHEET_DIFFERS"),
            ],
            again.Rows.Select(row => (row.Outcome, row.Reason)));
        Assert.Equal(3u, (await world.Count("lines")).Valid);
        Assert.False((await world.Import("lines", Row("a", 1, 1))).HasLedgerPosition);
    }

    [Fact]
    public async Task What_is_malformed_is_refused_row_by_row_and_never_repeated()
    {
        await world.Registered("malformed");
        var short7 = Row("a", 1, 1);
        short7.NationalNumber = "7654321";
        var letters = Row("a", 2, 1);
        letters.NationalNumber = "7654321X";
        var spaced = Row("a", 3, 12_345_678);
        spaced.NationalNumber = "1234 5678";
        var answer = await world.Import("malformed", short7, letters, spaced, Row("a", 4, 12_345_678), Row("a", 5, 2, "AR-XXX"), Row("a", 6, 3, on: "2020-05-17"),
            Row("a", 7, 4, on: "2020-04-01"), Row("a", 8, 5, on: "2020-04-02"), Row("a", 9, 6, on: "2020-05-15"), Row("a", 10, 7, on: "2020-05-16"));

        Assert.Equal(
            [
                "NATIONAL_NUMBER_MALFORMED", "NATIONAL_NUMBER_MALFORMED", "VALID", "DUPLICATE", "REGION_UNKNOWN", "SIGNED_IN_FUTURE",
                "INVALID", "VALID", "VALID", "INVALID",
            ],
            answer.Rows.Select(row => row.Reason.Length > 0 ? row.Reason : row.State.ToString().ToUpperInvariant()));
        Assert.All([answer.Rows[6], answer.Rows[9]], row => Assert.Equal(InvalidityReason.OutsidePeriod, row.Invalidity));
        Assert.DoesNotContain("7654321", answer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_row_can_hold_is_refused_as_a_whole()
    {
        await world.Registered("whole");
        await Refused.By(world.Commission.Signatures.ImportSignaturesAsync(SignatureWorld.Chunk("nobody", Row("a", 1, 1))), StatusCode.NotFound, "INITIATIVE_NOT_FOUND");
        await Refused.By(Sent(row => row.NationalNumber = "1234\u0007567"), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(Sent(row => row.NationalNumber = new string('1', 33)), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(Sent(row => row.SignedOn = "2020-02-30"), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(Sent(row => row.Line = 0), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(Sent(row => row.Line = 10_001), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(world.Commission.Signatures.ImportSignaturesAsync(SignatureWorld.Chunk("whole", [.. Enumerable.Range(1, 1_001).Select(line => Row("a", line, line))])),
            StatusCode.InvalidArgument, "FIELDS_INVALID");
        var huge = await Refused.By(Sent(row => row.Collector = new string('x', 10_000_000)));
        Assert.Equal(StatusCode.ResourceExhausted, huge.Code);
        await Refused.By(world.As("press@arland").Signatures.ImportSignaturesAsync(SignatureWorld.Chunk("whole", Row("a", 1, 1))), StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED");

        AsyncUnaryCall<ImportSignaturesResponse> Sent(Action<SignatureEntry> change)
        {
            var row = Row("a", 1, 1);
            change(row);
            return world.Commission.Signatures.ImportSignaturesAsync(SignatureWorld.Chunk("whole", row));
        }
    }

    [Fact]
    public async Task Nothing_that_is_kept_or_told_holds_a_number_or_a_collector()
    {
        const string Collector = "Harbour Collector";
        await world.Registered("sealed");
        var entered = await world.Import("sealed", Row("a", 1, 31_415_926, collector: Collector));
        using var stream = world.As("auditor@arland").Ledger.ReadEvents(new() { Ledger = "elections", FromPosition = entered.LedgerPosition });
        await stream.ResponseStream.MoveNext(CancellationToken.None);
        var bytes = stream.ResponseStream.Current.EventBytes;

        foreach (var secret in new[] { "31415926", Collector })
            Assert.Equal(-1, bytes.Span.IndexOf(Encoding.UTF8.GetBytes(secret)));
        var imported = stream.ResponseStream.Current.Event.Payload.Unpack<SignaturesImported>();
        Assert.Equal((32, 1u, 1u), (imported.CommitmentRoot.Length, imported.Chunk, Assert.Single(imported.Tallies).Count));
        var listed = (await world.Commission.Signatures.ListSignaturesAsync(new() { InitiativeId = "sealed" })).Signatures;
        Assert.Equal(("a", 1u, SignatureState.Valid), (listed[0].Place.Sheet, listed[0].Place.Line, listed[0].State));
        await Refused.By(world.As("press@arland").Signatures.ListSignaturesAsync(new() { InitiativeId = "sealed" }), StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED");
    }

    [Fact]
    public async Task The_same_message_again_is_answered_again_and_stores_nothing()
    {
        await world.Registered("again");
        var request = SignatureWorld.Chunk("again", Row("a", 1, 1), Row("a", 2, 1));
        var first = await world.Commission.Signatures.ImportSignaturesAsync(request.Clone());
        var again = await world.Commission.Signatures.ImportSignaturesAsync(request.Clone());
        request.Rows[0].NationalNumber = "00000009";

        Assert.Equal(first, again);
        await Refused.By(world.Commission.Signatures.ImportSignaturesAsync(request), StatusCode.InvalidArgument, "REQUEST_ID_REUSED");
        var rehearsed = SignatureWorld.Chunk("again", Row("b", 1, 3));
        rehearsed.ValidateOnly = true;
        Assert.False((await world.Commission.Signatures.ImportSignaturesAsync(rehearsed)).HasLedgerPosition);
        Assert.Equal((1u, 1u), (await world.Count("again")) is var count ? (count.Valid, count.Sheets) : default);
    }

    [Fact]
    public async Task An_initiative_collects_in_one_way()
    {
        await world.Registered("one-way");
        await world.Registered("other-way");
        await world.Import("one-way", Row("a", 1, 1));
        var counts = new ImportInitiativeSheetsRequest { RequestId = World.NewId(), OccurredOn = "2020-05-16", InitiativeId = "one-way", Rows = { new SignatureSheet { Sheet = "x", Region = "AR-NOR", Valid = 5 } } };
        await Refused.ByRules(world.Commission.Initiatives.ImportInitiativeSheetsAsync(counts), "elections.initiatives.one_way_of_collecting");
        (counts.RequestId, counts.InitiativeId) = (World.NewId(), "other-way");
        await world.Commission.Initiatives.ImportInitiativeSheetsAsync(counts);

        await Refused.ByRules(world.Commission.Signatures.ImportSignaturesAsync(SignatureWorld.Chunk("other-way", Row("a", 1, 1))), "elections.initiatives.one_way_of_collecting");
        Assert.Contains("elections.initiatives.one_way_of_collecting", Refused.Unmet((await world.Public.Signatures.CheckSignaturesAsync(new() { InitiativeId = "other-way" })).Findings));
    }

    [Fact]
    public async Task A_stream_is_answered_message_by_message_and_a_refusal_ends_it()
    {
        await world.Registered("streamed");
        var chunks = Enumerable.Range(0, 12).Select(chunk => Chunk("streamed", [.. Enumerable.Range(1, 50).Select(line => Row($"s-{chunk}", line, (chunk * 40) + line))])).ToArray();
        var answers = await Send(chunks);
        var again = await Send(chunks[11]);

        Assert.Equal(chunks.Select(chunk => chunk.RequestId), answers.Select(answer => answer.RequestId));
        Assert.Equal(answers[11], Assert.Single(again));
        var count = await world.Count("streamed");
        Assert.Equal((490u, 110u, 12u), (count.Valid, count.Invalid, count.Sheets));

        var refusal = await Assert.ThrowsAsync<RpcException>(() => Send(Chunk("streamed", Row("t", 1, 900)), Chunk("nowhere", Row("t", 2, 901))));
        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
        Assert.Equal(491u, (await world.Count("streamed")).Valid);
    }

    [Fact]
    public async Task Whoever_waits_for_each_answer_gets_it()
    {
        await world.Registered("lockstep");
        using var call = world.Commission.Signatures.StreamSignatures(cancellationToken: TestContext.Current.CancellationToken);
        for (var chunk = 0; chunk < 3; chunk++)
        {
            await call.RequestStream.WriteAsync(Chunk("lockstep", Row("a", chunk + 1, chunk)), TestContext.Current.CancellationToken);
            Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
            Assert.Equal(SignatureState.Valid, Assert.Single(call.ResponseStream.Current.Rows).State);
        }

        // The stream is cut without being completed: what was answered stands.
    }

    private static SignatureEntry Row(string sheet, int line, int person, string region = "AR-NOR", string on = "2020-04-20", string collector = "") =>
        SignatureWorld.Row(sheet, line, region, person, on, collector);

    private static StreamSignaturesRequest Chunk(string id, params SignatureEntry[] rows) =>
        new() { RequestId = World.NewId(), OccurredOn = "2020-05-16", InitiativeId = id, Rows = { rows } };

    private async Task<List<StreamSignaturesResponse>> Send(params StreamSignaturesRequest[] chunks)
    {
        using var call = world.Commission.Signatures.StreamSignatures();
        var answers = new List<StreamSignaturesResponse>();
        var reading = Task.Run(async () =>
        {
            await foreach (var answer in call.ResponseStream.ReadAllAsync())
                answers.Add(answer);
        });
        foreach (var chunk in chunks)
            await call.RequestStream.WriteAsync(chunk.Clone());
        await call.RequestStream.CompleteAsync();
        await reading;
        return answers;
    }
}
