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
            _ = ElectionRow.Require(session, request.ElectionId);
            var rows = session.Query<IndirectResultRow>(ResultsKnown, new { request.ElectionId, request.AsOf });
            var elected = rows.SelectMany(row => row.ToChoices()).Where(choice => choice.Elected).ToArray();
            var (listed, voted) = (rows.Sum(row => row.ElectorsListed), rows.Sum(row => row.ElectorsVoted));
            return new CountElectedResponse
            {
                Units = (uint)rows.Count,
                Seats = (uint)rows.Sum(row => row.Seats),
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
                Source = Sources.Weakest(rows.Select(row => row.ToSource())),
            };
        }));

    private const string ResultsKnown = """
        SELECT *
        FROM IndirectResult
        WHERE ElectionId = @ElectionId AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}
