using System.Text.Encodings.Web;
using System.Text.Json;
using Saylau.Common.V1;

namespace Saylau.Elections.Publications.Exports;

/// <summary>NIST SP 1500-100 as JSON.</summary>
internal sealed class NistJsonWriter(Stream to) : INistWriter, IDisposable
{
    private const string Package = "ElectionResults.";
    private const int FlushAt = 1 << 16;

    // Letters of all languages are written as they are; the file is no part of a web page.
    private readonly Utf8JsonWriter json = new(to, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Begin(string type) => Start(type);

    public void Item(string list, string id = "", string type = "")
    {
        Start(type.Length == 0 ? list : type);
        if (id.Length > 0)
            json.WriteString("@id", id);
    }

    public void End()
    {
        json.WriteEndObject();
        if (json.BytesPending > FlushAt)
            json.Flush();
    }

    public void List(string name, Action items)
    {
        json.WriteStartArray(name);
        items();
        json.WriteEndArray();
    }

    public void Field(string name, string value) => json.WriteString(name, value);

    public void Number(string name, uint? value)
    {
        if (value is { } known)
            json.WriteNumber(name, known);
    }

    public void References(string name, IEnumerable<string> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
            json.WriteStringValue(id);
        json.WriteEndArray();
    }

    public void Name(string name, LocalizedText? text, string otherwise)
    {
        json.WriteStartObject(name);
        json.WriteString("@type", $"{Package}InternationalizedText");
        json.WriteStartArray("Text");
        foreach (var (language, content) in NistWords.Texts(text, otherwise))
        {
            Start("LanguageString");
            json.WriteString("Content", content);
            json.WriteString("Language", language);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void Dispose() => json.Dispose();

    private void Start(string type)
    {
        json.WriteStartObject();
        json.WriteString("@type", Package + type);
    }
}
