using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<CountElectedResponse> CountElected(CountElectedRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var units = UnitResult.Of(session, request.ElectionId, request.AsOf,
                session.Query<IndirectResultRow>(ResultsKnown, new { request.ElectionId, request.AsOf }));
            var rows = units.Select(unit => unit.Deciding).ToArray();
            var elected = units.SelectMany(unit => unit.Elected).ToArray();
            var (listed, voted) = (rows.Sum(row => row.ElectorsListed), rows.Sum(row => row.ElectorsVoted));
            return new CountElectedResponse
            {
                Units = (uint)units.Count,
                Seats = (uint)units.Sum(unit => unit.First.Seats),
                Elected = (uint)elected.Length,
                ByParty =
                {
                    elected.GroupBy(choice => choice.PartyId, StringComparer.Ordinal)
                        .Select(party => new PartyElected { PartyId = party.Key, Count = (uint)party.Count() })
                        .OrderByDescending(party => party.Count).ThenBy(party => party.PartyId, StringComparer.Ordinal),
                },
                ElectorsListed = Figures.Counted(listed),
                ElectorsVoted = Figures.Counted(voted),
                Turnout = Figures.Share(voted, listed),
                Source = Sources.Weakest(units.SelectMany(unit => unit.Votes).Select(row => row.ToSource())),
                ByClass =
                {
                    MandatesOf(session, election, units).Where(mandate => mandate.HasSeatClass).GroupBy(mandate => mandate.SeatClass).OrderBy(seats => seats.Key)
                        .Select(seats => new ClassElected { SeatClass = seats.Key, Count = (uint)seats.Count() }),
                },
            };
        }));

    private const string ResultsKnown = """
        SELECT *
        FROM IndirectResult
        WHERE ElectionId = @ElectionId AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}
