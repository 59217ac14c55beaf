using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parties.Founding;

/// <summary>What the law says of an organising committee and its notice. Where it says nothing, nothing is asked.</summary>
internal static class FoundingRules
{
    /// <summary>What each act makes of a notice.</summary>
    public static Lifecycle<NoticeState, NoticeAct> Lifecycle { get; } = new(
        "parties.founding.notice_state",
        (NoticeState.Unspecified, NoticeAct.Give, NoticeState.Given),
        (NoticeState.Given, NoticeAct.Confirm, NoticeState.Confirmed),
        (NoticeState.Given, NoticeAct.Return, NoticeState.Returned),
        (NoticeState.Returned, NoticeAct.Give, NoticeState.Given));

    /// <summary>Does the notice meet the law? Enough people behind it, the right authority, in time.</summary>
    public static IEnumerable<Finding> MeetsTheLaw(OrganisingCommittee committee, FoundingLaw? law)
    {
        if (law is null)
            yield break;
        var evidence = $"organisingCommittees/{committee.CommitteeId}";
        if (law.Initiators is not null)
            yield return law.Initiators.Against(committee.Initiators.Count == 0 ? null : committee.InitiatorsInAll, evidence: evidence);
        if (law.CommitteeMembers is not null)
            yield return law.CommitteeMembers.Against(committee.MembersInAll, evidence: evidence);
        if (law.NoticeTo is { } authority)
        {
            yield return Findings.Make(authority.Rule, authority.Citation, "", Findings.Text(EnumText.Of(authority.Authority)),
                Findings.Text(EnumText.Of(committee.Notified)), Findings.Met(committee.Notified == authority.Authority), evidence);
        }

        if (law.NoticeDays is not null)
            yield return law.NoticeDays.Against(PeriodRules.Days(committee.FormedOn, committee.NotifiedOn), evidence: evidence);
        if (law.CongressNoticeDays is not null && committee.CongressPlannedOn.Length > 0)
            yield return law.CongressNoticeDays.Against(PeriodRules.Days(committee.NotifiedOn, committee.CongressPlannedOn), "PLANNED", evidence);
    }

    /// <summary>
    /// May the authority answer now? The notice waits for an answer, and the answer does not come before it. What does not
    /// meet the law is not confirmed. An answer that comes late is late, and stands.
    /// </summary>
    public static IEnumerable<Finding> MayAnswer(OrganisingCommittee committee, NoticeAct act, string day, FoundingLaw? law)
    {
        var evidence = $"organisingCommittees/{committee.CommitteeId}";
        yield return Lifecycle.MayHappen(committee.State, act, evidence);
        yield return Findings.Make("parties.founding.after_notice", null, "", Findings.Date(committee.NotifiedOn), Findings.Date(day),
            Findings.Met(string.CompareOrdinal(committee.NotifiedOn, day) <= 0), evidence);
        if (law?.AnswerDays is { } answer)
            yield return answer.InTime(committee.NotifiedOn, day, "", warn: true, evidence);
        foreach (var finding in act is NoticeAct.Confirm ? MeetsTheLaw(committee, law) : [])
            yield return finding;
    }

    /// <summary>Was notice given, and confirmed where the law asks it? As things stood on a day.</summary>
    public static IEnumerable<Finding> HasNotice(OrganisingCommittee? committee, string day, FoundingLaw? law)
    {
        if (law is null || !AsksNotice(law))
            yield break;
        string[] evidence = committee is null ? [] : [$"organisingCommittees/{committee.CommitteeId}"];
        var required = law.NoticeTo is null ? NoticeState.Given : NoticeState.Confirmed;
        NoticeState? state = committee is null ? null : StateOn(committee, day);
        yield return Findings.Make("parties.founding.notice", law.NoticeTo?.Citation ?? law.NoticeDays?.Citation ?? law.CongressDays?.Citation, "",
            Findings.Text(EnumText.Of(required)), state is { } known ? Findings.Text(EnumText.Of(known)) : null,
            state is null ? Outcome.Undetermined : Findings.Met(state is NoticeState.Confirmed || state == required), evidence);
    }

    /// <summary>Was the congress held when the law lets it be held: soon enough after the answer, and not too soon after the notice?</summary>
    public static IEnumerable<Finding> HeldInTime(OrganisingCommittee? committee, FoundingCongress? congress, FoundingLaw? law)
    {
        if (law is null || congress is null)
            yield break;
        string[] evidence = [$"congresses/{congress.CongressId}", .. committee is null ? Array.Empty<string>() : [$"organisingCommittees/{committee.CommitteeId}"]];
        if (law.CongressDays is not null)
            yield return law.CongressDays.Against(PeriodRules.Days(CongressPeriodFrom(committee, law), congress.HeldOn), evidence: evidence);
        if (law.CongressNoticeDays is not null)
            yield return law.CongressNoticeDays.Against(PeriodRules.Days(committee?.NotifiedOn ?? "", congress.HeldOn), evidence: evidence);
    }

    /// <summary>Where a notice stood on a day: an answer that came later is not told.</summary>
    public static NoticeState StateOn(OrganisingCommittee committee, string day) =>
        committee.AnsweredOn.Length > 0 && string.CompareOrdinal(committee.AnsweredOn, day) > 0 ? NoticeState.Given : committee.State;

    /// <summary>The day from which the period for the congress runs; empty while it does not run.</summary>
    public static string CongressPeriodFrom(OrganisingCommittee? committee, FoundingLaw law) => committee switch
    {
        null => "",
        _ when law.NoticeTo is null => committee.NotifiedOn,
        { State: NoticeState.Confirmed } => committee.AnsweredOn,
        _ => "",
    };

    /// <summary>Whether a law asks for a notice at all.</summary>
    public static bool AsksNotice(FoundingLaw? law) =>
        law is { NoticeTo: not null } or { NoticeDays: not null } or { CongressNoticeDays: not null } or { Initiators: not null } or { CommitteeMembers: not null };
}
