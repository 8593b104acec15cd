using System.Text.Json;

namespace Anneal.Engine.Tests.Optimizers;

/// <summary>The arguments of a library's class as a golden file has them; each must be read, or be known not to matter.</summary>
internal sealed class GoldenArguments(JsonElement arguments)
{
    /// <summary>How the library computes, not what.</summary>
    private static readonly string[] Immaterial = ["foreach", "fused", "capturable", "differentiable", "use_addmm"];
    private readonly HashSet<string> _read = [.. Immaterial];

    public bool IsNone(string name) => Find(name) is { ValueKind: JsonValueKind.Null };

    public bool Has(string name) => Find(name) is { ValueKind: not JsonValueKind.Null };

    public double Number(string name, double otherwise) => Has(name) ? Find(name)!.Value.GetDouble() : otherwise;

    public bool Flag(string name, bool otherwise = false) => Has(name) ? Find(name)!.Value.GetBoolean() : otherwise;

    public string Word(string name, string otherwise) => Has(name) ? Find(name)!.Value.GetString()! : otherwise;

    /// <summary>An element of a list, such as β2 of <c>betas</c>.</summary>
    public double Element(string name, int place, double otherwise) => Has(name) ? Find(name)!.Value[place].GetDouble() : otherwise;

    public void RequireAllRead()
    {
        string[] unread = [.. arguments.EnumerateObject().Select(argument => argument.Name).Where(name => !_read.Contains(name))];
        Assert.True(unread.Length == 0, $"Arguments that nobody translates: {string.Join(", ", unread)}.");
    }

    private JsonElement? Find(string name)
    {
        _read.Add(name);
        return arguments.TryGetProperty(name, out JsonElement value) ? value : null;
    }
}
