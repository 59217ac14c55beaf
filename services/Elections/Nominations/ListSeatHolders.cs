using System.Globalization;
using Grpc.Core;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Lists;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<ListSeatHoldersResponse> ListSeatHolders(ListSeatHoldersRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            // What is not certified may be kept from the public, and names nobody.
            if (election.State is not "CERTIFIED" || election.Kind is "INDIRECT")
                throw Refusal.NotFound(ErrorReason.ResultNotCertified, "election_id", election.Id);
            var outcome = ElectionOutcomes.Of(session, election, law).ToProto();
            var (seats, source) = Seats(session, election.Id, outcome);
            var rows = seats.Where(seat => string.CompareOrdinal(seat.Key, page.After) > 0).Take(page.Take).ToArray();
            var (items, next) = page.Cut(rows, seat => seat.Key);
            var won = outcome.Choices.Sum(SeatsOf);
            return new ListSeatHoldersResponse
            {
                Holders = { items.Select(seat => seat.Holder) },
                NextPageToken = next,
                UnfilledSeats = (uint)(won - seats.Count),
                Source = source,
            };
        }));
    }

    /// <summary>Who takes the seats, by a key that sorts as they are listed; and the weakest source of it.</summary>
    private static (IReadOnlyList<(string Key, SeatHolder Holder)> Seats, Source? Source) Seats(Session session, string electionId, ElectionOutcome outcome)
    {
        var candidates = CandidateRow.Of(session, electionId).ToDictionary(row => row.Id, StringComparer.Ordinal);
        var members = ListMemberRow.Of(session, candidates.Keys);
        var seats = new List<(string Key, SeatHolder Holder)>();
        var sources = new List<Source> { outcome.Source };
        foreach (var choice in outcome.Choices.Where(choice => SeatsOf(choice) > 0))
        {
            var row = candidates[choice.CandidateId];
            ListMemberRow[] elected = [.. members[row.Id].Where(member => member.IsStanding()).Take((int)SeatsOf(choice))];
            sources.AddRange([row.ToSource(), .. elected.Select(member => member.ToSource())]);
            if (row.ListSize is null && row.PersonId.Length > 0)
                seats.Add((Key(row.Id, 0), new() { CandidateId = row.Id, PartyId = row.PartyId, Person = new() { PersonId = row.PersonId, Name = BallotChoices.NameOf(row) } }));
            seats.AddRange(elected.Select(member => (Key(row.Id, member.Place), new SeatHolder { CandidateId = row.Id, PartyId = row.PartyId, Person = member.ToPerson(), Place = (uint)member.Place })));
        }

        return ([.. seats.OrderBy(seat => seat.Key, StringComparer.Ordinal)], Sources.Weakest(sources));
    }

    private static long SeatsOf(ChoiceOutcome choice) => choice.Seats > 0 ? choice.Seats : choice.Elected ? 1 : 0;

    private static string Key(string candidateId, int place) => string.Create(CultureInfo.InvariantCulture, $"{candidateId}/{place:D6}");
}
