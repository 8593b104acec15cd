using Anneal.Text.Notations;

namespace Anneal.Dialects;

public static partial class PyTorch
{
    /// <summary>ChainedScheduler: at every step each scheduler's recursion is applied in turn to the rate that the one before it left.</summary>
    /// <remarks>
    /// <para>That is <c>lr</c> times the product of the schedulers' factors for step, multi-step, constant, linear, exponential and polynomial
    /// ones, and for cosines with <c>eta_min</c> 0 until the first of them is at its minimum. It is not where a cosine rises again (it
    /// adds a share of the optimizer's rate and forgets what the others had done), with an <c>eta_min</c> (each step pulls towards it), and
    /// with schedulers that set the rate. There the library's recursion is run, once as far as it is asked for, for at most 2^24
    /// steps; its state is kept every 128 steps, so that any value costs at most so many.</para>
    /// <para><see cref="Schedule.Times(Schedule)"/> is the product throughout.</para>
    /// </remarks>
    /// <param name="learningRate">The optimizer's <c>lr</c>, which takes the place of the pieces' own.</param>
    /// <param name="schedulers"><c>schedulers</c>: plans of this class's methods, in the library's order.</param>
    /// <returns>Learning rate, and momentum if one of the schedulers cycles it.</returns>
    /// <exception cref="ArgumentException">There is no scheduler, or one is not PyTorch's, or reacts to metrics.</exception>
    public static Plan ChainedScheduler(double learningRate, IEnumerable<Plan> schedulers)
    {
        ArgumentNullException.ThrowIfNull(schedulers);
        var chain = new PyTorchChained(Require.Finite(learningRate), PyTorchComposition.PiecesOf(schedulers));
        return new Plan(chain, chain.Momentum);
    }

    /// <summary>ChainedScheduler of schedulers that leave momentum alone.</summary>
    /// <param name="learningRate">The optimizer's <c>lr</c>, which takes the place of the pieces' own.</param>
    /// <param name="schedulers"><c>schedulers</c>: schedules of this class's methods, in the library's order.</param>
    /// <returns>The learning rate.</returns>
    /// <exception cref="ArgumentException">As for plans.</exception>
    public static Schedule ChainedScheduler(double learningRate, IEnumerable<Schedule> schedulers) =>
        ChainedScheduler(learningRate, schedulers.Select(schedule => new Plan(schedule))).LearningRate;
}

/// <summary>ChainedScheduler.</summary>
internal sealed record PyTorchChained : PyTorchComposition
{
    private readonly PyTorchScheduler?[] _factors;
    private readonly long _productSteps;
    private readonly PyTorchRecursion _recursion;

    public PyTorchChained(double learningRate, ValueList<PyTorchScheduler> pieces)
        : base(learningRate, pieces, pieces.Min(piece => piece.RunLength))
    {
        _factors = [.. pieces.Select(piece => piece.StartingFrom(1, 1))];
        _productSteps = _factors.Contains(null) ? 0 : pieces.Min(piece => piece.FactorSteps);
        _recursion = new(this, learningRate);
        if (pieces.Any(piece => piece.CycledMomentum is not null))
            Momentum = new PyTorchRecursion(this, learningRate, isMomentum: true);
    }

    public Schedule? Momentum { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchChained>("pytorch-chained", static (field, own) =>
    {
        double rate = field.Number("rate", own?.LearningRate);
        return new PyTorchChained(rate, PiecesOf(field.Schedules("pieces", own is null ? null : [.. own.Pieces]).Select(static piece => new Plan(piece))));
    });

    internal override Schedule? CycledMomentum => Momentum;

    public bool Equals(PyTorchChained? other) =>
        other is not null && LearningRate.Equals(other.LearningRate) && Pieces == other.Pieces && AfterEnd == other.AfterEnd;

    public override int GetHashCode() => HashCode.Combine(LearningRate, Pieces, AfterEnd);

    internal override double Evaluate(long step, Ending ending) => step < _productSteps ? Product(step) : _recursion.At(step);

    internal override void Evaluate(long start, Ending ending, Span<double> values)
    {
        int products = (int)Math.Clamp(_productSteps - start, 0, values.Length);
        for (int i = 0; i < products; i++)
            values[i] = Product(start + i);
        if (products < values.Length)
            _recursion.Fill(start + products, values[products..]);
    }

    internal override void Step(ref PyTorchGroup group, Span<PyTorchClock> clocks)
    {
        int first = 1;
        foreach (PyTorchScheduler piece in Pieces)
        {
            piece.Step(ref group, clocks.Slice(first, piece.Nodes));
            first += piece.Nodes;
        }
    }

    private protected override double Beyond(long step) => _recursion.At(step);

    private double Product(long step)
    {
        double product = LearningRate;
        foreach (PyTorchScheduler? factor in _factors)
            product *= factor!.Evaluate(step, Ending.Closed);
        return product;
    }
}
