using System.Runtime.CompilerServices;

namespace Anneal.Tests.Shared;

/// <summary>Where things are when the tests run from a checkout.</summary>
internal static class Repository
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>The read-only material beside a maintainer's checkout (data sets, studies); null where it is absent.</summary>
    public static string? SharedMaterial { get; } =
        Directory.Exists(Path.Combine(Root, "..", "shared", "data")) ? Path.GetFullPath(Path.Combine(Root, "..", "shared")) : null;

    private static string Find([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
