namespace Anneal.Dialects;

/// <summary>The values of schedulers that only a recursion knows.</summary>
/// <remarks>
/// The recursion is run once from the beginning, as far as it was asked for, and its state is kept every <see cref="Interval"/> steps.
/// After that a value costs at most so many steps of the recursion, wherever it is. It follows a run of <see cref="Longest"/> steps.
/// </remarks>
internal sealed record PyTorchRecursion : Schedule
{
    public const int Interval = 512;

    public const long Longest = 1 << 26;

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

    internal override double Final => Evaluate(Steps - 1, Ending.Closed);

    internal override double Evaluate(long step, Ending ending)
    {
        if (step >= Longest)
            throw new ArgumentOutOfRangeException(nameof(step), $"A composition that only PyTorch's recursion knows is followed for {Longest} steps; step {step} is beyond. Compose it anew for the later part.");
        Span<PyTorchClock> clocks = stackalloc PyTorchClock[_root.Nodes];
        PyTorchGroup group = _checkpoints.Restore(this, (int)(step / Interval), clocks);
        Run(ref group, clocks, step % Interval);
        return IsMomentum ? group.Momentum : group.Rate;
    }

    /// <summary>The state of step 0.</summary>
    internal static PyTorchGroup Begin(PyTorchScheduler root, double learningRate, Span<PyTorchClock> clocks)
    {
        var group = new PyTorchGroup { Rate = learningRate };
        root.Construct(ref group, clocks);
        return group;
    }

    private protected override double Beyond(long step) => Evaluate(step, Ending.Closed);

    private void Run(ref PyTorchGroup group, Span<PyTorchClock> clocks, long steps)
    {
        for (long i = 0; i < steps; i++)
            _root.Step(ref group, clocks);
    }

    /// <summary>States every so many steps, as far as they were needed. They follow from the schedule, so any two are equal.</summary>
    private sealed class Checkpoints : IEquatable<Checkpoints>
    {
        private readonly Lock _growing = new();
        private volatile Checkpoint[] _known = [];

        public bool Equals(Checkpoints? other) => other is not null;

        public override bool Equals(object? obj) => Equals(obj as Checkpoints);

        public override int GetHashCode() => 0;

        public PyTorchGroup Restore(PyTorchRecursion recursion, int index, Span<PyTorchClock> clocks)
        {
            Checkpoint[] known = _known;
            if (index >= known.Length || known[index].Clocks is null)
                known = Grow(recursion, index, clocks);
            known[index].Clocks.CopyTo(clocks);
            return known[index].Group;
        }

        private Checkpoint[] Grow(PyTorchRecursion recursion, int index, Span<PyTorchClock> clocks)
        {
            lock (_growing)
            {
                Checkpoint[] before = _known;
                int next = Array.FindIndex(before, checkpoint => checkpoint.Clocks is null);
                next = next < 0 ? before.Length : next;
                if (next > index)
                    return before;
                var after = new Checkpoint[Math.Max(index + 1, 2 * before.Length)];
                before.CopyTo(after, 0);
                for (; next <= index; next++)
                    after[next] = Following(recursion, next == 0 ? null : after[next - 1], clocks);
                return _known = after;
            }
        }

        private static Checkpoint Following(PyTorchRecursion recursion, Checkpoint? before, Span<PyTorchClock> clocks)
        {
            if (before is not { } checkpoint)
                return new(Begin(recursion._root, recursion.LearningRate, clocks), clocks.ToArray());
            checkpoint.Clocks.CopyTo(clocks);
            PyTorchGroup group = checkpoint.Group;
            recursion.Run(ref group, clocks, Interval);
            return new(group, clocks.ToArray());
        }
    }

    private readonly record struct Checkpoint(PyTorchGroup Group, PyTorchClock[] Clocks);
}
