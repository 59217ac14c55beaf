using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Funding;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Registry;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Funding;

/// <summary>Yearly statements and what the state pays.</summary>
public sealed class StatementTests(ArlandRegister arland) : IClassFixture<ArlandRegister>
{
    [Fact]
    public async Task A_statement_is_filed_returned_filed_anew_and_accepted()
    {
        await arland.Party("regi-acc", "Bronze");
        await arland.Registered("regi-acc");
        var own = arland.As("party@regi-acc").Funding;
        await own.RecordDonationAsync(DonationTests.Gift("regi-acc", "regi-acc-1", 150, "2020-09-01"));
        Assert.Equal("2021-03-31 False", await Missing("2021-03-31"));
        Assert.Equal("2021-03-31 True", await Missing("2021-04-01"));

        var filed = await own.FileYearlyStatementAsync(File("regi-acc", "regi-acc-2020", "2021-03-31"));
        Assert.Equal("none", await Missing("2021-04-01"));
        var told = filed.Findings.Single(finding => finding is { Rule: "parties.funding.tells_what_is_known", Subject: "DONATIONS" });
        Assert.Equal((Outcome.Warning, "150 minor units ARC"), (told.Outcome, told.Required.Text));
        Assert.Equal(Outcome.Satisfied, filed.Findings.Single(finding => finding.Rule is "parties.funding.statement_deadline").Outcome);
        await Refused.ByRules(own.FileYearlyStatementAsync(File("regi-acc", "regi-acc-2020", "2021-04-01")), "parties.funding.statement_state");
        var returned = (await arland.Registrar.Funding.ReturnStatementAsync(Return("regi-acc-2020", "2021-04-02"))).Statement;
        Assert.Equal("2021-03-31 True", await Missing("2021-04-02"));
        var anew = await own.FileYearlyStatementAsync(File("regi-acc", "regi-acc-2020", "2021-04-03", donations: 150));
        Assert.Equal(Outcome.Warning, anew.Findings.Single(finding => finding.Rule is "parties.funding.statement_deadline").Outcome);
        var accepted = (await arland.Registrar.Funding.AcceptStatementAsync(Accept("regi-acc-2020", "2021-04-05"))).Statement;

        Assert.Equal((StatementState.Returned, "Mend it."), (returned.State, returned.DecisionReason));
        Assert.Equal((StatementState.Accepted, "2021-04-05", "2021-04-03"), (accepted.State, accepted.DecidedOn, accepted.FiledOn));
        Assert.Equal(accepted, (await arland.Suite.AsPublic().Funding.GetStatementAsync(new() { StatementId = "regi-acc-2020" })).Statement);
        Assert.Equal([accepted], (await arland.Suite.AsPublic().Funding.ListStatementsAsync(new() { Jurisdiction = "arland", PartyId = "regi-acc", Year = 2020, States = { StatementState.Accepted } })).Statements);

        async Task<string> Missing(string day)
        {
            var list = await arland.Suite.AsPublic().Funding.ListMissingStatementsAsync(new() { Jurisdiction = "arland", Year = 2020, AsOf = day });
            return list.Missing.FirstOrDefault(one => one.PartyId is "regi-acc") is { } missing ? $"{missing.DueOn} {missing.Overdue}" : "none";
        }
    }

