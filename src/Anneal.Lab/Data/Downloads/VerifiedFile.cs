namespace Anneal.Lab.Data.Downloads;

/// <summary>What a file of a public data set was found to be.</summary>
/// <param name="Path">Where it was looked for.</param>
/// <param name="State">What it is.</param>
/// <param name="Found">The digest that was found, with the name of its algorithm; null where there is no file.</param>
/// <param name="Expected">The digest on record, with the name of its algorithm.</param>
public readonly record struct VerifiedFile(string Path, FileState State, string? Found, string Expected);
