using System.Globalization;
using System.Text;
using System.Xml;
using Saylau.Common.V1;

namespace Saylau.Elections.Publications.Exports;

/// <summary>NIST SP 1500-100 as XML.</summary>
internal sealed class NistXmlWriter(Stream to) : INistWriter, IDisposable
{
    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly XmlWriter xml = XmlWriter.Create(to, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false });

    public void Begin(string type)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement(type, NistWords.Namespace);
        xml.WriteAttributeString("xmlns", "xsi", null, Instance);
    }

    public void Item(string list, string id = "", string type = "")
    {
        xml.WriteStartElement(list, NistWords.Namespace);
        if (type.Length > 0)
            xml.WriteAttributeString("type", Instance, type);
        if (id.Length > 0)
            xml.WriteAttributeString("ObjectId", id);
    }

    public void End() => xml.WriteEndElement();

    public void List(string name, Action items) => items();

    public void Field(string name, string value) => xml.WriteElementString(name, NistWords.Namespace, Allowed(value));

    public void Number(string name, uint? value)
    {
        if (value is { } known)
            xml.WriteElementString(name, NistWords.Namespace, known.ToString(CultureInfo.InvariantCulture));
    }

    public void References(string name, IEnumerable<string> ids)
    {
        var isFirst = true;
        foreach (var id in ids)
        {
            if (isFirst)
                xml.WriteStartElement(name, NistWords.Namespace);
            xml.WriteString(isFirst ? id : $" {id}");
            isFirst = false;
        }

        if (!isFirst)
            xml.WriteEndElement();
    }

    public void Name(string name, LocalizedText? text, string otherwise)
    {
        xml.WriteStartElement(name, NistWords.Namespace);
        foreach (var (language, content) in NistWords.Texts(text, otherwise))
        {
            xml.WriteStartElement("Text", NistWords.Namespace);
            xml.WriteAttributeString("Language", language);
            xml.WriteString(Allowed(content));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    public void Dispose() => xml.Dispose();

    // XML 1.0 has no way to write most control characters.
    private static string Allowed(string text) => text.All(XmlConvert.IsXmlChar) ? text
        : string.Concat(text.EnumerateRunes().Select(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD"));
}
