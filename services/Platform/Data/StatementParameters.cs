using System.Collections;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;

namespace Saylau.Platform.Data;

/// <summary>Parameters of a kept command: the properties of an object, by their names.</summary>
internal static class StatementParameters
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>Whether a parameter is a list, which is written into the statement and so makes another statement of it.</summary>
    public static bool HasList(object? parameters) => parameters is not null && Array.Exists(Of(parameters), property =>
        property.PropertyType != typeof(string) && property.PropertyType != typeof(byte[])
        && property.PropertyType.IsAssignableTo(typeof(IEnumerable)));

    /// <summary>Gives a command its parameters, without values.</summary>
    public static DbCommand Add(Dialect dialect, DbCommand command, object? parameters)
    {
        foreach (var property in Of(parameters))
            Add(dialect, command, "@" + property.Name, property.PropertyType);
        return command;
    }

    /// <summary>Gives a command a parameter, without a value.</summary>
    public static void Add(Dialect dialect, DbCommand command, string name, Type type)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        dialect.Declare(parameter, Nullable.GetUnderlyingType(type) ?? type);
        command.Parameters.Add(parameter);
    }

    /// <summary>Gives a command's parameters their values.</summary>
    public static void Bind(Dialect dialect, DbCommand command, object? parameters)
    {
        var properties = Of(parameters);
        for (var index = 0; index < properties.Length; index++)
            dialect.Bind(command.Parameters[index], properties[index].GetValue(parameters));
    }

    private static PropertyInfo[] Of(object? parameters) =>
        parameters is null ? [] : Properties.GetOrAdd(parameters.GetType(), type => type.GetProperties());
}
