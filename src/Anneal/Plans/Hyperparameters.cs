namespace Anneal;

/// <summary>The values that one optimizer update uses.</summary>
/// <param name="LearningRate">Step size of the update; 0 or more in a sound plan.</param>
/// <param name="Momentum">SGD momentum, or β1 of the Adam family; from 0 to below 1.</param>
/// <param name="WeightDecay">Coefficient of the weight decay, L2 or decoupled as the optimizer has it; 0 or more.</param>
/// <param name="BatchSize">Examples in the batch; 0 if the plan leaves it to the loader.</param>
/// <remarks>The default value has all at 0: an update that changes nothing.</remarks>
public readonly record struct Hyperparameters(double LearningRate, double Momentum = 0, double WeightDecay = 0, int BatchSize = 0)
{
    /// <summary>Takes the three values apart that most optimizers have.</summary>
    /// <param name="learningRate">Step size of the update.</param>
    /// <param name="momentum">SGD momentum, or β1 of the Adam family.</param>
    /// <param name="weightDecay">Coefficient of the weight decay.</param>
    public void Deconstruct(out double learningRate, out double momentum, out double weightDecay) =>
        (learningRate, momentum, weightDecay) = (LearningRate, Momentum, WeightDecay);

    /// <summary>The values for one parameter group, by its factors alone; <see cref="Plan.At(long, ParameterGroup)"/> also knows its own schedules.</summary>
    /// <param name="group">The group, whose factors are applied.</param>
    /// <returns>Learning rate and weight decay multiplied by the group's factors; momentum is shared by all groups.</returns>
    public Hyperparameters For(ParameterGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return this with
        {
            LearningRate = LearningRate * group.LearningRateFactor,
            WeightDecay = WeightDecay * group.WeightDecayFactor,
        };
    }
}
