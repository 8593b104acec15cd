using System.Diagnostics;
using Anneal.Engine;
using Anneal.Engine.Data;
using Anneal.Engine.Training;

namespace Anneal.Lab.Comparisons;

/// <summary>Keeps the loss of every update, and evaluates at up to twenty points of the run.</summary>
internal sealed class CurveRecorder(Model model, IBatchSource train, IBatchSource validation, long steps) : ITrainingObserver
{
    /// <summary>Evaluated images are at most half as many as trained ones, but a curve has a few points in any case.</summary>
    private readonly long _points = Math.Clamp(
        steps * train.BatchSize / (2L * (train.ExamplesPerEpoch + validation.ExamplesPerEpoch)), Math.Min(4, steps), 20);

    private readonly Evaluator _evaluator = new(model);
    private readonly double[] _losses = new double[steps];
    private readonly List<CurvePoint> _curve = [];
    private long _done;

    /// <summary>The loss of every update that was done.</summary>
    public IReadOnlyList<double> Losses => new ArraySegment<double>(_losses, 0, (int)_done);

    public IReadOnlyList<CurvePoint> Curve => _curve;

    /// <summary>Examples of all updates that were done, those of every epoch counted.</summary>
    public long Examples { get; private set; }

    /// <summary>What the evaluations took.</summary>
    public TimeSpan TimeSpent { get; private set; }

    public void OnUpdateCompleted(in UpdateCompleted completed)
    {
        _losses[completed.Step] = completed.Loss;
        _done = completed.Step + 1;
        Examples += completed.Examples;
        if (_done < steps && _done * _points / steps > (_done - 1) * _points / steps)
            Evaluate();
    }

    /// <summary>The validation loss of the model as it is, for a plan that decides by it.</summary>
    public double MeasureValidationLoss()
    {
        long start = Stopwatch.GetTimestamp();
        double loss = _evaluator.Evaluate(validation).MeanLoss;
        TimeSpent += Stopwatch.GetElapsedTime(start);
        return loss;
    }

    /// <summary>Adds a point for the model as it is; at the end of a run, also of one that diverged.</summary>
    public void Evaluate()
    {
        long start = Stopwatch.GetTimestamp();
        Evaluation seen = _evaluator.Evaluate(train), unseen = _evaluator.Evaluate(validation);
        _curve.Add(new CurvePoint(_done, seen.MeanLoss, seen.Accuracy, unseen.MeanLoss, unseen.Accuracy));
        TimeSpent += Stopwatch.GetElapsedTime(start);
    }
}
