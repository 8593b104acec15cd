using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Xml.Linq;

namespace Anneal.Lab.Gallery;

/// <summary>What the core's own documentation says about a member.</summary>
/// <remarks>It is read from the XML file that the compiler writes beside the core, which is a resource of this assembly: nothing is written twice.</remarks>
internal sealed class MemberDocumentation
{
    private const string Resource = "Anneal.Lab.Gallery.Anneal.xml";

    private static readonly Lazy<IReadOnlyDictionary<string, XElement>> Core = new(ReadCore);

    private readonly XElement _member;
    private readonly XElement _signature;

    private MemberDocumentation(XElement member, XElement signature) => (_member, _signature) = (member, signature);

    public XElement? Summary => _member.Element("summary");

    public XElement? Remarks => _member.Element("remarks");

    /// <summary>The example as written, without the comment's indentation.</summary>
    public string Example => string.Join("\n\n", _member.Elements("example").Elements("code").Select(code => Unindented(code.Value)));

    /// <summary>The arguments: name and description.</summary>
    public IReadOnlyList<(string Name, XElement Text)> Arguments =>
        [.. _signature.Elements("param").Select(argument => (argument.Attribute("name")!.Value, argument))];

    /// <summary>What is thrown, and when.</summary>
    public IReadOnlyList<(string Name, XElement Text)> Errors =>
        [.. _signature.Elements("exception").Select(error => (error.Attribute("cref")!.Value.Split('.')[^1], error))];

    /// <summary>The properties that an initializer may set: name and description.</summary>
    public IReadOnlyList<(string Name, XElement Text)> Options { get; private init; } = [];

    /// <summary>The documentation of a family's member.</summary>
    public static MemberDocumentation Of(Family family)
    {
        if (family.Member is not null)
        {
            XElement member = Find($"{family.Type.FullName}.{family.Member}");
            return new(member, member);
        }

        return new(Core.Value[$"T:{family.Type.FullName}"], Find($"{family.Type.FullName}.#ctor")) { Options = OptionsOf(family.Type) };
    }

    private static XElement Find(string name) =>
        Core.Value.FirstOrDefault(member => member.Key[2..] == name || member.Key[2..].StartsWith(name + "(", StringComparison.Ordinal)).Value
        ?? throw new InvalidOperationException($"'{name}' has no documentation; a family must name a documented member of the core.");

    private static IReadOnlyList<(string Name, XElement Text)> OptionsOf([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite)
            .Select(property => (property.Name, Find($"{type.FullName}.{property.Name}").Element("summary")!))];

    private static Dictionary<string, XElement> ReadCore()
    {
        using Stream stream = typeof(MemberDocumentation).Assembly.GetManifestResourceStream(Resource)!;
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);
    }

    private static string Unindented(string code)
    {
        string[] lines = code.ReplaceLineEndings("\n").Trim('\n').TrimEnd().Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..].TrimEnd() : ""));
    }
}
