using Microsoft.Extensions.Options;
using Saylau.Parliament.Procedures;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

/// <summary>The page of procedures shows the law of the reference country as the service decides by it.</summary>
public sealed class ProcedurePageTests
{
    private const string Page = "docs/procedures.md";

    private const string Head = """
        # Procedures of bills

        The way of each kind of bill in the reference jurisdiction, drawn from its law (`deploy/jurisdictions/kz/parliament.json`);
        `ProcedureService/GetProcedure` draws that of any country. What a route asks for stands on its arrow, and
        `ProcedureService/ListNextSteps` says for a bill which of it is met. A kind that is not here goes the common way, the last.


        """;

    [Fact]
    public void The_page_shows_every_procedure_as_it_is()
    {
        var law = new JurisdictionCatalog(
            Options.Create(new JurisdictionOptions { Folder = Path.Combine(Repository.Root, "deploy", "jurisdictions") }), "parliament", ParliamentLaw.Descriptor)["kz"]
            .Section.Versions[0].Rules.Unpack<ParliamentLaw>();
        var drawn = Head + string.Join("\n", law.Procedures.Select(procedure => Section(EnumText.Of(procedure.Kind), procedure))
            .Append(Section("The common way", ProcedureRules.Common(BillKind.Resolution, law.Bills))));
        var fresh = Path.Combine(Repository.Root, "artifacts", "procedures.md");
        Directory.CreateDirectory(Path.GetDirectoryName(fresh)!);
        File.WriteAllText(fresh, drawn);

        Assert.True(string.Equals(drawn, File.ReadAllText(Path.Combine(Repository.Root, Page)), StringComparison.Ordinal),
            $"{Page} is not what the law says: copy artifacts/procedures.md over it.");
    }

    private static string Section(string name, ProcedureLaw procedure) =>
        $"## {name}\n\n{procedure.Citation.Text}\n\n```mermaid\n{ProcedureShape.Diagram(procedure)}```\n";
}
