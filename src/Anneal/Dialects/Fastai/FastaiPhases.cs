using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>A schedule function of fastai, from one value to another over positions 0 to 1.</summary>
/// <param name="Shape">Which of them.</param>
/// <param name="From">The value at position 0.</param>
/// <param name="To">The value at position 1.</param>
/// <param name="Power">The exponent of <see cref="FastaiShape.Poly"/>.</param>
internal readonly record struct FastaiCurve(FastaiShape Shape, double From, double To, double Power = 1)
{
    internal static FastaiCurve Read(Fields field, FastaiCurve? own) => new(
        field.Choice("shape", own?.Shape), field.Number("from", own?.From), field.Number("to", own?.To), field.Number("power", own?.Power, 1));

    internal static ValueList<FastaiCurve> ReadList(Fields field, ValueList<FastaiCurve>? own)
    {
        ValueList<FastaiShape> shapes = field.Choices<FastaiShape>("shapes", own is null ? null : (ValueList<FastaiShape>)[.. own.Value.Select(static curve => curve.Shape)]);
        ValueList<double> from = field.Numbers("from", Each(own, static curve => curve.From)), to = field.Numbers("to", Each(own, static curve => curve.To));
        ValueList<double> powers = field.Numbers("powers", Each(own, static curve => curve.Power));
        if (from.Count != shapes.Count || to.Count != shapes.Count || powers.Count != shapes.Count)
            field.Reject($"{shapes.Count} shapes need as many values in 'from', 'to' and 'powers'; there are {from.Count}, {to.Count} and {powers.Count}.");
        return [.. Enumerable.Range(0, shapes.Count).Select(i => new FastaiCurve(shapes[i], from[i], to[i], powers[i]))];
    }

    private static ValueList<double>? Each(ValueList<FastaiCurve>? curves, Func<FastaiCurve, double> value) => curves is null ? null : (ValueList<double>)[.. curves.Value.Select(value)];

    public double At(double position) => Shape switch
    {
        FastaiShape.Lin => From + position * (To - From),
        FastaiShape.Cos => From + (1 + Math.Cos(Math.PI * (1 - position))) * (To - From) / 2,
        FastaiShape.No => From,
        FastaiShape.Exp => From * Math.Pow(To / From, position),
        _ => From + (To - From) * Math.Pow(position, Power),
    };
}

/// <summary>The names of fastai's schedule functions.</summary>
internal enum FastaiShape
{
    /// <summary><c>SchedLin</c>.</summary>
    Lin,

    /// <summary><c>SchedCos</c>.</summary>
    Cos,

    /// <summary><c>SchedNo</c>.</summary>
    No,

    /// <summary><c>SchedExp</c>.</summary>
    Exp,

    /// <summary><c>SchedPoly</c>.</summary>
    Poly,
}

/// <summary>One schedule function over a fit, read at the beginning of each batch: position <c>k / T</c> in double.</summary>
internal sealed record FastaiSingle(long Batches, FastaiCurve Curve) : Schedule(Batches)
{
    internal static Notation<Schedule> Notation { get; } = Written.As<FastaiSingle>("fastai-phase", static (field, own) =>
    {
        long length = Require.AtLeast(1, field.Steps("length", own?.Batches));
        return new FastaiSingle(length, FastaiCurve.Read(field, own?.Curve));
    });

    internal override double Final => Curve.At(1);

    internal override double Evaluate(long step, Ending ending) => Curve.At((double)step / Batches);
}

/// <summary>fastai's <c>combine_scheds</c>: functions one after another, whose shares and positions are float32 numbers.</summary>
/// <remarks>
/// Shares are rounded to float32, added in double, and each sum rounded again; the position <c>k / T</c> is rounded before it is compared, and
/// the position within a phase after. So a phase may begin at another step than in double.
/// </remarks>
internal sealed record FastaiPhases : Schedule
{
    private readonly ValueList<float> _sums;

    public FastaiPhases(long batches, ValueList<double> shares, ValueList<FastaiCurve> curves)
        : base(batches)
    {
        (Shares, Curves) = (shares, curves);
        var sums = new float[shares.Count + 1];
        double sum = 0;
        for (int phase = 0; phase < shares.Count; phase++)
            sums[phase + 1] = (float)(sum += (float)shares[phase]);
        _sums = [.. sums];
    }

    /// <summary>The phases' shares of the fit.</summary>
    public ValueList<double> Shares { get; }

    /// <summary>What each phase runs.</summary>
    public ValueList<FastaiCurve> Curves { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<FastaiPhases>("fastai-phases", static (field, own) =>
    {
        long length = Require.AtLeast(1, field.Steps("length", own?.Steps));
        ValueList<double> shares = field.Numbers("shares", own?.Shares);
        ValueList<FastaiCurve> curves = FastaiCurve.ReadList(field, own?.Curves);
        if (shares.Count != curves.Count || shares.Count == 0)
            field.Reject($"{shares.Count} shares need as many curves, and one at least; there are {curves.Count}.");
        return new FastaiPhases(length, shares, curves);
    });

    internal override double Final => Curves[^1].To;

    internal override double Evaluate(long step, Ending ending)
    {
        ReadOnlySpan<float> sums = _sums.Span;
        float position = (float)((double)step / Steps);
        int phase = Curves.Count - 1;
        while (phase > 0 && position < sums[phase])
            phase--;
        return Curves[phase].At((position - sums[phase]) / (sums[phase + 1] - sums[phase]));
    }
}
