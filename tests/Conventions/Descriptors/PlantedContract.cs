using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Saylau.Client;
using Saylau.Common.V1;

namespace Saylau.Tests.Conventions.Descriptors;

/// <summary>The contract with one thing spoilt, to see whether the convention that forbids it notices.</summary>
internal sealed class PlantedContract
{
    private static readonly ExtensionRegistry Options =
    [
        AnnotationsExtensions.Http, FieldBehaviorExtensions.FieldBehavior, AccessExtensions.Access, FieldExtensions.Rules,
    ];

    private readonly List<FileDescriptorProto> files = [];

    private PlantedContract()
    {
        foreach (var file in Contract.Files)
            Add(file);
    }

    /// <summary>Plants one failure; the checker must find it, and nothing else.</summary>
    public static void Bites(
        Func<IReadOnlyList<FileDescriptor>, IEnumerable<string>> checker, Action<PlantedContract> plant, string violation) =>
        Finds.Exactly([violation], checker(With(plant)));

    /// <summary>The contract after a change.</summary>
    public static IReadOnlyList<FileDescriptor> With(Action<PlantedContract> plant)
    {
        var planted = new PlantedContract();
        plant(planted);
        return FileDescriptor.BuildFromByteStrings(planted.files.Select(file => file.ToByteString()), Options);
    }

    /// <summary>An RPC of the contract, to be spoilt.</summary>
    public MethodDescriptorProto Rpc(string name) =>
        files.SelectMany(file => file.Service).SelectMany(service => service.Method).Single(method => Is(method.Name, name));

    /// <summary>A message of the contract, to be spoilt.</summary>
    public DescriptorProto Message(string name) => Ours.SelectMany(file => file.MessageType).Single(message => Is(message.Name, name));

    /// <summary>An enum of the contract, to be spoilt.</summary>
    public EnumDescriptorProto Enum(string name) => Ours.SelectMany(file => file.EnumType).Single(type => Is(type.Name, name));

    /// <summary>A field of a message, to be spoilt.</summary>
    public FieldDescriptorProto Field(string message, string field) => Message(message).Field.Single(found => Is(found.Name, field));

    /// <summary>Takes a field out of a message.</summary>
    public void Remove(string message, string field) => Message(message).Field.Remove(Field(message, field));

    /// <summary>The file in which a message is declared.</summary>
    public FileDescriptorProto FileOf(string message) => Ours.Single(file => file.MessageType.Contains(Message(message)));

    /// <summary>Makes a file known to those that will depend on it.</summary>
    public void Import(FileDescriptor file) => files.Insert(0, file.ToProto());

    private IEnumerable<FileDescriptorProto> Ours => files.Where(file => file.Package.StartsWith("saylau.", StringComparison.Ordinal));

    private static bool Is(string name, string asked) => string.Equals(name, asked, StringComparison.Ordinal);

    // A file can only be built after those it depends on.
    private void Add(FileDescriptor file)
    {
        if (files.Exists(known => Is(known.Name, file.Name)))
            return;
        foreach (var dependency in file.Dependencies)
            Add(dependency);
        files.Add(file.ToProto());
    }
}
