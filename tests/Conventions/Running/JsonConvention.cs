using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Local.Scenarios;
using Saylau.Tests.Conventions.Descriptors;

namespace Saylau.Tests.Conventions.Running;

/// <summary>Over JSON every failure says what it says over gRPC: the same code, the same reason, the same details.</summary>
public sealed class JsonConvention(ArlandSuite arland)
{
    private static readonly MethodDescriptor GetParty = Contract.Methods["/saylau.parties.v1.RegistryService/GetParty"];
    private static readonly Answer NotFound = Answer.Faked(GetParty, StatusCode.NotFound, "PARTY_NOT_FOUND", "party_id");

    [Fact]
    public async Task Every_failure_says_the_same_over_both()
    {
        using var json = new JsonDoor(arland.Suite.Services.Web);
        var (violations, failures) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (rpc, request, token) in Shape.JsonRpcs(Contract.Files).SelectMany(Failures))
        {
            var answer = await Answer.To(rpc, request(), arland.Suite.AsPublic().Invoker, token);
            if (answer.Status is StatusCode.OK)
                continue;
            failures.Add($"{rpc.Name} {answer.Outcome}");
            violations.AddRange(Violations(answer, await json.Ask(rpc, request(), token)));
        }

        Finds.Nothing(violations);
        Assert.All(Shape.JsonRpcs(Contract.Files), rpc => Assert.Contains($"{rpc.Name} InvalidArgument/FIELDS_INVALID", failures));
        Assert.All(["NotFound", "AlreadyExists", "FailedPrecondition", "PermissionDenied", "Unauthenticated"],
            status => Assert.Contains(failures, failure => failure.Contains($" {status}/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("GET", "/parties/v1/parties?jurisdiction=arland&kinds=9999", null)]
    [InlineData("GET", "/parties/v1/parties?jurisdiction=arland&pageSize=many", null)]
    [InlineData("GET", "/parties/v1/ledger/events?fromPosition=first", null)]
    [InlineData("POST", "/parties/v1/parties", "{")]
    [InlineData("POST", "/parties/v1/parties", "[]")]
    [InlineData("POST", "/parties/v1/parties", """{"partyId": {}}""")]
    [InlineData("POST", "/parties/v1/parties", "")]
    public async Task A_request_that_cannot_be_read_is_refused_with_a_reason(string verb, string path, string? body)
    {
        using var http = new HttpClient { BaseAddress = arland.Suite.Services.Web };
        using var request = new HttpRequestMessage(new(verb), path);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == 400 && Read(text)?.GetDetail<ErrorInfo>()?.Reason is "FIELDS_INVALID", $"{response.StatusCode}: {text}");
    }

    [Theory]
    [InlineData(404, 5, "PARTY_NOT_FOUND", "party_id", null)]
    [InlineData(500, 5, "PARTY_NOT_FOUND", "party_id", "GetParty answered NotFound over gRPC and 500 over JSON.")]
    [InlineData(404, 3, "PARTY_NOT_FOUND", "party_id", "GetParty answered NotFound over gRPC and the code 3 over JSON.")]
    [InlineData(404, 5, "PARTY_LOST", "party_id", "GetParty gave PARTY_NOT_FOUND over gRPC and 'PARTY_LOST' over JSON.")]
    [InlineData(404, 5, "PARTY_NOT_FOUND", "as_of", "GetParty gave other details over JSON than over gRPC.")]
    public void An_answer_that_says_something_else_is_found(int http, int code, string reason, string field, string? violation)
    {
        var said = Answer.Faked(GetParty, (StatusCode)code, reason, field).Explained;
        Finds.Exactly(violation is null ? [] : [violation], Violations(NotFound, new(http, Contract.Json.Format(said))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"error":"not found"}""")]
    public void An_answer_that_is_no_status_is_found(string body) =>
        Finds.Exactly([$"GetParty answered over JSON with what is no google.rpc.Status: {body}"], Violations(NotFound, new(404, body)));

    internal static IEnumerable<string> Violations(Answer answer, JsonAnswer json)
    {
        var name = answer.Rpc.Name;
        if (json.Status != HttpOf(answer.Status))
            yield return $"{name} answered {answer.Status} over gRPC and {json.Status} over JSON.";
        if (Read(json.Body) is not { } said)
        {
            yield return $"{name} answered over JSON with what is no google.rpc.Status: {json.Body}";
            yield break;
        }

        if (said.Code != (int)answer.Status)
            yield return $"{name} answered {answer.Status} over gRPC and the code {said.Code} over JSON.";
        var reason = said.GetDetail<ErrorInfo>()?.Reason;
        if (!string.Equals(reason, answer.Reason, StringComparison.Ordinal))
            yield return $"{name} gave {answer.Reason} over gRPC and '{reason}' over JSON.";
        else if (!said.Details.Equals(answer.Explained!.Details))
            yield return $"{name} gave other details over JSON than over gRPC.";
    }

    /// <summary>How each RPC can be made to refuse: by its form, by its caller, by its record, and as the scenario was refused.</summary>
    private IEnumerable<(MethodDescriptor Rpc, Func<IMessage> Request, string? Token)> Failures(MethodDescriptor rpc)
    {
        string? Token(params string[] grants) => grants.Length > 0 ? arland.Suite.Services.Issuer.Token($"test:{string.Join('+', grants)}", grants) : null;
        yield return (rpc, () => Readable(rpc, Requests.Malformed(rpc).Request), Token(ArlandSuite.EveryRoleOf(rpc)));
        yield return (rpc, () => Requests.AboutNothing(rpc), Token(ArlandSuite.EveryRoleOf(rpc, "nobody-knows")));
        yield return (rpc, () => Requests.AboutNothing(rpc), null);
        yield return (rpc, () => Requests.AboutNothing(rpc), "no token");
        yield return (rpc, () => Requests.AboutNothing(rpc), Token("precinct_commission@arland"));
        foreach (var call in arland.Scenario.Calls.Where(call => DynamicCall.Find(call.Call) == rpc))
        {
            yield return (rpc, () => ArlandSuite.Rehearsal(call), Token(call.As));
            yield return (rpc, () => ArlandSuite.Rehearsal(call), Token([.. ArlandSuite.EveryRoleOf(rpc, "next-door")]));
        }
    }

    // A query has no words for a value that an enum does not have: such a request is unreadable, which is another matter.
    private static IMessage Readable(MethodDescriptor rpc, IMessage request)
    {
        foreach (var field in rpc.InputType.Fields.InDeclarationOrder().Where(field => rpc.IsRead() && field.FieldType is FieldType.Enum))
        {
            if (rpc.Http()!.Get.Contains($"{{{field.Name}}}", StringComparison.Ordinal))
                field.Accessor.SetValue(request, Enum.ToObject(field.EnumType.ClrType, 1));
            else
                field.Accessor.Clear(request);
        }

        return request;
    }

    private static Google.Rpc.Status? Read(string body)
    {
        try
        {
            return body.Length == 0 ? null : (Google.Rpc.Status)Contract.JsonReader.Parse(body, Google.Rpc.Status.Descriptor);
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or InvalidJsonException)
        {
            return null;
        }
    }

    // The mapping of google.rpc.Code.
    private static int HttpOf(StatusCode code) => code switch
    {
        StatusCode.OK => 200,
        StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange => 400,
        StatusCode.Unauthenticated => 401,
        StatusCode.PermissionDenied => 403,
        StatusCode.NotFound => 404,
        StatusCode.AlreadyExists or StatusCode.Aborted => 409,
        StatusCode.ResourceExhausted => 429,
        StatusCode.Unimplemented => 501,
        StatusCode.Unavailable => 503,
        StatusCode.DeadlineExceeded => 504,
        _ => 500,
    };
}
