using System.Text.Json.Serialization;

namespace Anneal.Lab.Diagnosis;

/// <summary>What was measured of a network between two updates.</summary>
/// <remarks>A number that could not be had is NaN. Training and validation examples are a fixed random choice of each, seen in evaluation mode: without
/// dropout and augmentation, with running statistics.</remarks>
public sealed record DiagnosisPoint
{
    private const double Z = 1.959963984540054;

    /// <summary>Updates that were done.</summary>
    public required long UpdatesDone { get; init; }

    /// <summary>The learning rate of the last update.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The momentum of the last update.</summary>
    public required double Momentum { get; init; }

    /// <summary>Examples in an update.</summary>
    public required int UpdateExamples { get; init; }

    /// <summary>Examples that losses and accuracies are of, as many for training as for validation.</summary>
    public required long Examples { get; init; }

    /// <summary>Mean cross-entropy of training examples.</summary>
    public required double TrainingLoss { get; init; }

    /// <summary>Mean cross-entropy of validation examples.</summary>
    public required double ValidationLoss { get; init; }

    /// <summary>The share of training examples that were told right, from 0 to 1.</summary>
    public required double TrainingAccuracy { get; init; }

    /// <summary>The share of validation examples that were told right, from 0 to 1.</summary>
    public required double ValidationAccuracy { get; init; }

    /// <summary>That of the same validation examples with fresh statistics in the batch normalizations; NaN without any.</summary>
    public required double RecalibratedAccuracy { get; init; }

    /// <summary>S: the summed variance of the gradient of an example.</summary>
    public required double GradientVariance { get; init; }

    /// <summary>‖G‖²: the squared norm of the gradient over all examples, without bias; below 0 where it cannot be told from 0.</summary>
    public required double SquaredGradientNorm { get; init; }

    /// <summary>The standard error of <see cref="SquaredGradientNorm"/>.</summary>
    public required double SquaredGradientNormError { get; init; }

    /// <summary>λmax of a training batch, from a few products: a lower bound.</summary>
    public required double Sharpness { get; init; }

    /// <summary><c>η λmax / (2 (1 + β))</c>: 1 is the edge of stability; NaN for optimizers other than SGD with momentum.</summary>
    public required double StabilityRatio { get; init; }

    /// <summary>How much higher the loss of validation examples is.</summary>
    [JsonIgnore]
    public double LossGap => ValidationLoss - TrainingLoss;

    /// <summary>How much more training examples are told right, from −1 to 1: the generalization gap.</summary>
    [JsonIgnore]
    public double AccuracyGap => TrainingAccuracy - ValidationAccuracy;

    /// <summary>Half the width of the gap's 95 % interval: <c>1.96 √(p(1 − p)/n + q(1 − q)/n)</c>.</summary>
    [JsonIgnore]
    public double AccuracyGapError => Z * Math.Sqrt((Variance(TrainingAccuracy) + Variance(ValidationAccuracy)) / Examples);

    /// <summary>The simple noise scale of this measurement alone, in examples; infinite where the mean gradient cannot be told from 0.</summary>
    [JsonIgnore]
    public double NoiseScale => new Engine.Diagnosis.GradientNoise(GradientVariance, SquaredGradientNorm, SquaredGradientNormError, UpdateExamples).Scale;

    /// <summary>The norm of the gradient over all examples.</summary>
    [JsonIgnore]
    public double GradientNorm => Math.Sqrt(Math.Max(0, SquaredGradientNorm));

    /// <summary>The noise of an update: <c>η S / B</c>, the rate times the variance of its gradient.</summary>
    [JsonIgnore]
    public double UpdateNoise => LearningRate * GradientVariance / UpdateExamples;

    private static double Variance(double share) => share * (1 - share);
}
