namespace Anneal;

/// <summary>Parameters that share a factor on the plan's values, such as a pretrained backbone that learns at a tenth of the rate.</summary>
public sealed record ParameterGroup
{
    /// <summary>Creates the group.</summary>
    /// <param name="name">The name in reports.</param>
    /// <param name="learningRateFactor">Multiplies the plan's learning rate; 0 or more, 0 freezes the group.</param>
    /// <param name="weightDecayFactor">Multiplies the plan's weight decay; 0 or more, 0 is usual for biases.</param>
    /// <exception cref="ArgumentException">The name is blank or a factor is negative or not finite.</exception>
    public ParameterGroup(string name, double learningRateFactor = 1, double weightDecayFactor = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        LearningRateFactor = Require.NotNegative(learningRateFactor);
        WeightDecayFactor = Require.NotNegative(weightDecayFactor);
    }

    /// <summary>The group of every parameter that was not put in another: the plan's values as they are.</summary>
    public static ParameterGroup Default { get; } = new("default");

    /// <summary>The name in reports.</summary>
    public string Name { get; }

    /// <summary>Multiplies the plan's learning rate.</summary>
    public double LearningRateFactor { get; }

    /// <summary>Multiplies the plan's weight decay.</summary>
    public double WeightDecayFactor { get; }
}
