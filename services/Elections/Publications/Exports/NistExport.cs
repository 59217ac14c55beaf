using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Elections.Publications.Exports;

/// <summary>
/// Results as an ElectionReport of NIST SP 1500-100 version 2. The votes of a choice stand together, so the rows are read once for
/// the units, once for the ballots and once for each choice: memory stays flat however many stations there are.
/// </summary>
internal static class NistExport
{
    /// <summary>Writes the report, and returns how many places it has.</summary>
    public static ulong Write(ExportPlan plan, INistWriter to)
    {
        to.Begin("ElectionReport");
        to.List("Election", () => Election(plan, to));
        to.Field("Format", NistWords.Detail(plan.Level));
        to.Field("GeneratedDate", NistWords.Moment(plan));
        var rows = 0UL;
        to.List("GpUnit", () => rows = Units(plan, to));
        to.Field("Issuer", plan.Say(plan.Jurisdiction.Name));
        to.Field("IssuerAbbreviation", plan.Jurisdiction.Code);
        to.Number("SequenceStart", 1);
        to.Number("SequenceEnd", 1);
        to.Field("Status", NistWords.Status(plan.Status));
        to.Field("VendorApplicationId", "saylau");
        to.End();
        return rows;
    }

    private static void Election(ExportPlan plan, INistWriter to)
    {
        to.Item("Election");
        to.List("BallotCounts", () => Ballots(plan, to));
        if (!plan.IsQuestion)
            to.List("Candidate", () => Candidates(plan, to));
        to.List("Contest", () => Contest(plan, to));
        to.Field("ElectionScopeId", NistWords.Country(plan));
        to.Name("Name", plan.ElectionName, plan.ElectionId);
        to.Field("StartDate", NistWords.Day(plan));
        to.Field("EndDate", NistWords.Day(plan));
        to.Field("Type", plan.IsQuestion ? "special" : "general");
        to.End();
    }

    private static void Ballots(ExportPlan plan, INistWriter to)
    {
        foreach (var row in plan.Rows("").Where(row => row.InBoxes is not null || row.Invalid is not null))
        {
            to.Item("BallotCounts");
            to.Field("GpUnitId", NistWords.UnitOf(plan, row));
            to.Field("Type", "total");
            to.Number("BallotsCast", row.InBoxes);
            to.Number("BallotsRejected", row.Invalid);
            to.End();
        }
    }

    private static void Candidates(ExportPlan plan, INistWriter to)
    {
        foreach (var choice in plan.Choices)
        {
            to.Item("Candidate", NistWords.Candidate(choice));
            to.Name("BallotName", choice.Name, choice.Id);
            to.End();
        }
    }

    private static void Contest(ExportPlan plan, INistWriter to)
    {
        to.Item("Contest", NistWords.Contest, plan.IsQuestion ? "BallotMeasureContest" : "CandidateContest");
        to.List("ContestSelection", () => plan.Choices.ToList().ForEach(choice => Selection(plan, choice, to)));
        to.Field("ElectionDistrictId", NistWords.Country(plan));
        to.Field("Name", plan.Say(plan.ElectionName) is { Length: > 0 } name ? name : plan.ElectionId);
        if (!plan.IsQuestion)
        {
            to.Field("VoteVariation", NistWords.Variation(plan.System));
            to.Number("VotesAllowed", 1);
        }

        to.End();
    }

    private static void Selection(ExportPlan plan, ExportChoice choice, INistWriter to)
    {
        to.Item("ContestSelection", NistWords.Selection(choice), plan.IsQuestion ? "BallotMeasureSelection" : "CandidateSelection");
        to.List("VoteCounts", () => Votes(plan, choice, to));
        if (plan.IsQuestion)
            to.Name("Selection", choice.Name, choice.Id);
        else
            to.References("CandidateIds", [NistWords.Candidate(choice)]);
        to.End();
    }

    private static void Votes(ExportPlan plan, ExportChoice choice, INistWriter to)
    {
        foreach (var row in plan.Rows(""))
        {
            if (row.VotesOf(choice.Id) is not { } votes)
                continue;
            to.Item("VoteCounts");
            to.Field("GpUnitId", NistWords.UnitOf(plan, row));
            to.Field("Type", "total");
            to.Number("Count", votes);
            to.End();
        }
    }

    private static ulong Units(ExportPlan plan, INistWriter to)
    {
        var isNation = plan.Level is ResultLevel.Nation;
        Unit(NistWords.Country(plan), plan.Jurisdiction.Name, plan.Jurisdiction.Code, "country", isNation ? plan.Rows("").Single() : null,
            isNation ? [] : plan.Regions.Select(region => NistWords.Region(region.Code)), to);
        var rows = isNation ? 1UL : 0;
        foreach (var region in isNation ? [] : plan.Regions)
        {
            var isPlace = plan.Level is ResultLevel.Region;
            Unit(NistWords.Region(region.Code), region.Name, region.Code, NistWords.Kind(region.Kind), isPlace ? plan.Rows(region.Code).Single() : null,
                isPlace ? [] : plan.Rows(region.Code).Select(row => NistWords.UnitOf(plan, row)), to);
            rows += isPlace ? 1UL : 0;
        }

        foreach (var row in plan.Level is ResultLevel.Station ? plan.Rows("") : [])
        {
            Unit(NistWords.UnitOf(plan, row), null, row.PrecinctId, "precinct", row, [], to);
            rows++;
        }

        return rows;
    }

    private static void Unit(string id, LocalizedText? name, string code, string type, ExportRow? row, IEnumerable<string> parts, INistWriter to)
    {
        to.Item("GpUnit", id, "ReportingUnit");
        to.References("ComposingGpUnitIds", parts);
        to.List("ExternalIdentifier", () => Identifier(code, to));
        if (name is not null)
            to.Name("Name", name, code);
        to.Number("SubUnitsReported", row?.StationsCounted);
        to.Number("TotalSubUnits", row?.StationsExpected);
        to.Field("Type", type);
        to.Number("VotersParticipated", row?.InBoxes);
        to.Number("VotersRegistered", row?.Registered);
        to.End();
    }

    private static void Identifier(string code, INistWriter to)
    {
        to.Item("ExternalIdentifier");
        to.Field("Type", "national-level");
        to.Field("Value", code);
        to.End();
    }
}
