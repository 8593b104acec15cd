using Anneal.Text.Notations;

namespace Anneal;

/// <summary>SGDR, decay with warm restarts: a decay again and again, each cycle longer and lower than the one before, if wanted.</summary>
/// <remarks>
/// <para>In cycle i, <c>v = Minimum + (Peak · PeakFactor^i − Minimum) · (1 − Curve(τ / Tᵢ))</c>, where τ counts the steps of the cycle and
/// <c>Tᵢ = Period · PeriodFactor^i</c>, to the nearest step. Cycles are half-open: step T₀ is the peak of the second. Without a number of cycles it is
/// unbounded; with one, the last cycle is closed, so that its last update uses <see cref="Minimum"/>.</para>
/// <para>Restarts are found in a table of integers, in log n comparisons, and so are exact at any step. (The closed form <c>⌊log …⌋</c> of PyTorch's
/// <c>step(epoch)</c> and of timm answers the minimum instead of the peak at some of them, such as step 121 with a period of 1 and a factor of 3.)</para>
/// <para>I. Loshchilov and F. Hutter, "SGDR: Stochastic gradient descent with warm restarts", arXiv:1608.03983, equation 5; the lower peaks as in
/// Keras (<em>m_mul</em>) and timm (<em>cycle_decay</em>). For cycles of any lengths, or each with a warm-up, put ramps together with
/// <see cref="Schedule.Then"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// var rate = new WarmRestarts(peak: 0.1, period: 10, periodFactor: 2);
/// double first = rate.At(0), second = rate.At(10), third = rate.At(30);   // 0.1 each
/// double low = rate.At(29);                                               // 0.0006
/// </code>
/// </example>
public sealed record WarmRestarts : Schedule
{
    private readonly ValueList<long> _starts;

    /// <summary>Creates the cycles.</summary>
    /// <param name="peak">The value at the beginning of the first cycle; any finite number.</param>
    /// <param name="period">T₀, the steps of the first cycle, 1 or more.</param>
    /// <param name="periodFactor">What each cycle's length is multiplied by; above 0, at most 1,000,000, and 1 (all alike) by default. Below 1 it needs <paramref name="cycles"/>.</param>
    /// <param name="peakFactor">What each cycle's peak is multiplied by; 0 or more, 1 by default.</param>
    /// <param name="minimum">The value that each cycle decays to; 0 by default.</param>
    /// <param name="cycles">How many cycles, 1 or more; without end if not given.</param>
    /// <param name="curve">The shape of the decay; half a cosine wave if not given.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="ArgumentException">There would be more than a million cycles of different lengths.</exception>
    public WarmRestarts(
        double peak, long period, double periodFactor = 1, double peakFactor = 1, double minimum = 0, long? cycles = null, Curve? curve = null)
        : this(peak, period, Growth(periodFactor, cycles), peakFactor, minimum, cycles, curve, StartsOf(period, periodFactor, cycles))
    {
    }

    private WarmRestarts(
        double peak, long period, double periodFactor, double peakFactor, double minimum, long? cycles, Curve? curve, long[] starts)
        : base(cycles is null ? Unbounded : starts.Length > 0 ? starts[^1] : checked(period * cycles.Value))
    {
        Peak = Require.Finite(peak);
        Period = period;
        PeriodFactor = periodFactor;
        PeakFactor = Require.NotNegative(peakFactor);
        Minimum = Require.Finite(minimum);
        Cycles = cycles;
        Curve = curve ?? Curve.Cosine;
        _starts = new(starts);
    }

    /// <summary>The value at the beginning of the first cycle.</summary>
    public double Peak { get; }

    /// <summary>T₀, the steps of the first cycle.</summary>
    public long Period { get; }

    /// <summary>What each cycle's length is multiplied by.</summary>
    public double PeriodFactor { get; }

    /// <summary>What each cycle's peak is multiplied by.</summary>
    public double PeakFactor { get; }

    /// <summary>The value that each cycle decays to.</summary>
    public double Minimum { get; }

    /// <summary>How many cycles; null without end.</summary>
    public long? Cycles { get; }

    /// <summary>The shape of the decay.</summary>
    public Curve Curve { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<WarmRestarts>("warm-restarts", static (field, own) => new WarmRestarts(
        field.Number("peak", own?.Peak), field.Steps("period", own?.Period), field.Number("period-factor", own?.PeriodFactor, 1),
        field.Number("peak-factor", own?.PeakFactor, 1), field.Number("minimum", own?.Minimum, 0), field.CountOrNull("cycles", own?.Cycles),
        field.Curve("curve", own?.Curve, Curve.Cosine)));

    internal override double Final => Minimum;

    internal override double Evaluate(long step, Ending ending)
    {
        (long cycle, long within, long length) = Place(step);
        if (ending == Ending.Closed && cycle + 1 == Cycles)
            length--;
        if (within == length)
            return Minimum;
        double top = PeakFactor == 1 ? Peak : Peak * Math.Pow(PeakFactor, cycle);
        return top + (Minimum - top) * Curve.At((double)within / length);
    }

    private (long Cycle, long Within, long Length) Place(long step)
    {
        if (_starts.Count == 0)
        {
            (long whole, long rest) = Math.DivRem(step, Period);
            return (whole, rest, Period);
        }

        ReadOnlySpan<long> starts = _starts.Span;
        int place = starts.BinarySearch(step);
        int cycle = Math.Min(place >= 0 ? place : ~place - 1, starts.Length - 2);
        return (cycle, step - starts[cycle], starts[cycle + 1] - starts[cycle]);
    }

    /// <summary>Cycles of one length need no table.</summary>
    private static long[] StartsOf(long period, double factor, long? cycles)
    {
        Require.AtLeast(1, period);
        return factor == 1 ? [] : RestartTable.Of(period, factor, cycles);
    }

    private static double Growth(double periodFactor, long? cycles)
    {
        Require.AtLeast(1, cycles ?? 1, nameof(cycles));
        if (!(periodFactor is > 0 and <= 1e6))
            throw new ArgumentOutOfRangeException(nameof(periodFactor), $"'periodFactor' must be above 0 and at most 1,000,000; it is {periodFactor}.");
        return periodFactor >= 1 || cycles is not null
            ? periodFactor
            : throw new ArgumentOutOfRangeException(nameof(periodFactor), $"With a 'periodFactor' below 1, {periodFactor}, cycles become shorter for ever; say how many 'cycles'.");
    }
}
