using System.Collections;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Newtonsoft.Json.Linq;
using Saylau.Client;
using Saylau.Tests.Conventions.Descriptors;

namespace Saylau.Tests.Conventions.Running;

/// <summary>How an RPC answered over HTTP/1.1: its HTTP status, and the body as it came.</summary>
internal sealed record JsonAnswer(int Status, string Body);

/// <summary>Asks the same as over gRPC at the door of JSON, by the paths that the contract gives.</summary>
internal sealed partial class JsonDoor(Uri address) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = address, DefaultRequestVersion = new(1, 1) };

    public async Task<JsonAnswer> Ask(MethodDescriptor rpc, IMessage request, string? token)
    {
        using var message = MessageOf(rpc, request);
        if (token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        // A stream that has begun goes on for as long as it likes; what is asked here is whether it began.
        return new((int)response.StatusCode, response.IsSuccessStatusCode ? ""
            : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => http.Dispose();

    internal static HttpRequestMessage MessageOf(MethodDescriptor rpc, IMessage request)
    {
        var rule = RuleOf(rpc.Http()!, request);
        var inPath = new HashSet<string>(StringComparer.Ordinal);
        var path = Words().Replace(rule.Get + rule.Post, match =>
        {
            inPath.Add(match.Groups["name"].Value);
            return Uri.EscapeDataString(Text(request, rpc.InputType.FindFieldByName(match.Groups["name"].Value)));
        });
        return rule.Post.Length > 0
            ? new(HttpMethod.Post, path) { Content = new StringContent(JsonFormatter.Default.Format(request), Encoding.UTF8, "application/json") }
            : new(HttpMethod.Get, path + Query(request, inPath));
    }

    // What no URL can say is asked at the binding that takes a body, where there is one.
    private static HttpRule RuleOf(HttpRule rule, IMessage request) =>
        rule.Get.Length > 0 && request.Descriptor.Fields.InDeclarationOrder().Any(field => field is { FieldType: FieldType.Message, IsRepeated: false } && field.Accessor.HasValue(request))
            ? rule.AdditionalBindings.FirstOrDefault(other => other.Body is "*") ?? rule
            : rule;

    private static string Query(IMessage request, HashSet<string> inPath)
    {
        var json = JObject.Parse(JsonFormatter.Default.Format(request));
        var parameters = request.Descriptor.Fields.InDeclarationOrder()
            .Where(field => !inPath.Contains(field.Name) && json[field.JsonName] is not null)
            .SelectMany(field => json[field.JsonName] is JArray list ? list.Select(item => (field.JsonName, item)) : [(field.JsonName, json[field.JsonName]!)])
            .Select(pair => $"{pair.JsonName}={Uri.EscapeDataString(Word(pair.Item2))}");
        return string.Join('&', parameters) is { Length: > 0 } query ? "?" + query : "";
    }

    private static string Text(IMessage request, FieldDescriptor field) =>
        Word(JObject.Parse(Contract.Json.Format(request))[field.JsonName]!);

    // JSON's own word for a value: true, not True.
    private static string Word(JToken value) => value.Type is JTokenType.Boolean ? ((bool)value ? "true" : "false") : (string)value!;

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
