using Saylau.Parties.Congresses;
using Saylau.Parties.Founding;
using Saylau.Parties.MemberSignatures;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Parties.Registration;

/// <summary>What a party that applies has to show on a day.</summary>
internal sealed record ApplicantFacts(
    string PartyId, ApplicationKind Kind, OrganisingCommittee? Committee, FoundingCongress? Congress, SignaturesFound Signatures, ApplicationRow? Latest)
{
    /// <summary>Reads them.</summary>
    public static ApplicantFacts Of(Session session, PartyRow party, string day)
    {
        var congress = CongressRow.Latest(session, party.Id, day);
        var isRegistered = party.RegisteredOn is { } registered && string.CompareOrdinal(registered, day) <= 0;
        return new(
            party.Id,
            isRegistered ? ApplicationKind.Reregistration : ApplicationKind.Founding,
            Convening(session, party.Id, congress, day),
            congress,
            SignaturesFound.Of(session, party.Id, day),
            ApplicationRow.Latest(session, party.Id, day));
    }

    /// <summary>The application before the next one, where it failed; empty if there is none.</summary>
    public string PreviousId() => Latest is { State: "REFUSED" or "WITHDRAWN" } failed ? failed.Id : "";

    // The committee that the congress names; otherwise the one that gave notice last.
    private static OrganisingCommittee? Convening(Session session, string partyId, FoundingCongress? congress, string day)
    {
        if (congress is not { CommitteeId.Length: > 0 })
            return CommitteeRow.Latest(session, partyId, day);
        var row = CommitteeRow.Require(session, congress.CommitteeId);
        return row.ToProto(CommitteeRow.Regions(session, [row.Id])[row.Id]);
    }
}
