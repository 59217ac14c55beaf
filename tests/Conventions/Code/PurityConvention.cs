using System.Collections;
using System.Reflection;
using Saylau.Elections;
using Saylau.Gateway;
using Saylau.Observers;
using Saylau.Parliament;
using Saylau.Parties;
using Saylau.Platform.Hosting;

namespace Saylau.Tests.Conventions.Code;

/// <summary>Rules depend on nothing but what they are given: facts and law in, findings out, today and in ten years.</summary>
public sealed class PurityConvention
{
    private static readonly Assembly[] Services =
    [
        typeof(ServiceHost).Assembly, typeof(ElectionsHost).Assembly, typeof(ObserversHost).Assembly, typeof(ParliamentHost).Assembly,
        typeof(PartiesHost).Assembly, typeof(GatewayHost).Assembly,
    ];

    private static readonly string[] Namespaces =
    [
        "System.IO", "System.Net", "System.Data", "System.Threading", "System.Diagnostics", "Dapper", "Grpc", "Microsoft",
        "Saylau.Platform.Data", "Saylau.Platform.Ledger", "Saylau.Platform.Hosting",
    ];

    private static readonly string[] Types =
        ["System.TimeProvider", "System.Random", "System.Environment", "System.Console", "System.Security.Cryptography.RandomNumberGenerator", "Saylau.Platform.Access.Call"];

    private static readonly string[] Members =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.TimeZoneInfo.get_Local",
    ];

    // Every iterator asks this to know whether its first reader is its only one.
    private const string AskedByIterators = "System.Environment.get_CurrentManagedThreadId";

    [Fact]
    public void Rules_read_no_clock_no_storage_no_network_and_no_chance() => Finds.Nothing(Rules(Services).SelectMany(Violations));

    [Fact]
    public void The_rules_of_every_service_were_read() =>
        Assert.All(Services, service => Assert.Contains(Rules([service]), rules => Calls.MethodsOf(rules).Any()));

    [Theory]
    [InlineData(nameof(PlantedRules.ReadsAFile), "System.IO.File.ReadAllText")]
    [InlineData(nameof(PlantedRules.ReadsTheClock), "System.TimeProvider.get_System")]
    [InlineData(nameof(PlantedRules.ReadsTheClockInALambda), "System.TimeProvider.get_System")]
    [InlineData(nameof(PlantedRules.ThrowsDiceWhileIterating), "System.Security.Cryptography.RandomNumberGenerator.GetInt32")]
    [InlineData(nameof(PlantedRules.AsksTheMachineThroughAnother), "System.Environment.get_MachineName")]
    [InlineData(nameof(PlantedRules.KeepsSomethingOfTheMachine), "System.Environment.get_ProcessId")]
    [InlineData(nameof(PlantedRules.ReadsTheDatabase), "Saylau.Platform.Data.Session.Query")]
    public void A_rule_that_does_is_found(string rule, string call) => Assert.Contains(
        Violations(typeof(PlantedRules)),
        violation => violation.StartsWith($"PlantedRules.{rule} ", StringComparison.Ordinal) && violation.Contains(call, StringComparison.Ordinal));

    [Fact]
    public void A_rule_that_does_not_is_left_alone() => Assert.DoesNotContain(
        Violations(typeof(PlantedRules)), violation => violation.Contains(nameof(PlantedRules.IsPure), StringComparison.Ordinal));

    private static IEnumerable<Type> Rules(IEnumerable<Assembly> services) => services.SelectMany(service => service.GetTypes())
        .Where(type => type.Name.EndsWith("Rules", StringComparison.Ordinal));

    private static IEnumerable<string> Violations(Type rules) => Calls.MethodsOf(rules)
        .Where(method => method.DeclaringType == rules)
        .SelectMany(method => Reached(method, [method]).Where(IsImpure).Distinct()
            .Select(call => $"{rules.Name}.{method.Name} comes to {NameOf(call)}."));

    /// <summary>All that a method comes to call: its own calls, and those of whatever of ours it calls.</summary>
    private static IEnumerable<MemberInfo> Reached(MethodBase method, HashSet<MethodBase> seen) => Calls.Of(method)
        .SelectMany(call => call.DeclaringType is { } type && IsOurs(type) && !IsImpure(call)
            ? Next(call).Where(seen.Add).SelectMany(next => Reached(next, seen)).Prepend(call)
            : [call]);

    // To touch a type is to run what initialises it; to make an iterator is to run it in the end.
    private static IEnumerable<MethodBase> Next(MemberInfo call)
    {
        var type = call.DeclaringType!;
        if (call is ConstructorInfo && Calls.IsMadeByCompiler(type) && typeof(IEnumerator).IsAssignableFrom(type))
            return Calls.MethodsOf(type);
        MethodBase?[] next = [call as MethodBase, type.TypeInitializer];
        return next.OfType<MethodBase>();
    }

    private static bool IsOurs(Type type) => type.Assembly == typeof(PurityConvention).Assembly || Services.Contains(type.Assembly);

    private static bool IsImpure(MemberInfo call) => call.DeclaringType is { } type && NameOf(call) is not AskedByIterators
        && (Array.Exists(Namespaces, name => IsWithin(type.Namespace, name))
            || Types.Contains(type.FullName, StringComparer.Ordinal)
            || Members.Contains(NameOf(call), StringComparer.Ordinal));

    private static bool IsWithin(string? actual, string name) => actual is not null
        && (string.Equals(actual, name, StringComparison.Ordinal) || actual.StartsWith(name + ".", StringComparison.Ordinal));

    private static string NameOf(MemberInfo call) => $"{call.DeclaringType!.FullName}.{call.Name}";
}
