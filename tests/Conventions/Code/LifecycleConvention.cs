using System.Reflection;
using System.Text;
using Saylau.Common.V1;
using Saylau.Platform.Law;

namespace Saylau.Tests.Conventions.Code;

/// <summary>The page of state diagrams shows the tables that the services decide by.</summary>
public sealed class LifecycleConvention
{
    private const string Page = "docs/lifecycles.md";

    private const string Head = """
        # Lifecycles

        The states of each record and the acts that lead from one to another, drawn from the tables that the services decide by.
        An act that no arrow shows is refused with FAILED_PRECONDITION, and the finding names the states from which it is possible.


        """;

    [Fact]
    public void The_page_shows_every_table_as_it_is()
    {
        var drawn = Draw(Assembly.Load("Saylau.Elections"), Assembly.Load("Saylau.Parties"), Assembly.Load("Saylau.Parliament"), Assembly.Load("Saylau.Observers"));
        var fresh = Path.Combine(Repository.Root, "artifacts", "lifecycles.md");
        Directory.CreateDirectory(Path.GetDirectoryName(fresh)!);
        File.WriteAllText(fresh, drawn);

        Assert.True(string.Equals(drawn, Repository.Read(Page), StringComparison.Ordinal), $"{Page} is not what the tables say: copy artifacts/lifecycles.md over it.");
    }

    [Fact]
    public void A_table_is_drawn_with_its_beginning_its_acts_and_its_end()
    {
        var drawn = Draw(typeof(LifecycleConvention).Assembly);

        Assert.EndsWith("""
            ## Outcome

            `services/Tests/Conventions/Code/LifecycleConvention.cs`

            ```mermaid
            stateDiagram-v2
                [*] --> SATISFIED: PROVINCE
                SATISFIED --> VIOLATED: PROVINCE, CITY
                VIOLATED --> VIOLATED: CITY
                VIOLATED --> [*]
            ```

            """, drawn, StringComparison.Ordinal);
    }

    private static Lifecycle<Outcome, RegionKind> Planted { get; } = new(
        "planted",
        (Outcome.Unspecified, RegionKind.Province, Outcome.Satisfied),
        (Outcome.Satisfied, RegionKind.Province, Outcome.Violated),
        (Outcome.Satisfied, RegionKind.City, Outcome.Violated),
        (Outcome.Violated, RegionKind.City, Outcome.Violated));

    private static string Draw(params Assembly[] assemblies) => Head + string.Join("\n", assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(property => property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Lifecycle<,>))
        .OrderBy(property => property.DeclaringType!.FullName, StringComparer.Ordinal)
        .Select(Section));

    private static string Section(PropertyInfo table)
    {
        var area = table.DeclaringType!.Namespace!.Split('.');
        var diagram = (string)table.PropertyType.GetMethod("Diagram")!.Invoke(table.GetValue(null), null)!;
        return new StringBuilder()
            .Append("## ").Append(table.PropertyType.GenericTypeArguments[0].Name).Append('\n')
            .Append('\n').Append("`services/").Append(string.Join('/', area[1..])).Append('/').Append(table.DeclaringType.Name).Append(".cs`\n")
            .Append('\n').Append("```mermaid\n").Append(diagram).Append("```\n").ToString();
    }
}
