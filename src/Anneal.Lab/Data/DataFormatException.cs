using System.Globalization;

namespace Anneal.Lab.Data;

/// <summary>Data that cannot be used: a file that is missing, damaged or of another format, or an unknown data set.</summary>
/// <remarks>Problems that can be seen at once are reported at once; the message holds all of them.</remarks>
public sealed class DataFormatException : AnnealException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problems">What is wrong; at least one problem.</param>
    /// <exception cref="ArgumentException"><paramref name="problems"/> is empty.</exception>
    public DataFormatException(params IReadOnlyList<DataProblem> problems)
        : base(Describe(problems)) => Problems = [.. problems];

    /// <summary>What is wrong, in the order in which it was found; at least one problem.</summary>
    public IReadOnlyList<DataProblem> Problems { get; }

    private static string Describe(IReadOnlyList<DataProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems.Count switch
        {
            0 => throw new ArgumentException("There is no problem to report.", nameof(problems)),
            1 => problems[0].ToString(),
            int count => string.Create(CultureInfo.InvariantCulture, $"{count} problems with the data:")
                + string.Concat(problems.Select(problem => $"{Environment.NewLine}- {problem}")),
        };
    }
}
