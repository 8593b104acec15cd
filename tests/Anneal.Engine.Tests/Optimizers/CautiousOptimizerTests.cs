using Anneal.Engine.Optimizers;

namespace Anneal.Engine.Tests.Optimizers;

/// <summary>Forms that no golden case has, against their formulas written out a second time.</summary>
public sealed class CautiousOptimizerTests
{
    private const double Rate = 0.02;
    private const double Beta1 = 0.8;
    private const double Beta2 = 0.9;
    private const double Decay = 0.1;

    [Fact]
    public void Cautious_Lion_drops_what_goes_against_the_gradient_and_enlarges_the_rest() => Compare(
        model => new Lion(model, [model.Parameters[0]]) { Beta2 = Beta2, IsCautious = true },
        (weights, gradient, moments, _, _) =>
        {
            double[] direction = [.. moments.Zip(gradient).Select(pair => (double)Math.Sign(Beta1 * pair.First + (1 - Beta1) * pair.Second))];
            Mask(direction, gradient);
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] = weights[i] * (1 - Rate * Decay) - Rate * direction[i];
                moments[i] = Beta2 * moments[i] + (1 - Beta2) * gradient[i];
            }
        });

    [Fact]
    public void Cautious_Lamb_with_decoupled_decay_shrinks_first_and_takes_the_norms_after() => Compare(
        model => new Lamb(model, [model.Parameters[0]])
        {
            Beta2 = Beta2,
            IsCautious = true,
            HasDecoupledDecay = true,
            DecayReferenceRate = 0.05,
            HasGradientAveraging = false,
            MaximumGradientNorm = 0.5,
        },
        (weights, gradient, first, second, update) =>
        {
            double norm = Norm(gradient);
            double[] clipped = [.. gradient.Select(value => value / Math.Max(norm / 0.5, 1))], direction = new double[weights.Length];
            for (int i = 0; i < weights.Length; i++)
            {
                first[i] = Beta1 * first[i] + clipped[i];
                second[i] = Beta2 * second[i] + (1 - Beta2) * clipped[i] * clipped[i];
                double root = Math.Sqrt(second[i] / (1 - Math.Pow(Beta2, update)));
                direction[i] = first[i] / (1 - Math.Pow(Beta1, update)) / (root + 1e-6);
                weights[i] *= 1 - Rate * Rate / 0.05 * Decay;
            }

            Mask(direction, clipped);
            double trust = Norm(weights) / Norm(direction);
            for (int i = 0; i < weights.Length; i++)
                weights[i] -= Rate * trust * direction[i];
        });

    /// <summary>Several updates with gradients that turn, so that some directions go against theirs.</summary>
    private static void Compare(Func<Model, ElementwiseOptimizer> make, Action<double[], double[], double[], double[], int> formula)
    {
        Model model = OptimizerLaws.Prepared(7, 5);
        ElementwiseOptimizer optimizer = make(model);
        double[] expected = [.. Numbers.Values(model.Parameters[0]).Select(value => (double)value)];
        double[] first = new double[expected.Length], second = new double[expected.Length];
        for (int update = 1; update <= 6; update++)
        {
            float[] gradient = Numbers.Normal(expected.Length, (ulong)update);
            model.Parameters[0].CopyGradientFrom(gradient);
            optimizer.Update(new Hyperparameters(Rate, Beta1, Decay));
            formula(expected, [.. gradient.Select(value => (double)value)], first, second, update);
            Numbers.Close(expected, Numbers.Values(model.Parameters[0]), 2e-6, $"update {update}, weight");
        }
    }

    private static void Mask(double[] direction, double[] gradient)
    {
        double share = direction.Zip(gradient).Average(pair => pair.First * pair.Second > 0 ? 1.0 : 0.0);
        Assert.InRange(share, 0.01, 1);
        for (int i = 0; i < direction.Length; i++)
            direction[i] = direction[i] * gradient[i] > 0 ? direction[i] / share : 0;
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));
}
