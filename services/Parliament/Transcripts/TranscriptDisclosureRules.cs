using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;

namespace Saylau.Parliament.Transcripts;

/// <summary>From whom the text of a transcript is kept.</summary>
internal static class TranscriptDisclosureRules
{
    private static readonly Role[] Insiders = [Role.ParliamentSecretariat, Role.Auditor];

    /// <summary>
    /// The text is told to the secretariat and to auditors; to others only where the law does not withhold it. Null: nothing
    /// is withheld.
    /// </summary>
    public static Withheld? Text(Caller caller, string jurisdiction, ParliamentDisclosureLaw law) =>
        law.TranscriptsWithheld.Required && !Array.Exists(Insiders, role => caller.Has(role, jurisdiction))
            ? new Withheld { Field = "text", Citation = law.TranscriptsWithheld.Citation.Text }
            : null;
}