    [Fact]
    public async Task What_does_not_add_up_is_refused_and_what_is_not_audited_is_not_accepted()
    {
        await arland.Party("regi-odd", "Copper");
        var own = arland.As("party@regi-odd").Funding;
        var odd = File("regi-odd", "regi-odd-2020", "2021-03-01");
        odd.Accounts.IncomeInAll++;
        await Refused.ByRules(own.FileYearlyStatementAsync(odd), "parties.funding.income_adds_up", "parties.funding.balance");
        await Refused.ByRules(own.FileYearlyStatementAsync(File("regi-odd", "regi-odd-2020", "2020-12-31")), "parties.funding.year_over");
        var adverse = File("regi-odd", "regi-odd-2020", "2021-03-01");
        adverse.Accounts.Opinion = AuditOpinion.Adverse;
        await own.FileYearlyStatementAsync(adverse);

        await Refused.ByRules(arland.Registrar.Funding.AcceptStatementAsync(Accept("regi-odd-2020", "2021-03-02")), "parties.funding.audited");
        Assert.Equal(["parties.funding.audited"], Refused.Unmet((await arland.Suite.AsPublic().Funding.CheckStatementAsync(new() { StatementId = "regi-odd-2020", Act = StatementAct.Accept, AsOf = "2021-03-02" })).Findings));
        Assert.Empty(Refused.Unmet((await arland.Suite.AsPublic().Funding.CheckStatementAsync(new() { StatementId = "regi-odd-2020", Act = StatementAct.Return, AsOf = "2021-03-02" })).Findings));
        await Refused.By(own.FileYearlyStatementAsync(File("regi-odd", "regi-odd-other", "2021-03-02")), StatusCode.AlreadyExists, "STATEMENT_EXISTS");
        await Refused.By(arland.Suite.AsPublic().Funding.CheckStatementAsync(new() { StatementId = "regi-odd-2020", Act = StatementAct.File }), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(arland.As("registrar@kz").Funding.AcceptStatementAsync(Accept("regi-odd-2020", "2021-03-02")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(own.AcceptStatementAsync(Accept("regi-odd-2020", "2021-03-02")), StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED");
        await Refused.By(arland.Registrar.Funding.AcceptStatementAsync(Accept("regi-none", "2021-03-02")), StatusCode.NotFound, "STATEMENT_NOT_FOUND");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task A_statement_goes_where_the_table_says_and_nowhere_else(int seed)
    {
        var id = $"regi-statement-{seed}";
        await arland.Party(id, $"Statement {seed}");
        var own = arland.As($"party@{id}").Funding;
        await own.FileYearlyStatementAsync(File(id, id, "2021-03-01"));

        var taken = await LifecycleWalk.Take(
            StatementRules.Lifecycle,
            new Dictionary<StatementAct, Func<Task>>
            {
                [StatementAct.File] = async () => await own.FileYearlyStatementAsync(File(id, id, "2021-03-01")),
                [StatementAct.Accept] = async () => await arland.Registrar.Funding.AcceptStatementAsync(Accept(id, "2021-03-02")),
                [StatementAct.Return] = async () => await arland.Registrar.Funding.ReturnStatementAsync(Return(id, "2021-03-02")),
            },
            () => State(id), seed, steps: 12);

        Assert.NotEmpty(taken);
    }

    [Fact]
    public async Task The_state_pays_registered_parties_where_the_law_knows_it()
    {
        await arland.Party("regi-paid", "Diamond");
        var request = new RecordStateFundingRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-08-19",
            PartyId = "regi-paid",
            StateFundingId = "regi-paid-2020",
            Amount = 1_000,
            Currency = "ARC",
            PaidOn = "2020-08-19",
            Act = "Budget 2020",
        };
        await arland.Registered("regi-paid");

        await Refused.ByRules(arland.Registrar.Funding.RecordStateFundingAsync(request), "parties.funding.registered");
        request.PaidOn = "2020-08-20";
        var paid = (await arland.Registrar.Funding.RecordStateFundingAsync(request)).StateFunding;

        Assert.Equal((1_000ul, "Budget 2020"), (paid.Amount, paid.Act));
        var sums = await arland.Suite.AsPublic().Funding.GetFundingAsync(new() { PartyId = "regi-paid", Year = 2020, AsOf = "2020-08-20" });
        Assert.Equal((1_000ul, "ARC"), (Assert.Single(sums.StateFunding).Amount, sums.StateFunding[0].Currency));
        Assert.Empty((await arland.Suite.AsPublic().Funding.GetFundingAsync(new() { PartyId = "regi-paid", Year = 2020, AsOf = "2020-08-19" })).StateFunding);
        Assert.Equal(["parties.funding.currency"], Refused.Unmet((await arland.Suite.AsPublic().Funding.CheckStateFundingAsync(new() { PartyId = "regi-paid", Currency = "EUR", AsOf = "2020-08-20" })).Findings));
        request.RequestId = World.NewId();
        await Refused.By(arland.Registrar.Funding.RecordStateFundingAsync(request), StatusCode.AlreadyExists, "STATE_FUNDING_EXISTS");
    }

    private async Task<StatementState> State(string id)
    {
        var list = await arland.Suite.AsPublic().Funding.ListStatementsAsync(new() { Jurisdiction = "arland", PartyId = id });
        return list.Statements.Count == 0 ? StatementState.Unspecified : list.Statements[0].State;
    }

    private static FileYearlyStatementRequest File(string party, string id, string on, ulong donations = 100) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        PartyId = party,
        StatementId = id,
        Year = 2020,
        Accounts = new()
        {
            Currency = "ARC",
            OpeningBalance = 50,
            Lines = { new StatementLine { Kind = StatementLineKind.Donations, Amount = donations }, new StatementLine { Kind = StatementLineKind.Staff, Amount = 60 } },
            IncomeInAll = donations,
            ExpenditureInAll = 60,
            ClosingBalance = donations - 10,
            Auditor = "An auditor",
            Opinion = AuditOpinion.Unqualified,
        },
    };

    private static AcceptStatementRequest Accept(string id, string on) =>
        new() { RequestId = World.NewId(), OccurredOn = on, StatementId = id, Reason = "In order." };

    private static ReturnStatementRequest Return(string id, string on) =>
        new() { RequestId = World.NewId(), OccurredOn = on, StatementId = id, Reason = "Mend it." };
}
