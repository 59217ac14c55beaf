using Saylau.Elections.Calendar;
using Saylau.Elections.Publications;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Tabulation;

/// <summary>The count of an election as a caller may see it while it runs: every station as it is counted, or several at a time.</summary>
internal sealed class RunningCount(Session session, ElectionRow election, LawBook<ElectionsLaw> law, Caller caller, ResultLevel visible, string asOf = "", DateOnly? today = null)
{
    private readonly bool isByStep = law.On(session, election.Jurisdiction, TextFormats.FirstDay(election.VotingOn)).Rules.Publication.RunningStep is not null;
    private readonly Lazy<ElectionCount> every = new(() => ElectionCount.Of(session, election, asOf, today));
    private readonly Lazy<ElectionCount> stepped = new(() => ElectionCount.Stepped(session, election, asOf, today));

    /// <summary>The count in which the caller reads a region's figures, or the nation's.</summary>
    public ElectionCount In(string region) =>
        isByStep && !DisclosureRules.EveryStation(caller, election.Jurisdiction, region, visible) ? stepped.Value : every.Value;
}
