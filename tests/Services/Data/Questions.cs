using Saylau.Parties.V1;
using Saylau.Testing;

namespace Saylau.Tests.Services.Data;

/// <summary>Every question that a list answers, asked of a suite that has something to tell.</summary>
internal static class Questions
{
    /// <summary>Asks; returns how many things were told.</summary>
    public static async Task<int> AskEverything(TestSuite suite, string jurisdiction)
    {
        var anyone = suite.AsPublic();
        var told = 0;
        var parties = (await anyone.Registry.ListPartiesAsync(new() { Jurisdiction = jurisdiction, Alignment = Alignment.Unspecified })).Parties;
        told += parties.Count + (await anyone.Registry.CountPartiesAsync(new() { Jurisdiction = jurisdiction })).Counts.Count;
        told += (await anyone.Congresses.ListFoundingCongressesAsync(new() { Jurisdiction = jurisdiction })).Congresses.Count;
        told += (await anyone.Registration.ListApplicationsAsync(new() { Jurisdiction = jurisdiction })).Applications.Count;
        told += (await anyone.CourtOrders.ListCourtOrdersAsync(new() { Jurisdiction = jurisdiction })).CourtOrders.Count;
        told += (await anyone.Alliances.ListAlliancesAsync(new() { Jurisdiction = jurisdiction })).Alliances.Count;
        told += (await anyone.Alignments.ListAlignmentsAsync(new() { Jurisdiction = jurisdiction })).Claims.Count;
        told += (await anyone.Law.ListLawVersionsAsync(new() { Area = "parties", Jurisdiction = jurisdiction })).Versions.Count;
        foreach (var party in parties)
        {
            told += (await anyone.Standing.ListStandingPeriodsAsync(new() { PartyId = party.PartyId })).Periods.Count;
            told += (await anyone.MemberSignatures.ListSignatureSheetsAsync(new() { PartyId = party.PartyId })).Sheets.Count;
            told += (await anyone.MemberSignatures.ListSignatureCountsAsync(new() { PartyId = party.PartyId })).Counts.Count;
            told += (await anyone.Registration.CheckRegistrationAsync(new() { PartyId = party.PartyId })).Findings.Count;
            Assert.Equal(party, (await anyone.Registry.GetPartyAsync(new() { PartyId = party.PartyId })).Party);
        }

        return told;
    }
}
