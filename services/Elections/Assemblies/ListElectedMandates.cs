using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<ListElectedMandatesResponse> ListElectedMandates(ListElectedMandatesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            RequireIndirect(election);
            var units = UnitResult.Of(session, election.Id, request.AsOf, session.Query<IndirectResultRow>(ResultsKnown, new { ElectionId = election.Id, request.AsOf }));
            var mandates = MandatesOf(session, election, units).OrderBy(PlaceOf, StringComparer.Ordinal)
                .Where(mandate => string.CompareOrdinal(PlaceOf(mandate), page.After) > 0).Take(page.Take).ToArray();
            var (items, next) = page.Cut(mandates, PlaceOf);
            return new ListElectedMandatesResponse { Mandates = { items }, NextPageToken = next };
        }));
    }

    private static string PlaceOf(ElectedMandate mandate) => $"{mandate.Region}/{mandate.CandidateId}";

    /// <summary>Who is elected to which seat: the seats that are up, by number, to the elected in the order of votes.</summary>
    private IReadOnlyList<ElectedMandate> MandatesOf(Session session, ElectionRow election, IReadOnlyList<UnitResult> units)
    {
        var recorded = SeatRow.Of(session, election.OfficeId).Select(row => row.ToTerm()).ToArray();
        var up = (recorded.Length > 0 ? UpIn(session, election, recorded) : []).ToLookup(seat => seat.Region, StringComparer.Ordinal);
        var years = recorded.Length > 0 ? (uint)OfficeRow.Require(session, election.OfficeId).TermYears : 0;
        return [.. units.SelectMany(unit => unit.Votes.SelectMany(vote => vote.ToChoices().Where(choice => choice.Elected).Select(choice => ToMandate(vote, choice)))
            .Select((mandate, at) => Seated(mandate, up[unit.First.Region].ElementAtOrDefault(at), years)))];
    }

    private static ElectedMandate ToMandate(IndirectResultRow vote, IndirectChoice choice) => new()
    {
        Region = vote.Region,
        CandidateId = choice.CandidateId,
        PersonId = choice.PersonId,
        Name = choice.Name,
        PartyId = choice.PartyId,
        ResultPosition = (ulong)vote.LedgerPosition,
        Source = vote.ToSource(),
    };

    private static ElectedMandate Seated(ElectedMandate mandate, SeatTerm? seat, uint years)
    {
        if (seat is null)
            return mandate;
        (mandate.SeatNumber, mandate.SeatClass) = (seat.Number, seat.Class);
        (mandate.TermFrom, mandate.TermUntil) = SeatTermRules.Next(seat, years);
        return mandate;
    }
}
