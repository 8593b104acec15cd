namespace Anneal.Lab.Diagnosis;

/// <summary>When a run is measured, and on how many examples: so often that it costs no more than a share of the training.</summary>
/// <remarks>It follows from the length of the run alone, never from a clock, so a run that is resumed is measured at the same updates. Costs are counted
/// in forward passes of an example, of which training on it takes three.</remarks>
/// <param name="Interval">Updates from one measurement to the next.</param>
/// <param name="Examples">Training examples, and as many for validation, that the gap is measured on.</param>
internal readonly record struct DiagnosisPlan(long Interval, int Examples)
{
    /// <summary>The share of a run's work that measurements may take; the norms of gradients need what is left of 5 %.</summary>
    private const double Share = 0.02;

    private const int MostPoints = 20, FewestExamples = 256, MostExamples = 2000;

    /// <summary>What passes over the parameters cost, as measured on the smallest networks, where they cost most.</summary>
    private const int Overhead = 1500;

    /// <summary>The densest plan that fits the share.</summary>
    /// <param name="updates">Updates of the run.</param>
    /// <param name="updateExamples">Examples in each.</param>
    /// <param name="batchSize">Examples in a batch.</param>
    /// <param name="available">Training or validation examples, whichever are fewer.</param>
    /// <param name="hasStatistics">Whether there are running statistics to recalibrate.</param>
    public static DiagnosisPlan Of(long updates, int updateExamples, int batchSize, int available, bool hasStatistics)
    {
        double allowed = Share * 3 * updates * updateExamples;
        int sides = hasStatistics ? 4 : 2, most = Math.Min(MostExamples, available), fewest = Math.Min(FewestExamples, available);
        double gradients = 3 * batchSize + 3 * DiagnosisProbe.SharpnessGradients * Math.Min(batchSize, DiagnosisProbe.SharpnessExamples) + Overhead;
        int within = (int)Math.Min(MostPoints - 1, allowed / (gradients + sides * fewest));
        if (within == 0)
            return new DiagnosisPlan(long.MaxValue, most);
        double left = allowed / within - gradients;
        return new DiagnosisPlan((updates + within) / (within + 1), (int)Math.Clamp(left / sides, fewest, most));
    }

    /// <summary>Whether the run is measured after so many updates.</summary>
    public bool IsDue(long updatesDone) => updatesDone > 0 && updatesDone % Interval == 0;
}
