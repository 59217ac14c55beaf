using System.Globalization;
using Google.Api;
using Google.Protobuf.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Saylau.Tests.Suite.Report;

/// <summary>Asks an RPC as a browser would: the address is made from the method's <c>google.api.http</c> option.</summary>
internal static class JsonDoor
{
    /// <summary>The path and query of a GET RPC for a request in JSON.</summary>
    public static string PathOf(MethodDescriptor method, JObject request)
    {
        var rest = (JObject)request.DeepClone();
        var path = method.GetOptions().GetExtension(AnnotationsExtensions.Http).Get;
        foreach (var field in method.InputType.Fields.InDeclarationOrder().Where(field => path.Contains($"{{{field.Name}}}", StringComparison.Ordinal)))
        {
            path = path.Replace($"{{{field.Name}}}", Uri.EscapeDataString(Text(rest[field.JsonName]!)), StringComparison.Ordinal);
            rest.Remove(field.JsonName);
        }

        var query = rest.Properties().SelectMany(field => (field.Value is JArray many ? many : [field.Value])
            .Select(value => $"{field.Name}={Uri.EscapeDataString(Text(value))}"));
        return $"{path}?{string.Join('&', query)}";
    }

    /// <summary>The answer of an address, as JSON.</summary>
    public static async Task<JObject> Get(Uri door, string path, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = door };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        var body = await answer.Content.ReadAsStringAsync(cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {body}");
        Assert.Equal(1, answer.Version.Major);
        return Parse(body);
    }

    /// <summary>JSON with its dates as they are written.</summary>
    public static JObject Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    private static string Text(JToken value) => value.Type is JTokenType.Boolean
        ? value.Value<bool>() ? "true" : "false"
        : Convert.ToString(((JValue)value).Value, CultureInfo.InvariantCulture)!;
}
