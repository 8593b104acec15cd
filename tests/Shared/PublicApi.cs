using System.Reflection;
using System.Runtime.CompilerServices;

namespace Anneal.Tests.Shared;

/// <summary>The public API of an assembly as text, one line a member, compared with an approved file.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static NullabilityInfoContext Nullability { get; } = new();

    /// <summary>
    /// Compares with PublicApi.approved.txt beside the calling file. After an intended change: UPDATE_API=1 dotnet
    /// test, then read the difference.
    /// </summary>
    public static void MatchesApproved(Assembly assembly, [CallerFilePath] string file = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(file)!, "PublicApi.approved.txt");
        string actual = Describe(assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_API") == "1")
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"There is no '{path}'; make it with UPDATE_API=1 dotnet test.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    public static string Describe(Assembly assembly) =>
        string.Join('\n', assembly.GetExportedTypes().SelectMany(Lines).Distinct().Order(StringComparer.Ordinal)) + '\n';

    private static IEnumerable<string> Lines(Type type)
    {
        yield return $"{Name(type)} : {Kind(type)}{string.Concat(Bases(type).Select(part => ", " + Name(part)))}";
        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            if (IsVisible(member) && Text(member) is { } text)
                yield return $"{Name(type)}.{text}";
        }
    }

    private static string Kind(Type type) =>
        typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type.IsAbstract && type.IsSealed ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    private static IEnumerable<Type> Bases(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
            yield return parent;
        foreach (Type contract in type.GetInterfaces().Where(contract => contract.IsPublic && !type.IsEnum && !contract.Name.StartsWith("IEquatable", StringComparison.Ordinal)).OrderBy(Name, StringComparer.Ordinal))
            yield return contract;
    }

    /// <summary>
    /// Public, or for heirs outside the assembly; nothing that the compiler writes for records by itself.
    /// </summary>
    private static bool IsVisible(MemberInfo member)
    {
        if (member.IsDefined(typeof(CompilerGeneratedAttribute), false) && member is not FieldInfo)
            return false;
        return member switch
        {
            MethodBase method => IsOpen(method) && !(method is MethodInfo && method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal)),
            PropertyInfo property => property.Name != "EqualityContract" && property.GetAccessors(true).Any(IsOpen),
            FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
            EventInfo happening => happening.AddMethod is { } add && IsOpen(add),
            Type => false,
            _ => false,
        };
    }

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string? Text(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{Modifier(method)}{method.Name}{Generics(method)}({Parameters(method)}) : {Returned(method)}",
        PropertyInfo property => $"{Modifier(property.GetAccessors(true)[0])}{property.Name}{Indices(property)} {Accessors(property)} : {Name(property.PropertyType)}{Mark(Nullability.Create(property).ReadState)}",
        FieldInfo { IsLiteral: true } field => $"const {field.Name} = {field.GetRawConstantValue()}",
        FieldInfo field => $"{(field.IsStatic ? "static " : "")}field {field.Name} : {Name(field.FieldType)}",
        EventInfo happening => $"event {happening.Name} : {Name(happening.EventHandlerType!)}",
        _ => null,
    };

    private static string Modifier(MethodBase method) =>
        method.IsStatic ? "static "
        : method.IsAbstract ? "abstract "
        : method is MethodInfo own && own.GetBaseDefinition() != own ? "override "
        : method.IsVirtual && !method.IsFinal ? "virtual "
        : "";

    private static string Accessors(PropertyInfo property)
    {
        string read = property.GetMethod is { } get && IsOpen(get) ? "get; " : "";
        if (property.SetMethod is not { } set || !IsOpen(set))
            return "{ " + read + "}";
        bool isInit = set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        return "{ " + read + (isInit ? "init; " : "set; ") + "}";
    }

    private static string Indices(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } indices ? $"[{string.Join(", ", indices.Select(Parameter))}]" : "";

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Returned(MethodInfo method) =>
        Name(method.ReturnType) + Mark(Nullability.Create(method.ReturnParameter).ReadState);

    private static string Parameter(ParameterInfo parameter)
    {
        string way = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        string mark = Mark(Nullability.Create(parameter).WriteState);
        string otherwise = parameter.HasDefaultValue ? $" = {Default(parameter)}" : "";
        return $"{way}{Name(parameter.ParameterType)}{mark} {parameter.Name}{otherwise}";
    }

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType ? "default" : "null",
        string text => $"\"{text}\"",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    private static string Mark(NullabilityState state) => state == NullabilityState.Nullable ? "?" : "";

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner);
        string plain = type.Namespace == "System" || type.IsGenericParameter ? type.Name : type.FullName ?? type.Name;
        if (!type.IsGenericType)
            return plain.Replace('+', '.');
        plain = (type.Namespace == "System" ? "" : type.Namespace + ".") + type.Name;
        int tick = plain.IndexOf('`', StringComparison.Ordinal);
        return $"{(tick < 0 ? plain : plain[..tick])}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
