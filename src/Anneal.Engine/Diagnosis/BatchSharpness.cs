using Anneal.Engine.Data;
using Anneal.Engine.Losses;

namespace Anneal.Engine.Diagnosis;

/// <summary>The mean curvature of single batches along their own gradients: what limits the rate of stochastic gradient descent.</summary>
/// <remarks>A. Andreyev and P. Beneventano, "Edge of stochastic stability", arXiv:2412.20553: <c>E_B[g_Bᵀ H_B g_B / ‖g_B‖²]</c>.</remarks>
public static class BatchSharpness
{
    /// <summary>Measures it over the next batches of a source, which is put back to where it was.</summary>
    /// <param name="model">The network; left as it was.</param>
    /// <param name="source">The examples.</param>
    /// <param name="batches">How many batches, 1 or more.</param>
    /// <param name="loss">The loss; plain cross-entropy if not given.</param>
    /// <returns>The mean over the batches.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batches"/> is below 1.</exception>
    public static double Of(Model model, IBatchSource source, int batches, SoftmaxCrossEntropy? loss = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1);
        SourcePosition before = source.Position;
        var batch = new Batch(source.BatchSize, source.InputSize, model.Pool);
        try
        {
            double sum = 0;
            for (int i = 0; i < batches; i++)
            {
                source.Fill(batch);
                sum += new CurvatureProbe(model, batch, loss).SharpnessAlongGradient();
            }

            return sum / batches;
        }
        finally
        {
            source.Position = before;
        }
    }
}
