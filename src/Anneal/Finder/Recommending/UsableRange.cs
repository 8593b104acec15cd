using System.Globalization;

namespace Anneal.Finder;

/// <summary>The rates of a curve that train and do not yet diverge, or why there are none.</summary>
/// <remarks>
/// <para>From the rate at which half of the fall is done to the one at which the loss has risen again by a tenth of the fall, both on the
/// valley nearest to the curve. Both lie on slopes, where noise moves a crossing little; where the lowest point lies, which noise moves
/// far, is not used.</para>
/// </remarks>
internal sealed class UsableRange
{
    private const int FewestPoints = 10, FewestHeadPoints = 5;
    private const double HeadShare = 0.1, BottomShare = 0.75, FallShare = 0.5, RiseShare = 0.1, DivergedShare = 0.5;
    private const double SignificantErrors = 5, SignificantShare = 0.01;

    private readonly double[] _at;
    private readonly double[] _losses;
    private readonly double? _divergenceRate;

    private UsableRange(double[] rates, double[] losses, double? divergenceRate)
    {
        (_at, _losses, _divergenceRate) = ([.. rates.Select(static rate => Math.Log(rate))], losses, divergenceRate);
        Problem = rates.Length < FewestPoints ? TooShort(rates.Length) : Read();
    }

    /// <summary>Why there is no range; null where there is one.</summary>
    public string? Problem { get; }

    /// <summary>Where half of the fall is done.</summary>
    public double From { get; private set; }

    /// <summary>Where the loss has risen again by a tenth of the fall.</summary>
    public double To { get; private set; }

    /// <summary>The loss that the curve begins with.</summary>
    public double StartLoss { get; private set; }

    /// <summary>The loss at the bottom: the mean where the valley has fallen by three quarters, for its lowest point alone is as low as noise makes it.</summary>
    public double LowestLoss { get; private set; }

    /// <summary>The recommended peak: half of where the loss rises.</summary>
    public double Peak => To / 2;

    /// <summary>Reads the range off one or more sweeps, by the median of their losses, up to where half of them have diverged.</summary>
    /// <remarks>A sweep that is unstable for a while, as single ones are, moves a mean far and a median little.</remarks>
    public static UsableRange Of(params ReadOnlySpan<LossCurve> curves)
    {
        LossCurve[] byLength = [.. curves.ToArray().OrderBy(static curve => curve.Rates.Count)];
        LossCurve middle = byLength[(byLength.Length - 1) / 2];
        double[] losses = new double[middle.Rates.Count], column = new double[byLength.Length];
        for (int i = 0; i < losses.Length; i++)
        {
            for (int sweep = 0; sweep < column.Length; sweep++)
                column[sweep] = i < byLength[sweep].Losses.Count ? byLength[sweep].Losses[i] : double.PositiveInfinity;
            Array.Sort(column);
            losses[i] = (column[(column.Length - 1) / 2] + column[column.Length / 2]) / 2;
        }

        double[] rates = middle.Rates.Span.ToArray();
        int first = rates.Length > 0 && rates[0] == 0 ? 1 : 0;   // a rate of 0 has no place on a logarithmic axis
        return new UsableRange(rates[first..], losses[first..], middle.DivergenceRate);
    }

    private string? Read()
    {
        int head = Math.Max(FewestHeadPoints, _at.Count(at => at < _at[0] + HeadShare * (_at[^1] - _at[0])));
        StartLoss = _losses[..head].Average();
        ValleyFit valley = Fit();
        (LowestLoss, int bottom) = valley.UpTo(Math.Max(valley.Lowest, StartLoss - BottomShare * (StartLoss - valley.Lowest)));
        double fall = StartLoss - LowestLoss;
        double error = CurveNoise.Of(_losses) * Math.Sqrt(1.0 / head + 1.0 / bottom);
        bool falls = fall > SignificantErrors * error && fall > SignificantShare * Math.Abs(StartLoss);
        bool rises = _divergenceRate is not null || (falls && valley.RisesThrough(LowestLoss + DivergedShare * fall) is not null);
        if (!falls)
            return rises ? NeverFalls(fall, error) : NeitherFallsNorRises(fall, error);
        if (!rises)
            return NeverRises(fall);
        From = Math.Exp(valley.FallsThrough(StartLoss - FallShare * fall));
        To = Math.Exp(valley.RisesThrough(LowestLoss + RiseShare * fall)!.Value);
        return null;
    }

    /// <summary>The valley of the losses, of which none counts as higher than the curve fell below its start.</summary>
    private ValleyFit Fit()
    {
        double ceiling = StartLoss + Math.Max(0, StartLoss - _losses.Min());
        List<double> at = [.. _at], losses = [.. _losses.Select(loss => Math.Min(loss, ceiling))];
        if (_divergenceRate is { } rate)
        {
            at.Add(Math.Max(Math.Log(rate), at[^1]));
            losses.Add(ceiling);
        }

        return ValleyFit.Of(at.ToArray(), losses.ToArray());
    }

    private string TooShort(int points) => _divergenceRate is { } rate
        ? Text($"The training diverged at {rate:G3}, after {points} updates: too few to read a curve from. Begin with lower rates.")
        : Text($"The curve has {points} points; a valley needs {FewestPoints}. Make the sweep longer.");

    private string NeverFalls(double fall, double error) => Text(
        $"The loss never falls before it rises at {_divergenceRate:G3}: its lowest is {fall:G3} below the start of {StartLoss:G4}, ")
        + Text($"with a standard error of {error:G2}. Begin with lower rates; a network that is fully trained has no such rate.");

    private string NeitherFallsNorRises(double fall, double error) => Text(
        $"The loss neither falls nor rises: up to a rate of {Math.Exp(_at[^1]):G3} its lowest is {fall:G3} below the start of {StartLoss:G4}, ")
        + Text($"with a standard error of {error:G2}. Go on to higher rates, and see that the gradients reach the parameters.");

    private string NeverRises(double fall) => Text(
        $"The loss falls by {fall:G3}, but never rises again up to a rate of {Math.Exp(_at[^1]):G3}: where training diverges is not known. Go on to higher rates.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
