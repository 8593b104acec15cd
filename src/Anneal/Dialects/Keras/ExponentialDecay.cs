namespace Anneal.Dialects;

public static partial class Keras
{
    /// <summary>ExponentialDecay: <c>initial · rate^(t / N)</c>, with the exponent rounded down for stairs.</summary>
    /// <param name="initialLearningRate"><c>initial_learning_rate</c>.</param>
    /// <param name="decaySteps"><c>decay_steps</c>, N; 1 or more.</param>
    /// <param name="decayRate"><c>decay_rate</c>, above 0.</param>
    /// <param name="staircase"><c>staircase</c>.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule ExponentialDecay(double initialLearningRate, long decaySteps, double decayRate, bool staircase = false)
    {
        Schedule decay = new Anneal.ExponentialDecay(initialLearningRate, decayRate, Require.AtLeast(1, decaySteps));
        return staircase ? decay.Staircase(decaySteps) : decay;
    }
}
