using System.Globalization;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<ListDonationsResponse> ListDonations(ListDonationsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            var year = request.HasYear ? request.Year.ToString("D4", CultureInfo.InvariantCulture) : "";
            var (items, next) = page.Cut(session.Query<DonationRow>(DonationsAsked, new
            {
                PartyId = party.Id,
                Year = year,
                Kinds = EnumText.Words(request.DonorKinds),
                Lawful = request.UnlawfulOnly ? 0 : 1,
                Day = day,
                page.After,
                page.Take,
            }), row => row.Id);
            var (donations, withheld) = Shown(session, party, [.. items], day, IsInsider(context.Call().Caller, party));
            return new ListDonationsResponse { Donations = { donations }, NextPageToken = next, Withheld = { withheld } };
        }));
    }

    /// <summary>Donations with the names that the caller may read. What is withheld does not depend on the page.</summary>
    private (IReadOnlyList<Donation> Donations, IEnumerable<Withheld> Withheld) Shown(
        Session session, PartyRow party, IReadOnlyList<DonationRow> rows, string day, bool insider)
    {
        var rules = law.Find(session, party.Jurisdiction, ledger.Today)?.Rules.Funding;
        var given = insider ? null : DonationRow.Given(session, party.Id, [.. rows.Select(row => row.DonorCommitment).Distinct(StringComparer.Ordinal)]);
        var donations = rows.Select(row =>
        {
            var donation = row.ToProto(day);
            if (given is null || DonationRules.IsNamed(donation.DonorKind, given[(row.DonorCommitment, row.ReceivedOn[..4], row.Currency)], rules))
                donation.DonorName = seals.NameOf(row);
            return donation;
        }).ToArray();
        var citation = rules?.CitizensNamed?.Citation?.Text ?? "";
        return (donations, insider || rules?.CitizensNamed is { FromAmount: 0 } ? [] : [new Withheld { Field = "donations.donor_name", Citation = citation }]);
    }

    private const string DonationsAsked = """
        SELECT *
        FROM Donation
        WHERE PartyId = @PartyId AND Id > @After AND DonorKind IN @Kinds AND (@Lawful = 1 OR Lawful = 0)
          AND ReceivedOn <= @Day AND (@Year = '' OR SUBSTRING(ReceivedOn, 1, 4) = @Year)
        ORDER BY Id {page}
        """;
}
