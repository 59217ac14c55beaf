using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Newtonsoft.Json.Linq;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Gateway.V1;
using Saylau.Platform.Errors;

namespace Saylau.Gateway.Reports;

/// <summary>Composes the statements of one definition: reads their figures, fills in their template, holds claims against them.</summary>
internal sealed class StatementComposer(
    RecordReader records, LiquidTemplates templates, IReadOnlyDictionary<string, AreaPosition> areas,
    string jurisdiction, uint year, IReadOnlyList<string> languages)
{
    /// <summary>The statements: one, or one for each item of the definition's list.</summary>
    public async Task<IReadOnlyList<Statement>> Compose(StatementDefinition definition)
    {
        if (definition.ForEach is not { } list)
            return [await Compose(definition, null)];

        var answer = await records.Read(list.Rpc, Request(list.Request, Names(null)));
        var statements = new List<Statement>();
        foreach (var item in answer?.SelectTokens(list.Field) ?? [])
            statements.Add(await Compose(definition, item));
        return statements;
    }

    private async Task<Statement> Compose(StatementDefinition definition, JToken? item)
    {
        var names = Names(item);
        var exact = new Dictionary<string, object?>(StringComparer.Ordinal);
        names["exact"] = exact;
        var statement = new Statement { StatementId = definition.StatementId };
        var answers = new Dictionary<string, JObject?>(StringComparer.Ordinal);
        foreach (var wanted in definition.Figures)
        {
            var request = Request(wanted.Request, names);
            var answer = answers[wanted.Name] = await records.Read(wanted.Rpc, request);
            var figure = FigureReader.Read(wanted, answer, languages);
            figure.Evidence = EvidenceOf(wanted, request, answer);
            statement.Figures.Add(figure);
            names[wanted.Name] = figure.ExactCase is Figure.ExactOneofCase.Absent ? null : figure.Rounded;
            exact[wanted.Name] = ExactOf(figure);
        }

        statement.Text = templates.Render(FigureReader.Choose(definition.Template.Text, languages), names).Trim();
        statement.Provenance = statement.Figures.Select(figure => figure.Provenance).DefaultIfEmpty().Max();
        statement.Basis = definition.Attributed ? StatementBasis.Claim
            : statement.Provenance is Provenance.Simulated ? StatementBasis.Simulated : StatementBasis.Real;
        statement.Claims.AddRange(definition.Claims.Where(claim => claim.Year == year).Select(claim => Hold(claim, definition, statement, answers)));
        return statement;
    }

    private Claim Hold(ClaimDefinition claim, StatementDefinition definition, Statement statement, Dictionary<string, JObject?> answers)
    {
        var wanted = definition.Figures.Single(figure => string.Equals(figure.Name, claim.Figure, StringComparison.Ordinal));
        var figure = statement.Figures.Single(figure => string.Equals(figure.Name, claim.Figure, StringComparison.Ordinal));
        return new()
        {
            Quote = claim.Quote,
            AttributedTo = claim.AttributedTo,
            Figure = claim.Figure,
            Reading = FigureReader.Choose(claim.Reading?.Text ?? [], languages),
            Outcome = ClaimRules.Judge(claim, figure, [.. FigureReader.Wordings(wanted, answers[wanted.Name])]),
        };
    }

    private Evidence EvidenceOf(FigureDefinition wanted, string request, JObject? answer)
    {
        var method = DynamicCall.Find(wanted.Rpc)!;
        var access = Contract.AccessOf(method)!;
        var area = RecordReader.AreaOf(method, Contract.JsonReader.Parse(request, method.InputType));
        return new()
        {
            Rpc = wanted.Rpc,
            RequestJson = request,
            Field = wanted.Field,
            Reduction = wanted.Reduction is Reduction.Unspecified ? Reduction.Value : wanted.Reduction,
            Roles = { access.Public ? ["public"] : access.Allow.Select(grant => EnumText.Of(grant.Role).ToLowerInvariant()) },
            LedgerPosition = areas.TryGetValue(area, out var position) ? position.LedgerPosition : 0,
            Sources = { FigureReader.SourcesOf(wanted, answer) },
        };
    }

    private Dictionary<string, object?> Names(JToken? item) => new(StringComparer.Ordinal)
    {
        ["jurisdiction"] = jurisdiction,
        ["year"] = (int)year,
        ["language"] = languages[0],
        ["item"] = LiquidTemplates.Plain(item),
    };

    /// <summary>A request whose texts are filled in; what is empty after that is left out.</summary>
    private string Request(Struct? template, Dictionary<string, object?> names)
    {
        JToken Fill(JToken token) => token switch
        {
            JObject fields => new JObject(fields.Properties().Select(field => new JProperty(field.Name, Fill(field.Value)))),
            JArray items => new JArray(items.Select(Fill)),
            JValue { Type: JTokenType.String } text => templates.Render((string)text!, names),
            _ => token,
        };
        var filled = (JObject)Fill(JObject.Parse(JsonFormatter.Default.Format(template ?? new Struct())));
        return filled.ToString(Newtonsoft.Json.Formatting.None);
    }

    private static object? ExactOf(Figure figure) => figure.ExactCase switch
    {
        Figure.ExactOneofCase.Count => (decimal)figure.Count,
        Figure.ExactOneofCase.Ratio => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["numerator"] = (decimal)figure.Ratio.Numerator,
            ["denominator"] = (decimal)figure.Ratio.Denominator,
        },
        Figure.ExactOneofCase.Text => figure.Text,
        Figure.ExactOneofCase.Texts => figure.Texts.Texts.ToList(),
        _ => null,
    };
}
