using Saylau.Common.V1;
using Saylau.Parties.V1;

namespace Saylau.Tests.Services.Support;

/// <summary>Well-formed requests, each with a request_id of its own.</summary>
internal static class Requests
{
    private static Source Invented => new() { Provenance = Provenance.Simulated, Citation = "invented" };

    public static RecordPartyRequest Party(string id, string on = "") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        Source = Invented,
        PartyId = id,
        Jurisdiction = "kz",
        Kind = PartyKind.Party,
        Name = new() { Text = { ["en"] = $"Party {id}", ["kk"] = $"{id} партиясы" } },
    };

    public static RecordFoundingCongressRequest Congress(string id, uint delegates = 1_000, int regions = 16)
    {
        var request = new RecordFoundingCongressRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-02-01",
            PartyId = id,
            CongressId = $"{id}-congress",
            HeldOn = "2010-02-01",
        };
        request.Delegates.Add(World.Regions.Take(regions).Select((region, at) =>
            new RegionCount { Region = region, Count = at == 0 ? delegates - (uint)(regions - 1) : 1 }));
        return request;
    }

    public static SignatureSheet Sheet(string sheet, string region, uint valid, string collector = "") =>
        new() { Sheet = sheet, Region = region, Valid = valid, Invalid = 2, Collector = collector };

    public static ImportSignatureSheetsRequest Sheets(string id, params SignatureSheet[] rows) =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-02-20", PartyId = id, Rows = { rows } };

    public static ApplyForRegistrationRequest Apply(string id, string on = "2010-03-01") =>
        new() { RequestId = World.NewId(), OccurredOn = on, PartyId = id, ApplicationId = $"{id}-application" };

    public static DecideApplicationRequest Decide(
        string id, string region, DecisionOutcome outcome = DecisionOutcome.Approved, string on = "2010-03-20") => new()
        {
            RequestId = World.NewId(),
            OccurredOn = on,
            ApplicationId = $"{id}-application",
            Authority = region.Length > 0 ? AuthorityKind.RegionalCommission : AuthorityKind.CentralCommission,
            Region = region,
            Outcome = outcome,
        };

    public static IssueCourtOrderRequest Order(string id, uint months = 6, CourtMeasure measure = CourtMeasure.Suspension)
    {
        var request = new IssueCourtOrderRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2011-10-04",
            CourtOrderId = $"{id}-order",
            PartyId = id,
            Court = "a court",
            Measure = measure,
            Ground = Ground.Other,
            EffectiveFrom = "2011-10-04",
        };
        if (measure is CourtMeasure.Suspension)
            request.Months = months;
        return request;
    }

    public static LiftCourtOrderRequest Lift(string id, string on, string etag = "") =>
        new() { RequestId = World.NewId(), OccurredOn = on, CourtOrderId = $"{id}-order", LiftedOn = on, Etag = etag };

    public static RegisterAllianceRequest Alliance(string alliance, string id, string other, string on = "2010-06-01") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        AllianceId = alliance,
        PartyId = id,
        OtherMemberIds = { other },
        Name = new() { Text = { ["en"] = alliance } },
    };

    public static ReportAllianceRequest Report(string alliance, params string[] members) =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-06-01", AllianceId = alliance, MemberIds = { members } };

    public static AttributeAlignmentRequest Alignment(string id, Alignment alignment, string on = "2011-12-01") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        PartyId = id,
        ClaimId = $"{id}-claim",
        Alignment = alignment,
        AttributedTo = "a newspaper",
        Quote = "so it is said",
    };
}
