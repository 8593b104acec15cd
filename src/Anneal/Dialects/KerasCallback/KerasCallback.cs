namespace Anneal.Dialects;

/// <summary>The per-epoch functions that Keras tutorials pass to <c>LearningRateScheduler</c>.</summary>
/// <remarks>Steps are epochs here. <see cref="Schedule.PerEpoch"/> turns them into a schedule for a loop that counts updates.</remarks>
public static class KerasCallback
{
    /// <summary>The plain one-cycle triangle: base to peak and back in two halves of <c>⌊total / 2⌋</c> epochs.</summary>
    /// <remarks>
    /// There is no annihilation. With an odd total the last epoch is at the base rate; with an even one it ends a step above it. The function
    /// knows no end: after the triangle it goes on falling, below the base rate and below 0. <see cref="Anneal.OneCycle"/> is the native form.
    /// </remarks>
    /// <param name="maxLearningRate"><c>max_lr</c>.</param>
    /// <param name="baseLearningRate"><c>base_lr</c>.</param>
    /// <param name="totalEpochs"><c>total_epochs</c>, 2 or more.</param>
    /// <returns>A schedule whose step is an epoch, up to the first at the base rate again.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 epochs, or a rate is not finite.</exception>
    public static Schedule OneCycle(double maxLearningRate, double baseLearningRate, long totalEpochs) =>
        new CallbackOneCycle(Require.Finite(baseLearningRate), Require.Finite(maxLearningRate), Require.AtLeast(2, totalEpochs) / 2);

    /// <summary><c>initial_lr · e^(−decay_rate · epoch / decay_epochs)</c>.</summary>
    /// <param name="initialLearningRate"><c>initial_lr</c>.</param>
    /// <param name="decayRate"><c>decay_rate</c>.</param>
    /// <param name="decayEpochs"><c>decay_epochs</c>, 1 or more.</param>
    /// <returns>A schedule whose step is an epoch; unbounded.</returns>
    public static Schedule ExponentialDecay(double initialLearningRate, double decayRate, long decayEpochs) =>
        Anneal.ExponentialDecay.OverRun(initialLearningRate, decayRate, decayEpochs);

    /// <summary>The value of the first boundary above the epoch.</summary>
    /// <param name="boundaries"><c>boundaries</c>, epochs at which the next value begins.</param>
    /// <param name="values"><c>values</c>, one more.</param>
    /// <returns>A schedule whose step is an epoch; unbounded.</returns>
    public static Schedule PiecewiseConstant(IEnumerable<long> boundaries, IEnumerable<double> values) =>
        new PiecewiseConstant(boundaries, values);

    /// <summary>The triangular cyclical learning rate, counted in epochs.</summary>
    /// <param name="baseLearningRate"><c>base_lr</c>.</param>
    /// <param name="maxLearningRate"><c>max_lr</c>.</param>
    /// <param name="stepSize"><c>step_size</c>, epochs of half a cycle.</param>
    /// <returns>A schedule whose step is an epoch; unbounded.</returns>
    public static Schedule CyclicalLearningRate(double baseLearningRate, double maxLearningRate, long stepSize) =>
        new CallbackTriangle(Require.Finite(baseLearningRate), Require.Finite(maxLearningRate), Require.AtLeast(1, stepSize));
}
