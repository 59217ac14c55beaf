using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Saylau.Tests.Conventions.Code;

/// <summary>What a method calls, read from its compiled code, so that nothing can hide behind a name.</summary>
internal static class Calls
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>Every method and constructor of a type, with those that the compiler made for its lambdas and iterators.</summary>
    public static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own))
        .Concat(type.GetNestedTypes(Own).Where(IsMadeByCompiler).SelectMany(MethodsOf));

    /// <summary>What a method calls, makes, or reads from a field, in the order of its code.</summary>
    public static IEnumerable<MemberInfo> Of(MethodBase method)
    {
        var body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < body.Length;)
        {
            var code = Codes[body[at] == 0xFE ? 0xFE00 | body[at + 1] : body[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok
                && Resolve(method, BitConverter.ToInt32(body, at)) is { } member)
            {
                yield return member;
            }

            at += SizeOf(code, body, at);
        }
    }

    public static bool IsMadeByCompiler(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static int SizeOf(OpCode code, byte[] body, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
        _ => 4,
    };
}
