namespace Anneal;

/// <summary>The values that one optimizer update uses.</summary>
/// <param name="LearningRate">Step size of the update; 0 or more in a sound plan.</param>
/// <param name="Momentum">SGD momentum, or β1 of the Adam family; from 0 to below 1.</param>
/// <param name="WeightDecay">Coefficient of the weight decay, L2 or decoupled as the optimizer has it; 0 or more.</param>
/// <remarks>The default value has all three at 0: an update that changes nothing.</remarks>
public readonly record struct Hyperparameters(double LearningRate, double Momentum = 0, double WeightDecay = 0)
{
    /// <summary>The values for one parameter group.</summary>
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
