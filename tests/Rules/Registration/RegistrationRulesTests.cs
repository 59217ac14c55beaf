using Saylau.Common.V1;
using Saylau.Parties.MemberSignatures;
using Saylau.Parties.Registration;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Tests.Rules.Law;

namespace Saylau.Tests.Rules.Registration;

public sealed class RegistrationRulesTests
{
    private static readonly AuthoritySeat[] Seats = [.. RegistrationRules.Authorities(Laws.Parties.Registration, Laws.Country)];

    [Fact]
    public void The_law_asks_the_centre_and_each_of_sixteen_regions()
    {
        Assert.Equal(17, Seats.Length);
        Assert.Single(Seats, seat => seat is { Kind: AuthorityKind.CentralCommission, Region: "" });
        Assert.Equal(Laws.Regions.Order(), Seats.Where(seat => seat.Kind is AuthorityKind.RegionalCommission).Select(seat => seat.Region).Order());
    }

    [Fact]
    public void Where_only_provinces_decide_there_are_fourteen_commissions()
    {
        var law = Laws.Parties.Registration;
        law.Authorities.Single(rule => rule.EachRegion is not null).EachRegion = Laws.OnlyProvinces;

        var regional = RegistrationRules.Authorities(law, Laws.Country).Where(seat => seat.Kind is AuthorityKind.RegionalCommission);

        Assert.Equal(Laws.Provinces, regional.Select(seat => seat.Region));
    }

    [Theory]
    [InlineData(15, 1)]
    [InlineData(16, 0)]
    public void Fifteen_commissions_are_one_too_few(int regional, int missing)
    {
        DecisionRow[] decisions =
        [
            Decision(AuthorityKind.CentralCommission, ""),
            .. Laws.Regions.Take(regional).Select(region => Decision(AuthorityKind.RegionalCommission, region)),
        ];

        var findings = RegistrationRules.Approvals(Seats, decisions).ToArray();

        Assert.Equal(17, findings.Length);
        Assert.Equal(missing, findings.Count(finding => finding.Outcome is Outcome.Violated));
        Assert.Equal(Laws.Regions.Skip(regional), findings.Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Subject));
    }

    [Fact]
    public void A_refusal_is_no_approval()
    {
        var refusal = Decision(AuthorityKind.CentralCommission, "", DecisionOutcome.Refused);

        var finding = RegistrationRules.Approvals(Seats, [refusal]).Single(finding => finding.Subject.Length == 0);

        Assert.Equal((Outcome.Violated, "REFUSED"), (finding.Outcome, finding.Actual.Text));
        Assert.Equal(["applications/application"], finding.Evidence);
    }

    [Theory]
    [InlineData("2010-03-04", Outcome.Violated)]
    [InlineData("2010-03-05", Outcome.Satisfied)]
    public void Nobody_decides_before_the_filing(string day, Outcome expected)
    {
        var findings = MayDecide(AuthorityKind.CentralCommission, "", day);

        Assert.Equal(expected, findings["parties.registration.after_filing"]);
        Assert.Equal(3, findings.Count(finding => finding.Key is not "parties.registration.after_filing" && finding.Value is Outcome.Satisfied));
    }

    [Theory]
    [InlineData(AuthorityKind.Registrar, "")]
    [InlineData(AuthorityKind.RegionalCommission, "")]
    [InlineData(AuthorityKind.RegionalCommission, "AR-NOR")]
    [InlineData(AuthorityKind.CentralCommission, "KZ-AKM")]
    public void An_authority_that_the_law_does_not_name_may_not_decide(AuthorityKind kind, string region) =>
        Assert.Equal(Outcome.Violated, MayDecide(kind, region, "2010-03-05")["parties.registration.authority_named"]);

    [Fact]
    public void An_authority_decides_once_and_its_neighbour_still_may()
    {
        var decided = Decision(AuthorityKind.RegionalCommission, "KZ-AKM");

        Assert.Equal(Outcome.Violated, MayDecide(AuthorityKind.RegionalCommission, "KZ-AKM", "2010-03-05", decided)["parties.registration.decides_once"]);
        Assert.Equal(Outcome.Satisfied, MayDecide(AuthorityKind.RegionalCommission, "KZ-AKT", "2010-03-05", decided)["parties.registration.decides_once"]);
    }

    [Theory]
    [InlineData(ApplicationState.Approved)]
    [InlineData(ApplicationState.Refused)]
    public void A_closed_application_takes_no_decision(ApplicationState state)
    {
        var findings = RegistrationRules.MayDecide(
            Application with { State = EnumText.Of(state) }, Deed(AuthorityKind.CentralCommission, "", "2010-03-05"), Seats, Course(), null);

        Assert.Equal(Outcome.Violated, findings.Single(finding => finding.Rule is "parties.registration.application_open").Outcome);
    }

    [Fact]
    public void An_application_is_judged_by_the_congress_and_every_region()
    {
        var nothing = new ApplicantFacts("kz-one", ApplicationKind.Founding, null, null,
            new(new Dictionary<string, RegionSignatures>(StringComparer.Ordinal), IsOneByOne: false), null);

        var findings = RegistrationRules.Requirements(nothing, "2010-03-05", Laws.Parties, Laws.Country).ToArray();

        Assert.Equal(2 + 16, findings.Length);
        Assert.All(findings, finding => Assert.Equal(Outcome.Undetermined, finding.Outcome));
    }

    private static Dictionary<string, Outcome> MayDecide(AuthorityKind kind, string region, string day, params DecisionRow[] decisions) =>
        RegistrationRules.MayDecide(Application, Deed(kind, region, day), Seats, Course(decisions), null)
            .ToDictionary(finding => finding.Rule, finding => finding.Outcome, StringComparer.Ordinal);

    private static AuthorityDeed Deed(AuthorityKind kind, string region, string day) => new(kind, region, AuthorityAct.Approve, day);

    private static ApplicationCourse Course(params DecisionRow[] decisions) => new([], decisions, []);

    private static ApplicationRow Application { get; } = new()
    {
        Id = "application",
        PartyId = "kz-one",
        Jurisdiction = "kz",
        FiledOn = "2010-03-05",
        State = "PENDING",
        Authorities = 17,
        Findings = [],
        Version = 1,
    };

    private static DecisionRow Decision(AuthorityKind kind, string region, DecisionOutcome outcome = DecisionOutcome.Approved) => new()
    {
        ApplicationId = "application",
        Authority = EnumText.Of(kind),
        Region = region,
        Outcome = EnumText.Of(outcome),
        Reason = "",
    };
}
