using Grpc.Core;
using Saylau.Parties.Congresses;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.MemberSignatures;

public sealed partial class MemberSignatureService
{
    /// <inheritdoc />
    public override Task<ScreenMemberSignaturesResponse> ScreenMemberSignatures(ScreenMemberSignaturesRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var party = PartyRow.Require(tx, request.PartyId);
            tx.Call.RequireScope(party.Jurisdiction);
            tx.Concerns(party.Jurisdiction);
            var inForce = law.On(tx, party.Jurisdiction, tx.OccurredDay);
            var rule = inForce.Rules.IndividualSignatures?.OnePartyOnly();
            var screened = Screen(tx, party.Id, strikes: rule is not null);
            tx.Record(new MemberSignaturesScreened { PartyId = party.Id, Regions = { screened } });
            return new ScreenMemberSignaturesResponse
            {
                Regions = { screened },
                Findings = { inForce.Judge(SignatureRules.OneParty(party.Id, screened, inForce.Rules.IndividualSignatures)) },
            };
        });

    private static ScreenedRegion[] Screen(LedgerTransaction tx, string partyId, bool strikes)
    {
        var asked = new { PartyId = partyId, Day = tx.OccurredDay.Iso() };
        var found = tx.Query<ScreenedRow>(SignedElsewhere, asked);
        if (strikes && found.Any(row => row.Later > 0))
            tx.Execute(StrikeLater, new { asked.PartyId, asked.Day, Reason = (long)MemberInvalidity.SignedElsewhere });
        return [.. found.Select(row => new ScreenedRegion
        {
            Region = row.Region,
            SignedElsewhere = RegionCounts.Counted(row.Elsewhere),
            Struck = strikes ? RegionCounts.Counted(row.Later) : 0,
        })];
    }

    private sealed record ScreenedRow
    {
        public required string Region { get; init; }

        public required long Elsewhere { get; init; }

        public required long Later { get; init; }
    }

    // Of two signatures the earlier counts; of two of one day that which the ledger took first.
    private const string SignedElsewhere = """
        SELECT f.Region AS Region, COUNT(*) AS Elsewhere, SUM(f.Later) AS Later
        FROM (SELECT s.Region AS Region,
                CASE WHEN EXISTS (SELECT 1
                                  FROM MemberSignature e
                                  WHERE e.Prefix = s.Prefix AND e.Commitment = s.Commitment AND e.PartyId <> s.PartyId
                                    AND e.CountsFrom <> '' AND e.CountsUntil = ''
                                    AND (e.SignedOn < s.SignedOn OR (e.SignedOn = s.SignedOn AND e.EnteredAt < s.EnteredAt))) THEN 1 ELSE 0 END AS Later
              FROM MemberSignature s
              WHERE s.PartyId = @PartyId AND s.CountsFrom <> '' AND s.CountsFrom <= @Day AND s.CountsUntil = ''
                AND EXISTS (SELECT 1
                            FROM MemberSignature o
                            WHERE o.Prefix = s.Prefix AND o.Commitment = s.Commitment AND o.PartyId <> s.PartyId
                              AND o.CountsFrom <> '' AND o.CountsUntil = '')) f
        GROUP BY f.Region
        ORDER BY f.Region
        """;

    private const string StrikeLater = """
        UPDATE MemberSignature
        SET CountsUntil = @Day, StruckOn = @Day, Reason = @Reason
        WHERE PartyId = @PartyId AND CountsFrom <> '' AND CountsFrom <= @Day AND CountsUntil = ''
          AND EXISTS (SELECT 1
                      FROM MemberSignature e
                      WHERE e.Prefix = MemberSignature.Prefix AND e.Commitment = MemberSignature.Commitment AND e.PartyId <> MemberSignature.PartyId
                        AND e.CountsFrom <> '' AND e.CountsUntil = ''
                        AND (e.SignedOn < MemberSignature.SignedOn OR (e.SignedOn = MemberSignature.SignedOn AND e.EnteredAt < MemberSignature.EnteredAt)))
        """;
}
