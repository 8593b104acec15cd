namespace Anneal.Lab.Data.Formats;

/// <summary>Reads images and labels from comma-separated text: an example a line.</summary>
/// <remarks>
/// <para>Fields are whole numbers: inputs from 0 to <see cref="CsvLayout.LargestValue"/>, and the class from 0 to 255. A first line
/// without numbers, or with the name of <see cref="CsvLayout.Label"/>, is a header. Fields may stand in double quotes and have blanks around them; empty lines are passed over.
/// UTF-8; a file whose name ends in <c>.gz</c> is unpacked while it is read.</para>
/// </remarks>
/// <example>
/// <code>
/// LabeledImages images = CsvFile.Read("optdigits.tra", new CsvLayout { LargestValue = 16, Classes = 10 });
/// </code>
/// </example>
public static class CsvFile
{
    /// <summary>Reads one file.</summary>
    /// <param name="path">The file: one row or more, at most 2³⁰ bytes.</param>
    /// <param name="layout">What the columns mean; the class last if not given.</param>
    /// <returns>The images in the order of the file.</returns>
    /// <exception cref="DataFormatException">The file is missing or empty, there is no such label column, or rows are malformed;
    /// the first 20 of these are reported by line, the others by their number.</exception>
    public static LabeledImages Read(string path, CsvLayout? layout = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var problems = new List<DataProblem>();
        layout ??= new CsvLayout();
        return TryRead(path, layout, problems)?.ToImages(layout, layout.Classes ?? 0) ?? throw new DataFormatException(problems);
    }

    /// <summary>Reads the file; on problems, notes them and returns null.</summary>
    internal static CsvContent? TryRead(string path, CsvLayout layout, List<DataProblem> problems) =>
        SourceFile.Read(path, "a comma-separated file", problems, (stream, source) =>
            source.ReadToEnd(stream) is { } text ? new CsvReader(text, layout, source).Read() : null);
}
