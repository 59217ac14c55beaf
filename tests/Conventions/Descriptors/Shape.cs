using Google.Api;
using Google.Protobuf.Reflection;
using Saylau.Common.V1;
using static Google.Protobuf.Reflection.MethodOptions.Types;

namespace Saylau.Tests.Conventions.Descriptors;

/// <summary>What the conventions ask of a descriptor.</summary>
internal static class Shape
{
    public static IEnumerable<FileDescriptor> Ours(IEnumerable<FileDescriptor> files) =>
        files.Where(file => file.Package.StartsWith("saylau.", StringComparison.Ordinal));

    public static IEnumerable<MethodDescriptor> Rpcs(IEnumerable<FileDescriptor> files) =>
        Ours(files).SelectMany(file => file.Services).SelectMany(service => service.Methods);

    /// <summary>The RPCs that JSON can call: it cannot send a stream.</summary>
    public static IEnumerable<MethodDescriptor> JsonRpcs(IEnumerable<FileDescriptor> files) => Rpcs(files).Where(rpc => !rpc.IsClientStreaming);

    public static IEnumerable<MessageDescriptor> Messages(IEnumerable<FileDescriptor> files) =>
        Ours(files).SelectMany(file => file.MessageTypes).SelectMany(WithNested);

    public static IEnumerable<EnumDescriptor> Enums(IEnumerable<FileDescriptor> files) =>
        Ours(files).SelectMany(file => file.EnumTypes).Concat(Messages(files).SelectMany(message => message.EnumTypes));

    public static bool IsWrite(this MethodDescriptor rpc) => rpc.GetOptions()?.IdempotencyLevel is IdempotencyLevel.Idempotent;

    public static bool IsRead(this MethodDescriptor rpc) => rpc.GetOptions()?.IdempotencyLevel is IdempotencyLevel.NoSideEffects;

    public static HttpRule? Http(this MethodDescriptor rpc) => rpc.GetOptions()?.GetExtension(AnnotationsExtensions.Http);

    public static bool IsRequired(this FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(FieldBehavior.Required) is true;

    public static FieldRules Rules(this FieldDescriptor field) => field.GetOptions()?.GetExtension(FieldExtensions.Rules) ?? new();

    public static bool IsMessage(this FieldDescriptor field) => field.FieldType is FieldType.Message && !field.IsMap;

    /// <summary>Every message that a caller can send in a request, the request first.</summary>
    public static IReadOnlyCollection<MessageDescriptor> Reachable(MessageDescriptor request)
    {
        var reached = new List<MessageDescriptor>();
        void Reach(MessageDescriptor message)
        {
            if (reached.Contains(message))
                return;
            reached.Add(message);
            foreach (var field in message.Fields.InDeclarationOrder().Where(IsMessage))
                Reach(field.MessageType);
        }

        Reach(request);
        return reached;
    }

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.NestedTypes.Where(nested => nested.GetOptions()?.MapEntry is not true).SelectMany(WithNested).Prepend(message);
}
