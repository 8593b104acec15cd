using System.Collections.Immutable;
using System.Globalization;

namespace Anneal.Text;

/// <summary>The values of a policy's arguments, defaults included, for the code that builds its plan.</summary>
internal sealed class PolicyArguments(PolicyText text, RunLength run)
{
    /// <summary>The length of the run.</summary>
    public RunLength Run => run;

    public double Number(PolicyParameter parameter) => double.Parse(Values(parameter)[0], CultureInfo.InvariantCulture);

    public long Count(PolicyParameter parameter) => (long)Number(parameter);

    public double Share(PolicyParameter parameter) => ShareOf(Values(parameter)[0]);

    public IEnumerable<double> Shares(PolicyParameter parameter) => Values(parameter).Select(ShareOf);

    public string Word(PolicyParameter parameter) => Values(parameter)[0];

    /// <summary>Whether the argument is written out.</summary>
    public bool Has(PolicyParameter parameter) => text.Has(parameter.Name);

    private static double ShareOf(string value) => PolicyParameter.TryShare(value, out double fraction) ? fraction : double.NaN;

    private ImmutableArray<string> Values(PolicyParameter parameter)
    {
        foreach (PolicyArgument argument in text.Arguments)
        {
            if (argument.Name == parameter.Name)
                return argument.Values;
        }

        return [.. parameter.Default!.Split(' ')];
    }
}
