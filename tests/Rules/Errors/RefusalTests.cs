using Google.Rpc;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Tests.Rules.Errors;

public sealed class RefusalTests
{
    private const int MostBytes = 6 * 1024;

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1_000)]
    public void Violated_rules_fit_into_six_kibibytes_and_say_how_many_there_were(int violations)
    {
        var findings = Enumerable.Range(0, violations).Select(number =>
            Findings.Make($"parties.rule.{number}", new() { Text = new('c', 200) }, "", null, null, Outcome.Violated)).ToArray();

        var status = Refusal.Violated(findings).ToRpcException().GetRpcStatus()!;
        var detail = status.GetDetail<RuleViolations>()!;

        Assert.True(status.CalculateSize() <= MostBytes);
        Assert.Equal((uint)violations, detail.Total);
        Assert.Equal(detail.Findings.Count < violations, detail.Truncated);
        Assert.Equal(findings.Take(detail.Findings.Count), detail.Findings);
        Assert.Equal(violations <= 10, !detail.Truncated);
        Assert.NotEmpty(detail.Findings);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public void Wrong_fields_fit_into_six_kibibytes(int fields)
    {
        var refusal = Refusal.Invalid(ErrorReason.FieldsInvalid, [.. Enumerable.Range(0, fields).Select(number => ($"rows[{number}].region", "is wrong."))]);

        var status = refusal.ToRpcException().GetRpcStatus()!;
        var shown = status.GetDetail<BadRequest>()!.FieldViolations;

        Assert.True(status.CalculateSize() <= MostBytes);
        Assert.InRange(shown.Count, 1, fields);
        Assert.Equal("rows[0].region", shown[0].Field);
        Assert.Equal(fields is 1, shown.Count == fields);
    }

    [Fact]
    public void The_reason_is_the_first_detail()
    {
        var thrown = Refusal.NotFound(Saylau.Parties.V1.ErrorReason.PartyNotFound, "party_id", "kz-none").ToRpcException();
        var info = thrown.GetRpcStatus()!.Details[0].Unpack<ErrorInfo>();

        Assert.Equal(StatusCode.NotFound, thrown.StatusCode);
        Assert.Equal(("saylau", "PARTY_NOT_FOUND"), (info.Domain, info.Reason));
    }

    [Fact]
    public void A_message_is_cut_between_characters_and_never_within_one()
    {
        var message = new string('a', 999) + "🗳🗳";

        var shown = Refusal.Invalid(ErrorReason.FieldsInvalid, ("quote", message)).ToRpcException().GetRpcStatus()!.Message;

        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', shown);
        Assert.DoesNotContain(shown, letter => char.IsSurrogate(letter) && !shown.Contains("🗳", StringComparison.Ordinal));
    }

    [Fact]
    public void A_detail_without_room_is_left_out()
    {
        var refusal = new Refusal(StatusCode.Aborted, "WHY", "no", new Citation { Text = new('x', MostBytes) });

        Assert.Single(refusal.ToRpcException().GetRpcStatus()!.Details);
    }
}
