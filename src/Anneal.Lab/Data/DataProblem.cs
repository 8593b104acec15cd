using System.Globalization;

namespace Anneal.Lab.Data;

/// <summary>One thing that is wrong with data: where, what, and what to do about it.</summary>
/// <param name="Where">The file's path as it was given, or the name of what is wrong (a folder, a data set).</param>
/// <param name="Offset">The first byte concerned, counted from 0; of the unpacked content for a gzip file. Null where no byte
/// is to blame.</param>
/// <param name="What">What is wrong, with the value that was found and the rule: one or two sentences.</param>
/// <param name="Remedy">What to do: one or two sentences.</param>
public sealed record DataProblem(string Where, long? Offset, string What, string Remedy)
{
    /// <summary>The problem on one line, as the message of <see cref="DataFormatException"/> shows it.</summary>
    /// <returns>Place, problem and remedy.</returns>
    public override string ToString()
    {
        string offset = Offset is { } known ? string.Create(CultureInfo.InvariantCulture, $", offset {known}") : "";
        return $"'{Where}'{offset}: {What} {Remedy}";
    }
}
