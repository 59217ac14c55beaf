using Saylau.Common.V1;

namespace Saylau.Elections.Publications.Exports;

/// <summary>Writes what NIST SP 1500-100 says, as JSON or as XML. Fields come in the order of the XML schema; absent ones are left out.</summary>
internal interface INistWriter
{
    /// <summary>Begins the document.</summary>
    void Begin(string type);

    /// <summary>Begins an object of a list; its class is the list's name where none is given.</summary>
    void Item(string list, string id = "", string type = "");

    /// <summary>Ends what was begun last.</summary>
    void End();

    /// <summary>A list of objects.</summary>
    void List(string name, Action items);

    /// <summary>A field of text.</summary>
    void Field(string name, string value);

    /// <summary>A number, if there is one.</summary>
    void Number(string name, uint? value);

    /// <summary>Ids of other objects; none is left out.</summary>
    void References(string name, IEnumerable<string> ids);

    /// <summary>A text in every language that it has.</summary>
    void Name(string name, LocalizedText? text, string otherwise);
}
