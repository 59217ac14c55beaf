using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Saylau.Common.V1;

namespace Saylau.Platform.Errors;

/// <summary>A request that is answered with an error, and why. The only way in which an RPC says no.</summary>
public sealed class Refusal(StatusCode code, string reason, string message, params IMessage[] details) : Exception(message)
{
    /// <summary>The domain of every reason in <c>google.rpc.ErrorInfo</c>.</summary>
    public const string Domain = "saylau";

    // Clients and proxies cap headers at 8 KiB, and the details travel base64-encoded in one.
    private const int MaxDetailBytes = 6 * 1024;

    /// <summary>The gRPC status.</summary>
    public StatusCode Code { get; } = code;

    /// <summary>The reason, as in the area's ErrorReason without its prefix.</summary>
    public string Reason { get; } = reason;

    /// <summary>What else the caller is told.</summary>
    public IReadOnlyList<IMessage> Details { get; } = details;

    /// <summary>The rules that were violated, if that is why.</summary>
    public IEnumerable<Finding> Violations => Details.OfType<RuleViolations>().SelectMany(detail => detail.Findings);

    /// <summary>There is no such resource.</summary>
    public static Refusal NotFound<TReason>(TReason reason, string field, string id)
        where TReason : struct, System.Enum =>
        new(StatusCode.NotFound, EnumText.Of(reason), $"{field}: there is no '{id}'.");

    /// <summary>There is such a resource already.</summary>
    public static Refusal AlreadyExists<TReason>(TReason reason, string field, string id)
        where TReason : struct, System.Enum =>
        new(StatusCode.AlreadyExists, EnumText.Of(reason), $"{field}: there is a '{id}' already.");

    /// <summary>Fields are missing, malformed or contradict the records.</summary>
    public static Refusal Invalid<TReason>(TReason reason, params (string Field, string Problem)[] fields)
        where TReason : struct, System.Enum
    {
        var request = new BadRequest();
        request.FieldViolations.AddRange(fields.Select(field =>
            new BadRequest.Types.FieldViolation { Field = field.Field, Description = field.Problem }));
        return new(StatusCode.InvalidArgument, EnumText.Of(reason),
            string.Join(" ", fields.Select(field => $"{field.Field}: {field.Problem}")), request);
    }

    /// <summary>Rules are violated.</summary>
    public static Refusal Violated(IReadOnlyList<Finding> violations)
    {
        var detail = new RuleViolations { Total = (uint)violations.Count };
        detail.Findings.AddRange(violations);
        return new(StatusCode.FailedPrecondition, EnumText.Of(ErrorReason.RulesViolated),
            $"{violations.Count} rule(s) are violated: {string.Join(", ", violations.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal))}.",
            detail);
    }

    /// <summary>The status as gRPC sends it: google.rpc.Status with ErrorInfo first, and at most 6 KiB of details.</summary>
    public RpcException ToRpcException()
    {
        var status = new Google.Rpc.Status { Code = (int)Code, Message = Cut(Message, 1_000) };
        var info = new ErrorInfo { Domain = Domain, Reason = Reason };
        if (Details.OfType<BadRequest>().FirstOrDefault() is { } request)
            info.Metadata["violations"] = request.FieldViolations.Count.ToString(CultureInfo.InvariantCulture);
        status.Details.Add(Any.Pack(info));
        foreach (var detail in Details)
        {
            if (Fit(detail, MaxDetailBytes - status.CalculateSize()) is { } fitting)
                status.Details.Add(Any.Pack(fitting));
        }

        return status.ToRpcException();
    }

    private static IMessage? Fit(IMessage detail, int room)
    {
        switch (detail)
        {
            case RuleViolations violations:
                var some = violations.Clone();
                while (some.Findings.Count > 0 && Size(some) > room)
                    some.Findings.RemoveAt(some.Findings.Count - 1);
                some.Truncated = some.Findings.Count < violations.Findings.Count;
                return some;
            case BadRequest request:
                var fields = new BadRequest();
                foreach (var violation in request.FieldViolations.TakeWhile(violation => (room -= violation.CalculateSize() + 8) > 64))
                    fields.FieldViolations.Add(violation);
                return fields;
            default:
                return Size(detail) <= room ? detail : null;
        }
    }

    private static int Size(IMessage message) => Any.Pack(message).CalculateSize() + 8;

    // Never within a character that takes two places.
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
}
