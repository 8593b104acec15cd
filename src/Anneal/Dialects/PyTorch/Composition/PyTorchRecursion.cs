using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>The values of schedulers that only a recursion knows.</summary>
/// <remarks>
/// The recursion is run once from the beginning, as far as it was asked for, and its state is kept every <see cref="Interval"/> steps.
/// After that a value costs at most so many steps of the recursion, wherever it is. It follows a run of <see cref="Longest"/> steps.
/// </remarks>
internal sealed record PyTorchRecursion : Schedule
{
    public const int Interval = 128;

    public const long Longest = 1 << 24;

    private readonly PyTorchScheduler _root;
    private readonly Checkpoints _checkpoints;

    public PyTorchRecursion(PyTorchScheduler root, double learningRate, bool isMomentum = false)
        : base(root.RunLength)
    {
        (_root, LearningRate, IsMomentum) = (root, learningRate, isMomentum);
        _checkpoints = new();
    }

    /// <summary>The optimizer's <c>lr</c>.</summary>
    public double LearningRate { get; }

    /// <summary>Whether the values are momentum, not the learning rate.</summary>
    public bool IsMomentum { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<PyTorchRecursion>("pytorch-recursion", static (field, own) => new PyTorchRecursion(
        PyTorchScheduler.Of<PyTorchComposition>(field.Inner(own?._root)), field.Number("rate", own?.LearningRate), field.Flag("momentum", own?.IsMomentum)));

    internal override double Final => Evaluate(Steps - 1, Ending.Closed);

    internal override double Evaluate(long step, Ending ending)
    {
        Span<double> value = stackalloc double[1];
        Evaluate(step, ending, value);
        return value[0];
    }

    internal override void Evaluate(long start, Ending ending, Span<double> values)
    {
        if (start > Longest - values.Length)
            throw PastTheLongest(start);
        Span<PyTorchClock> clocks = stackalloc PyTorchClock[_root.Nodes];
        PyTorchGroup group = _checkpoints.Restore(this, (int)(start / Interval), clocks);
        Run(ref group, clocks, start % Interval);
        for (int i = 0; i < values.Length; i++)
        {
            if (i > 0)
                _root.Step(ref group, clocks);
            values[i] = IsMomentum ? group.Momentum : group.Rate;
        }
    }

    /// <summary>The state of step 0.</summary>
    internal static PyTorchGroup Begin(PyTorchScheduler root, double learningRate, Span<PyTorchClock> clocks)
    {
        var group = new PyTorchGroup { Rate = learningRate };
        root.Construct(ref group, clocks);
        return group;
    }

    private protected override double Beyond(long step) => Evaluate(step, Ending.Closed);

    private static ArgumentOutOfRangeException PastTheLongest(long step) => new(
        nameof(step), $"A composition that only PyTorch's recursion knows is followed for {Longest} steps; from step {step} on that is left. Compose it anew for the later part.");

    private void Run(ref PyTorchGroup group, Span<PyTorchClock> clocks, long steps)
    {
        for (long i = 0; i < steps; i++)
            _root.Step(ref group, clocks);
    }

    /// <summary>States every so many steps, as far as they were needed. They follow from the schedule, so any two are equal.</summary>
    private sealed class Checkpoints : IEquatable<Checkpoints>
    {
        private readonly Lock _growing = new();
        private volatile Checkpoint?[] _known = [];
        private int _count;

        public bool Equals(Checkpoints? other) => other is not null;

        public override bool Equals(object? obj) => Equals(obj as Checkpoints);

        public override int GetHashCode() => 0;

        public PyTorchGroup Restore(PyTorchRecursion recursion, int index, Span<PyTorchClock> clocks)
        {
            Checkpoint?[] known = _known;
            Checkpoint checkpoint = (index < known.Length ? Volatile.Read(ref known[index]) : null) ?? Grow(recursion, index, clocks);
            checkpoint.Clocks.CopyTo(clocks);
            return checkpoint.Group;
        }

        private Checkpoint Grow(PyTorchRecursion recursion, int index, Span<PyTorchClock> clocks)
        {
            lock (_growing)
            {
                if (index >= _known.Length)
                {
                    var longer = new Checkpoint?[Math.Max(index + 1, 2 * _known.Length)];
                    _known.CopyTo(longer, 0);
                    _known = longer;
                }

                for (; _count <= index; _count++)
                    Volatile.Write(ref _known[_count], Following(recursion, _count == 0 ? null : _known[_count - 1], clocks));
                return _known[index]!;
            }
        }

        private static Checkpoint Following(PyTorchRecursion recursion, Checkpoint? before, Span<PyTorchClock> clocks)
        {
            PyTorchGroup group;
            if (before is null)
            {
                group = Begin(recursion._root, recursion.LearningRate, clocks);
            }
            else
            {
                group = before.Group;
                before.Clocks.CopyTo(clocks);
                recursion.Run(ref group, clocks, Interval);
            }

            return new(group, clocks.ToArray());
        }
    }

    private sealed record Checkpoint(PyTorchGroup Group, PyTorchClock[] Clocks);
}
