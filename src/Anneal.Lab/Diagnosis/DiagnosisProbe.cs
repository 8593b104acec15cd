using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Diagnosis;
using Anneal.Engine.Losses;
using Anneal.Engine.Training;
using Anneal.Lab.Data;
using Anneal.Lab.Training;

namespace Anneal.Lab.Diagnosis;

/// <summary>Measures a network without a trace: parameters, gradients, running statistics and random streams are as before, to the bit.</summary>
internal sealed class DiagnosisProbe
{
    /// <summary>Examples at most that the sharpness is measured on.</summary>
    public const int SharpnessExamples = 128;

    /// <summary>Gradients that a measurement of the sharpness takes.</summary>
    public const int SharpnessGradients = 1 + 2 * SharpnessProducts;

    private const int SharpnessProducts = 2;

    /// <summary>Chooses the examples; the run's own seed orders others.</summary>
    private const ulong ChoiceSeed = 0x6d656173;

    private readonly Model _model;
    private readonly Evaluator _evaluator;
    private readonly ShuffledBatches _training, _validation, _sampled, _curved;
    private readonly GradientNoiseProbe _noise;
    private readonly SoftmaxCrossEntropy _loss;
    private readonly Batch _curvatureBatch;
    private readonly int _batches;
    private readonly bool _hasStabilityLimit;
    private CurvatureProbe? _curvature;

    /// <summary>Prepares to measure.</summary>
    /// <param name="model">The network.</param>
    /// <param name="data">The data it is trained on.</param>
    /// <param name="settings">How it is trained.</param>
    /// <param name="examples">Training examples, and as many for validation, that the gap is measured on, about.</param>
    public DiagnosisProbe(Model model, DataSet data, TrainingSettings settings, int examples)
    {
        ImageData train = data.Normalize(data.Train), validation = data.Normalize(data.Validation);
        int size = Math.Min(settings.BatchSize, Math.Min(examples, Math.Min(train.Count, validation.Count)));
        (_model, _evaluator, _batches) = (model, new Evaluator(model), Math.Max(1, examples / size));
        (_training, _validation) = (new(train, size, ChoiceSeed), new(validation, size, ChoiceSeed));
        _sampled = new(train, settings.BatchSize, settings.Seed + 1, AugmentationSpecification.Parse(settings.Augmentation).Build());
        _curved = new(train, Math.Min(settings.BatchSize, SharpnessExamples), ChoiceSeed);
        _loss = new SoftmaxCrossEntropy(settings.LabelSmoothing);
        _noise = new GradientNoiseProbe(model, _sampled, _loss);
        _curvatureBatch = new Batch(_curved.BatchSize, train.InputSize, model.Pool);
        _hasStabilityLimit = settings.Optimizer is "sgd" or "nesterov";
    }

    /// <summary>Measures the network as it is.</summary>
    /// <param name="updatesDone">Updates that were done; chooses the examples of the gradient's noise.</param>
    /// <param name="used">The hyperparameters of the last update.</param>
    /// <param name="updateExamples">Its examples.</param>
    public DiagnosisPoint Measure(long updatesDone, Hyperparameters used, int updateExamples)
    {
        Evaluation training = _evaluator.Evaluate(_training, _batches), validation = _evaluator.Evaluate(_validation, _batches);
        _sampled.Position = new SourcePosition(updatesDone, 0);
        GradientNoise noise = _noise.Measure();
        double sharpness = Sharpness();
        return new DiagnosisPoint
        {
            UpdatesDone = updatesDone,
            LearningRate = used.LearningRate,
            Momentum = used.Momentum,
            UpdateExamples = updateExamples,
            Examples = training.Examples,
            TrainingLoss = training.MeanLoss,
            ValidationLoss = validation.MeanLoss,
            TrainingAccuracy = training.Accuracy,
            ValidationAccuracy = validation.Accuracy,
            RecalibratedAccuracy = _model.RunningStatistics.IsEmpty
                ? double.NaN
                : RecalibratedEvaluation.Of(_model, _training, _batches, _validation, _batches).Accuracy,
            GradientVariance = noise.Variance,
            SquaredGradientNorm = noise.SquaredNorm,
            SquaredGradientNormError = noise.SquaredNormError,
            Sharpness = sharpness,
            StabilityRatio = _hasStabilityLimit ? used.LearningRate * Math.Max(0, sharpness) / (2 * (1 + used.Momentum)) : double.NaN,
        };
    }

    private double Sharpness()
    {
        _curved.Position = default;
        _curved.Fill(_curvatureBatch);
        _curvature ??= new CurvatureProbe(_model, _curvatureBatch, _loss);
        return _curvature.SharpnessFromGradient(SharpnessProducts).Largest;
    }
}
