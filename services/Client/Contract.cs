using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Saylau.Common.V1;

namespace Saylau.Client;

/// <summary>The suite's contract, read from the descriptors: every service and method, and what its options promise.</summary>
public static class Contract
{
    // Reading an option copies it, so each method's is read once.
    private static readonly ConcurrentDictionary<MethodDescriptor, Access?> Accesses = new();

    /// <summary>Every file of the contract, with the annotations and error details it uses.</summary>
    public static IReadOnlyList<FileDescriptor> Files { get; } =
        [.. GeneratedFiles(), Google.Rpc.ErrorDetailsReflection.Descriptor, Google.Rpc.StatusReflection.Descriptor];

    /// <summary>Every service of the suite, by its full name.</summary>
    public static IReadOnlyList<ServiceDescriptor> Services { get; } =
        [.. Files.SelectMany(file => file.Services).OrderBy(service => service.FullName, StringComparer.Ordinal)];

    /// <summary>Every method by its gRPC path, <c>/package.Service/Method</c>.</summary>
    public static FrozenDictionary<string, MethodDescriptor> Methods { get; } = Services
        .SelectMany(service => service.Methods)
        .ToFrozenDictionary(PathOf, StringComparer.Ordinal);

    /// <summary>Every message, for reading and writing Any as JSON.</summary>
    public static TypeRegistry Types { get; } = TypeRegistry.FromFiles(Files);

    /// <summary>Writes messages as the JSON front door does: every field that can be absent is absent only if it is.</summary>
    public static JsonFormatter Json { get; } =
        new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithTypeRegistry(Types));

    /// <summary>Reads messages from JSON; an unknown field is an error.</summary>
    public static JsonParser JsonReader { get; } = new(JsonParser.Settings.Default.WithTypeRegistry(Types));

    /// <summary>The gRPC path of a method.</summary>
    public static string PathOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";

    /// <summary>Whether a call may be sent again without harm, by the method's <c>idempotency_level</c>.</summary>
    public static bool IsRepeatable(MethodDescriptor method) =>
        method.GetOptions()?.IdempotencyLevel is MethodOptions.Types.IdempotencyLevel.NoSideEffects
            or MethodOptions.Types.IdempotencyLevel.Idempotent;

    /// <summary>Who may call a method; null if the contract does not say.</summary>
    public static Access? AccessOf(MethodDescriptor method) => Accesses.GetOrAdd(method, static method =>
        method.GetOptions() is { } options && options.HasExtension(AccessExtensions.Access)
            ? options.GetExtension(AccessExtensions.Access)
            : null);

    /// <summary>The area of a service: the word between <c>saylau.</c> and the version.</summary>
    public static string AreaOf(ServiceDescriptor service) => service.File.Package.Split('.')[1];

    private static IEnumerable<FileDescriptor> GeneratedFiles() => typeof(Access).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
        .OfType<FileDescriptor>()
        .OrderBy(file => file.Name, StringComparer.Ordinal);
}
