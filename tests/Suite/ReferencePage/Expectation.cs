using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.ReferencePage;

/// <summary>What a test says of one statement of the page, asked of the gateway.</summary>
internal static class Expectation
{
    /// <summary>The statement has these exact figures, this mark, and this basis.</summary>
    public static void Expect(this PlayedSuite played, string id, StatementBasis basis, Provenance provenance, params (string Name, string Value)[] figures) =>
        played.Expect(id, 0, basis, provenance, figures);

    /// <summary>The same of one of several statements of this id, in the order of the report.</summary>
    public static void Expect(
        this PlayedSuite played, string id, int at, StatementBasis basis, Provenance provenance, params (string Name, string Value)[] figures)
    {
        var statement = Reports.StatementsOf(played.Report).Where(each => string.Equals(each.StatementId, id, StringComparison.Ordinal)).ElementAt(at);
        Assert.All(figures, figure => Assert.Equal((figure.Name, figure.Value), (figure.Name, statement.Exact(figure.Name))));
        Assert.Equal((basis, provenance), (statement.Basis, statement.Provenance));
        Assert.Equal(statement.Figures.Max(figure => figure.Provenance), statement.Provenance);
        // Every figure can be asked for again.
        Assert.All(statement.Figures, figure => Assert.NotEmpty(figure.Evidence.Rpc));
    }
}
