using Anneal.Engine;

namespace Anneal.Lab.Data.Formats;

/// <summary>How the columns of a comma-separated file make a labeled image.</summary>
/// <example>
/// <code>
/// var layout = new CsvLayout { Label = "digit", Shape = new ImageShape(channels: 1, height: 28, width: 28) };
/// </code>
/// </example>
public sealed record CsvLayout
{
    /// <summary>The column of the class: its name in the header, or its number counted from 1; null for the last.</summary>
    public string? Label { get; init; }

    /// <summary>The extents of an image, whose values lie row by row and channels last; null for a square grey image where the
    /// number of inputs is a square, otherwise a single row.</summary>
    public ImageShape? Shape { get; init; }

    /// <summary>The largest input, 1 to 255; the least is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public int LargestValue
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 255);
            field = value;
        }
    } = 255;

    /// <summary>The number of classes, 1 to 256; null for one more than the largest class found.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public int? Classes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? 1, 256);
            field = value;
        }
    }

    /// <summary>The number of inputs that a row must have; null for as many as the first row has.</summary>
    internal int? Inputs => Shape?.Length;
}
