using System.Globalization;

namespace Anneal;

/// <summary>A length in the unit that it is thought in: steps, epochs, examples, or a fraction of the run.</summary>
/// <remarks>
/// It becomes whole steps once, in <see cref="In"/>, by the one rounding of this library: to the nearest step, ties to even. Schedules
/// themselves know steps alone. The default value is no steps.
/// </remarks>
/// <example>
/// <code>
/// RunLength run = RunLength.OfEpochs(epochs: 90, stepsPerEpoch: 391, batchSize: 128);
/// long warmup = Extent.Epochs(5).In(run);           // 1955
/// long decay = Extent.Fraction(0.29).In(run);       // 10205
/// long million = Extent.Examples(1_000_000).In(run); // 7812
/// Schedule rate = new Ramp(0.4, 0, run.Steps - warmup, Curve.Cosine).WithWarmup(warmup);
/// </code>
/// </example>
public readonly record struct Extent
{
    private readonly double _amount;
    private readonly Unit _unit;

    private Extent(double amount, Unit unit) => (_amount, _unit) = (amount, unit);

    private enum Unit
    {
        Steps,
        Epochs,
        Examples,
        Fraction,
    }

    /// <summary>A number of optimizer updates.</summary>
    /// <param name="steps">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative.</exception>
    public static Extent Steps(long steps) => new(Require.AtLeast(0, steps), Unit.Steps);

    /// <summary>A number of passes over the data.</summary>
    /// <param name="epochs">0 or more, not necessarily whole.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> is negative or not finite.</exception>
    public static Extent Epochs(double epochs) => new(Require.NotNegative(epochs), Unit.Epochs);

    /// <summary>A number of training examples (samples).</summary>
    /// <param name="examples">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="examples"/> is negative.</exception>
    public static Extent Examples(long examples) => new(Require.AtLeast(0, examples), Unit.Examples);

    /// <summary>A fraction of the run.</summary>
    /// <param name="fraction">From 0 to 1, not a percentage.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of its range.</exception>
    public static Extent Fraction(double fraction) => new(Require.Fraction(fraction), Unit.Fraction);

    /// <summary>The length in optimizer updates of a run: the nearest whole number, ties to even.</summary>
    /// <param name="run">The run.</param>
    /// <returns>0 or more.</returns>
    /// <exception cref="InvalidOperationException">A length in examples, of a run whose batch size is not known.</exception>
    public long In(RunLength run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return _unit switch
        {
            Unit.Epochs => Share.Of(run.StepsPerEpoch, _amount),
            Unit.Examples => Share.Of(1, _amount / (run.BatchSize ?? throw NoBatchSize())),
            Unit.Fraction => Share.Of(run.Steps, _amount),
            _ => (long)_amount,
        };
    }

    /// <summary>The length as it was given, such as "5 epochs".</summary>
    public override string ToString() => _unit == Unit.Fraction
        ? string.Create(CultureInfo.InvariantCulture, $"{_amount * 100}% of the run")
        : string.Create(CultureInfo.InvariantCulture, $"{_amount} {_unit.ToString().ToLowerInvariant()}");

    private static InvalidOperationException NoBatchSize() =>
        new("A length in examples needs the batch size of the run. Give RunLength its 'batchSize'.");
}
