using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Publications;

public sealed partial class PublicationService
{
    /// <inheritdoc />
    public override Task<CheckTransparencyResponse> CheckTransparency(CheckTransparencyRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            ElectionCount.RequireDirect(election);
            var inForce = law.On(session, election.Jurisdiction, TextFormats.FirstDay(day));
            var publications = PublicationRow.Of(session, election.Id, day);
            var levels = publications.Select(row => row.ToLevel()).ToArray();
            var nation = ElectionCount.Of(session, election, request.AsOf).Nation;
            var held = (uint)nation.Figures.Stations;
            var visibility = Visibility.Of(session, election, inForce, ledger.Now, day);
            var shown = visibility.Level >= ResultLevel.Station ? held : 0;
            return new CheckTransparencyResponse
            {
                Findings = { Judge(session, election, TextFormats.FirstDay(day)) },
                ProtocolsHeld = held,
                ProtocolsPublic = shown,
                PublishedLevels = { levels.Distinct().Order() },
                LawRequiresStationLevel = inForce.Rules.Publication.Duties.Any(duty => duty is { Level: ResultLevel.Station, Required: true }),
                Transparency = PublicationRules.Transparency(held, shown),
                Levels = { Duties(session, election, TextFormats.FirstDay(day)) },
                Embargoed = { visibility.Embargoes.Select(rule => new Withheld { Field = EnumText.Of(rule.Level), Citation = rule.Citation?.Text ?? "" }) },
                Source = Sources.Weakest([.. publications.Select(row => row.ToSource()), .. nation.Sources]),
            };
        }));
    }

    private IReadOnlyList<Finding> Judge(Session session, ElectionRow election, DateOnly day)
    {
        var (inForce, published, certified) = Facts(session, election, day);
        return inForce.Judge(PublicationRules.IsTransparent(published, certified, day, inForce.Rules.Publication));
    }

    private IEnumerable<LevelDuty> Duties(Session session, ElectionRow election, DateOnly day)
    {
        var (inForce, published, certified) = Facts(session, election, day);
        var duties = PublicationRules.Duties(published, certified, day, inForce.Rules.Publication).ToArray();
        _ = inForce.Judge(duties.Select(duty => duty.Finding).OfType<Finding>());
        return duties;
    }

    private (LawInForce<ElectionsLaw> Law, PublishedLevel[] Published, DateOnly? Certified) Facts(Session session, ElectionRow election, DateOnly day)
    {
        var published = PublicationRow.Of(session, election.Id, day.Iso())
            .Select(row => new PublishedLevel(row.ToLevel(), TextFormats.FirstDay(row.OccurredOn))).ToArray();
        var certified = CertifiedResultRow.Find(session, election.Id, day.Iso());
        return (law.On(session, election.Jurisdiction, day), published, certified is null ? null : TextFormats.FirstDay(certified.CertifiedOn));
    }
}
