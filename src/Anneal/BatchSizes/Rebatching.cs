namespace Anneal;

/// <summary>Walks through a plan's examples in batches of other sizes, at the same noise scale.</summary>
internal sealed class Rebatching
{
    private const int MostUpdates = 50_000_000;
    private const int FewestValuesInARun = 8;

    private readonly Plan _plan;
    private readonly int _fixedSize;
    private readonly long _examplesPerEpoch;
    private readonly List<long> _places = [];
    private readonly List<double> _sizes = [];

    private Rebatching(Plan plan, int fixedSize, long examplesPerEpoch) => (_plan, _fixedSize, _examplesPerEpoch) = (plan, fixedSize, examplesPerEpoch);

    /// <summary>The plan in other batches.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="batchSize">Its batch size, if it has no channel of its own.</param>
    /// <param name="size">The size of an update, of its place and of the rate that a batch of one example would have at the plan's noise scale.</param>
    /// <param name="examplesPerEpoch">The examples after which every epoch ends, and with it a batch of either plan.</param>
    public static Plan Of(Plan plan, int batchSize, Func<long, double, int> size, long examplesPerEpoch = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Require.AtLeast(1, batchSize);
        plan.LearningRate.RequireEnd("count its examples");
        if (plan.Feedback != FeedbackSources.None)
            throw new InvalidOperationException("The plan decides by feedback, so its rates are not known before it is trained. Convert a plan that is a function of the step.");
        var walk = new Rebatching(plan, batchSize, Require.AtLeast(1, examplesPerEpoch));
        walk.Walk(size);
        return walk.Build();
    }

    private int SizeAt(long place) => _plan.BatchSize is { } sizes ? Plan.Whole(sizes.At(place)) : _fixedSize;

    private double RateOfOne(long place) => _plan.LearningRate.At(place) / SizeAt(place);

    private void Walk(Func<long, double, int> size)
    {
        long place = 0, seen = 0, left = WithinEpoch(SizeAt(0), seen);
        while (place < _plan.Steps)
        {
            if (_places.Count == MostUpdates)
                throw new InvalidOperationException($"In these batches the plan has more than {MostUpdates:N0} updates. Take larger ones.");
            int batch = (int)WithinEpoch(Math.Max(1, size(_places.Count, RateOfOne(place))), seen);
            _places.Add(place);
            _sizes.Add(batch);
            for (long examples = batch; examples > 0 && place < _plan.Steps;)
            {
                long taken = Math.Min(examples, left);
                (examples, left, seen) = (examples - taken, left - taken, seen + taken);
                if (left == 0 && ++place < _plan.Steps)
                    left = WithinEpoch(SizeAt(place), seen);
            }
        }
    }

    private long WithinEpoch(int size, long seen) => Math.Min(size, _examplesPerEpoch - seen % _examplesPerEpoch);

    private Plan Build()
    {
        Schedule rate = Compact([.. _places.Select((place, update) => Exact(_plan.LearningRate, place, _sizes[update]))]);
        IEnumerable<(string, Coupling)> channels = _plan.Channels.Where(channel => channel.Name != Channel.BatchSize)
            .Select(channel => (channel.Name, (Coupling)new Uncoupled(Moved(channel.Schedule))))
            .Append((Channel.BatchSize, new Uncoupled(Compact([.. _sizes]))));
        return Plan.Of(rate, channels, [.. _plan.Groups.Select(Moved)]);
    }

    private double Exact(Schedule rate, long place, double size) => rate.At(place) * (size / SizeAt(place));

    private Schedule Moved(Schedule schedule) => schedule is Constant ? schedule : Compact([.. _places.Select(schedule.At)]);

    private ParameterGroup Moved(ParameterGroup group) => group with
    {
        LearningRate = group.LearningRate is { } rate ? Compact([.. _places.Select((place, update) => Exact(rate, place, _sizes[update]))]) : null,
        Momentum = group.Momentum is { } momentum ? Moved(momentum) : null,
        WeightDecay = group.WeightDecay is { } decay ? Moved(decay) : null,
        AddedAt = _places.FindIndex(place => place >= group.AddedAt) is var first and >= 0 ? first : _places.Count,
    };

    /// <summary>The shortest of a table and of stairs.</summary>
    private static Schedule Compact(double[] values)
    {
        var starts = new List<int> { 0 };
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] != values[i - 1])
                starts.Add(i);
        }

        return starts.Count > values.Length / FewestValuesInARun
            ? new Tabulated(values)
            : new PiecewiseConstant(starts.Skip(1).Select(start => (long)start), starts.Select(start => values[start])).For(values.Length);
    }
}
