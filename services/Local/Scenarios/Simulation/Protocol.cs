using Newtonsoft.Json.Linq;

namespace Saylau.Local.Scenarios.Simulation;

/// <summary>A station's simulated protocol. What follows from other numbers is computed, so that it adds up.</summary>
/// <param name="Station">The station.</param>
/// <param name="Registered">Voters on its list.</param>
/// <param name="Received">Ballots that it received.</param>
/// <param name="Issued">Ballots given to voters.</param>
/// <param name="Spoiled">Ballots spoiled before they were given.</param>
/// <param name="Votes">Ballots in the box, for each choice, and those invalid last.</param>
internal sealed record Protocol(Station Station, long Registered, long Received, long Issued, long Spoiled, long[] Votes)
{
    /// <summary>A protocol for every station; each column adds up to the total of the file.</summary>
    public static Protocol[] All(SimulationSpec spec, ProtocolsSpec totals, Station[] stations)
    {
        Check(spec, totals, stations);
        var registered = RegisteredIn(spec, totals);
        var received = registered.Select(voters => voters + Reserve(voters, totals.Reserve)).ToArray();
        var issued = Spreading.Apportion(
            totals.Participants, Spreading.Uneven(registered, totals.TurnoutNoisePercent, spec.Random("issued")), most: registered);
        long[] rest = [.. received.Zip(issued, (all, given) => all - given)];
        spec.Require(totals.Spoiled <= rest.Sum(), "protocols.spoiled", $"{totals.Spoiled} of {rest.Sum()} ballots that were not issued.");
        var spoiled = Spreading.Apportion(totals.Spoiled, Spreading.Uneven(issued, 90, spec.Random("spoiled")), most: rest);
        var takenAway = Spreading.Apportion(totals.TakenAway, Spreading.Uneven(issued, 90, spec.Random("taken away")), most: issued);
        var urn = Urn(totals);
        var random = spec.Random("ballots");
        return [.. stations.Select((station, at) => new Protocol(
            station, registered[at], received[at], issued[at], spoiled[at], Spreading.Draw(urn, issued[at] - takenAway[at], random)))];
    }

    /// <summary>The row of the protocol.</summary>
    public JObject ToRow(ProtocolsSpec totals) => new()
    {
        ["precinctId"] = Station.Id,
        ["registered"] = Registered,
        ["received"] = Received,
        ["issued"] = Issued,
        ["unused"] = Received - Issued - Spoiled,
        ["spoiled"] = Spoiled,
        ["inBoxes"] = Votes.Sum(),
        ["valid"] = Votes.Sum() - Votes[^1],
        ["invalid"] = Votes[^1],
        ["choices"] = new JArray(totals.Choices.Select((choice, at) => new JObject { ["candidateId"] = choice.Candidate, ["votes"] = Votes[at] })),
    };

    private static void Check(SimulationSpec spec, ProtocolsSpec totals, Station[] stations)
    {
        spec.Require(totals.Registered >= stations.Length, "protocols.registered", $"{totals.Registered} voters for {stations.Length} stations.");
        spec.Require(totals.Participants <= totals.Registered, "protocols.participants", $"{totals.Participants} of {totals.Registered} registered.");
        spec.Require(totals.TurnoutNoisePercent <= 100, "protocols.turnoutNoisePercent", "at most 100.");
        spec.Require(totals.Reserve.Denominator > 0, "protocols.reserve.denominator", "0.");
        var valid = (long)totals.Participants - totals.Invalid - totals.TakenAway;
        var votes = totals.Choices.Sum(choice => (long)choice.Votes);
        spec.Require(votes == valid, "protocols.choices", $"{votes} votes on {valid} valid ballots (participants less invalid and taken away).");
    }

    private static long[] RegisteredIn(SimulationSpec spec, ProtocolsSpec totals)
    {
        var (about, kinds) = (spec.Stations, spec.Stations.Kinds ?? []);
        spec.Require(kinds.All(kind => kind.Registered >= kind.Stations), "stations.kinds.registered", "fewer voters than stations.");
        var left = totals.Registered - kinds.Sum(kind => (long)kind.Registered);
        spec.Require(left >= about.Regions.Sum(region => (long)region.Stations), "protocols.registered", $"{left} voters are left for the regions' stations.");
        var random = spec.Random("registered");
        long[] Within(long voters, int stations) => Spreading.Apportion(
            voters, Spreading.Uneven(Enumerable.Repeat(1L, stations), about.SizeNoisePercent, random), [.. Enumerable.Repeat(1L, stations)]);
        var regions = Spreading.Apportion(
            left, [.. about.Regions.Select(region => (long)region.Weight)], [.. about.Regions.Select(region => (long)region.Stations)]);
        return [
            .. about.Regions.Zip(regions).SelectMany(region => Within(region.Second, region.First.Stations)),
            .. kinds.SelectMany(kind => Within(kind.Registered, kind.Stations))];
    }

    private static long[] Urn(ProtocolsSpec totals) => [.. totals.Choices.Select(choice => (long)choice.Votes), totals.Invalid];

    // A part of a ballot is a ballot.
    private static long Reserve(long voters, Fraction reserve) =>
        ((voters * reserve.Numerator) + reserve.Denominator - 1) / reserve.Denominator;
}
