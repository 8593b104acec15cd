namespace Anneal.Dialects;

public static partial class Keras
{
    /// <summary>InverseTimeDecay: <c>initial / (1 + rate · t / N)</c>, with <c>t / N</c> rounded down for stairs.</summary>
    /// <param name="initialLearningRate"><c>initial_learning_rate</c>.</param>
    /// <param name="decaySteps"><c>decay_steps</c>, N; 1 or more.</param>
    /// <param name="decayRate"><c>decay_rate</c>, 0 or more.</param>
    /// <param name="staircase"><c>staircase</c>.</param>
    /// <returns>The schedule; unbounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static Schedule InverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate, bool staircase = false)
    {
        var decay = new InverseTime(Require.Finite(initialLearningRate), Require.NotNegative(decayRate), Require.AtLeast(1, decaySteps));
        return staircase ? decay.Staircase(decaySteps) : decay;
    }
}
