using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Funding;

/// <summary>What the register knows that a statement should tell too, in the statement's currency.</summary>
internal sealed record KnownIncome(ulong Donations, ulong StateFunding);

/// <summary>What the law says of yearly statements.</summary>
internal static class StatementRules
{
    /// <summary>What each act makes of a statement in each state. A returned one is mended and filed anew.</summary>
    public static Lifecycle<StatementState, StatementAct> Lifecycle { get; } = new(
        "parties.funding.statement_state",
        (StatementState.Unspecified, StatementAct.File, StatementState.Filed),
        (StatementState.Returned, StatementAct.File, StatementState.Filed),
        (StatementState.Filed, StatementAct.Accept, StatementState.Accepted),
        (StatementState.Filed, StatementAct.Return, StatementState.Returned));

    /// <summary>
    /// May accounts be filed? They add up, and the year is over. That they are late, or tell less than the register knows, is
    /// said and bars nothing: a late statement is better than none.
    /// </summary>
    public static IEnumerable<Finding> MayFile(StatementState state, uint year, Accounts accounts, KnownIncome known, string day, FundingLaw? law)
    {
        yield return Lifecycle.MayHappen(state, StatementAct.File);
        foreach (var finding in AddsUp(accounts))
            yield return finding;
        var lastDay = new DateOnly((int)year, 12, 31).Iso();
        yield return Findings.Make("parties.funding.year_over", null, "", Findings.Date(lastDay), Findings.Date(day),
            Findings.Met(string.CompareOrdinal(lastDay, day) < 0));
        if (law?.StatementDeadline is { } deadline)
        {
            var due = DueOn(year, deadline);
            yield return Findings.Make(deadline.Rule, deadline.Citation, "", Findings.Date(due), Findings.Date(day),
                string.CompareOrdinal(day, due) <= 0 ? Outcome.Satisfied : Outcome.Warning);
        }

        yield return Tells(accounts, StatementLineKind.Donations, known.Donations);
        yield return Tells(accounts, StatementLineKind.StateFunding, known.StateFunding);
    }

    /// <summary>May a statement be accepted? It is open, it adds up, and it is audited where the law asks.</summary>
    public static IEnumerable<Finding> MayAccept(StatementState state, Accounts accounts, FundingLaw? law, string evidence)
    {
        yield return Lifecycle.MayHappen(state, StatementAct.Accept, evidence);
        foreach (var finding in AddsUp(accounts))
            yield return finding;
        if (law?.Audited is { } rule)
        {
            var audited = accounts is { Auditor.Length: > 0, Opinion: AuditOpinion.Unqualified or AuditOpinion.Qualified };
            yield return rule.Against(audited, EnumText.Of(AuditOpinion.Unqualified), EnumText.Of(accounts.Opinion), accounts.Auditor, evidence);
        }
    }

    /// <summary>May a statement be returned? It is open.</summary>
    public static Finding MayReturn(StatementState state, string evidence) => Lifecycle.MayHappen(state, StatementAct.Return, evidence);

    /// <summary>The last day on which the statement of a year is in time.</summary>
    public static string DueOn(uint year, StatementDeadlineRule rule)
    {
        var (next, month) = ((int)Math.Min(year + 1, 9999), (int)Math.Clamp(rule.Month, 1, 12));
        return new DateOnly(next, month, (int)Math.Clamp(rule.Day, 1, (uint)DateTime.DaysInMonth(next, month))).Iso();
    }

    /// <summary>The lines of income; the others are expenditure.</summary>
    public static bool IsIncome(StatementLineKind kind) => kind is > StatementLineKind.Unspecified and <= StatementLineKind.OtherIncome;

    private static IEnumerable<Finding> AddsUp(Accounts accounts)
    {
        var (income, expenditure) = (Sum(accounts, IsIncome), Sum(accounts, kind => !IsIncome(kind)));
        yield return Equal("parties.funding.income_adds_up", income, accounts.IncomeInAll, accounts.Currency);
        yield return Equal("parties.funding.expenditure_adds_up", expenditure, accounts.ExpenditureInAll, accounts.Currency);
        // Written without a difference: an amount is never negative.
        yield return Equal("parties.funding.balance", accounts.OpeningBalance + accounts.IncomeInAll, accounts.ClosingBalance + accounts.ExpenditureInAll, accounts.Currency);
    }

    private static Finding Tells(Accounts accounts, StatementLineKind kind, ulong known)
    {
        var told = Sum(accounts, line => line == kind);
        return Findings.Make("parties.funding.tells_what_is_known", null, EnumText.Of(kind), MoneyRules.Measure(known, accounts.Currency),
            MoneyRules.Measure(told, accounts.Currency), told >= known ? Outcome.Satisfied : Outcome.Warning);
    }

    private static Finding Equal(string rule, ulong required, ulong actual, string currency) => Findings.Make(
        rule, null, "", MoneyRules.Measure(required, currency), MoneyRules.Measure(actual, currency), Findings.Met(required == actual));

    private static ulong Sum(Accounts accounts, Func<StatementLineKind, bool> counts) =>
        accounts.Lines.Where(line => counts(line.Kind)).Aggregate(0ul, (sum, line) => sum + line.Amount);
}
