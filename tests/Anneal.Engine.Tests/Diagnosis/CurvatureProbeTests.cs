using Anneal.Engine.Data;
using Anneal.Engine.Diagnosis;
using Anneal.Engine.Layers;
using Anneal.Engine.Optimizers;
using Anneal.Engine.Training;

namespace Anneal.Engine.Tests.Diagnosis;

public sealed class CurvatureProbeTests
{
    [Theory]
    [InlineData(7, new double[] { 7, 3, 1, 0.5, -2 })]
    [InlineData(3, new double[] { -9, 3, 1, 0.5, 2 })]
    [InlineData(1e-3, new double[] { 1e-3, -5e-4, 2e-4 })]
    [InlineData(4000, new double[] { 4000, 1, 1, 1 })]
    public void The_sharpness_of_a_quadratic_is_its_largest_eigenvalue(double expected, double[] curvatures)
    {
        Sharpness found = new DiagonalLoss(curvatures).Probe.Sharpness(products: 200, tolerance: 1e-5);

        Assert.Equal(expected, found.Largest, 2e-3 * expected);
        Assert.True(found.Converged);
    }

    [Fact]
    public void A_loss_that_curves_upwards_nowhere_has_no_stability_limit()
    {
        Sharpness found = new DiagonalLoss([-1, -3]).Probe.Sharpness(products: 300, tolerance: 1e-6);

        Assert.Equal(-1, found.Largest, 0.01);
        Assert.Equal(double.PositiveInfinity, found.StabilityLimit());
        Assert.Equal(0, new DiagonalLoss([0, 0]).Probe.Sharpness().Largest);
    }

    /// <summary>Softmax regression at zero weights: the Hessian is (1/K)(I − 11ᵀ/K) ⊗ XᵀX/n, and 1 belongs to each x for the bias.</summary>
    [Fact]
    public void The_sharpness_of_softmax_regression_at_zero_is_that_of_its_inputs_over_the_classes()
    {
        const int Count = 40, Size = 6, Classes = 4;
        float[] inputs = Numbers.Normal(Count * Size, seed: 3);
        var batch = new Batch(Count, Size) { Count = Count };
        inputs.CopyTo(batch.Inputs);
        Numbers.Labels(Count, Classes, seed: 4).CopyTo(batch.Labels);
        var model = new Model(Size, [new Linear(Classes)], Count, seed: 5);
        foreach (Parameter parameter in model.Parameters)
            parameter.CopyFrom(new float[parameter.Count]);

        Sharpness found = new CurvatureProbe(model, batch).Sharpness(products: 500, tolerance: 1e-6);

        double expected = LargestOfSecondMoments(inputs, Count, Size) / Classes;
        Assert.Equal(expected, found.Largest, 3e-3 * expected);
    }

    [Fact]
    public void Along_the_gradient_the_curvature_is_the_mean_of_the_eigenvalues_by_its_squares()
    {
        float[] weights = [1, 2, 0.5f];
        double[] curvatures = [1, 2, 8];
        double expected = (1 + 8 * 4 + 512 * 0.25) / (1 + 4 * 4 + 64 * 0.25);

        Assert.Equal(expected, new DiagonalLoss(curvatures, weights).Probe.SharpnessAlongGradient(), 1e-3 * expected);
        Assert.Equal(expected, new DiagonalLoss(curvatures, weights).Probe.SharpnessAlongGradient(step: 0.1), 1e-3 * expected);
        Assert.Equal(0, new DiagonalLoss(curvatures, [0, 0, 0]).Probe.SharpnessAlongGradient());
    }

    [Fact]
    public void Within_a_radius_the_loss_rises_by_gradient_and_curvature()
    {
        double norm = Math.Sqrt(1 + 16 + 16);
        double expected = 0.05 * norm + 0.05 * 0.05 / 2 * (1 + 8 * 4 + 512 * 0.25) / (norm * norm);

        Assert.Equal(expected, new DiagonalLoss([1, 2, 8], [1, 2, 0.5f]).Probe.SharpnessWithin(radius: 0.05), 1e-4 * expected);
        Assert.Equal(0, new DiagonalLoss([1, 2], [0, 0]).Probe.SharpnessWithin());
    }

    [Fact]
    public void From_the_gradient_a_few_products_come_near_the_largest_eigenvalue_from_below_and_take_nothing_from_before()
    {
        var probe = new DiagonalLoss([7, 3, 1, 0.5, 0.1]).Probe;
        double first = probe.SharpnessFromGradient(products: 2).Largest;
        probe.Sharpness(products: 200, tolerance: 1e-6);

        Assert.InRange(first, 6.3, 7.01);
        Assert.Equal(first, probe.SharpnessFromGradient(products: 2).Largest);
        Assert.InRange(probe.SharpnessFromGradient(products: 6).Largest, first, 7.01);
        Assert.Equal(0, new DiagonalLoss([1, 2, 8], [0, 0, 0]).Probe.SharpnessFromGradient().Largest);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Below_the_stability_limit_descent_with_momentum_converges_and_above_it_diverges(double momentum)
    {
        double limit = new DiagonalLoss([5, 1, 0.2]).Probe.Sharpness(tolerance: 1e-6).StabilityLimit(momentum);

        Assert.InRange(LossAfter(0.97 * limit), 0, 1);
        Assert.InRange(LossAfter(1.03 * limit), 10, double.PositiveInfinity);

        double LossAfter(double rate)
        {
            var loss = new DiagonalLoss([5, 1, 0.2], [0.1f, 0.1f, 0.1f]);
            var optimizer = new Sgd(loss.Model);
            for (int update = 0; update < 400; update++)
            {
                loss.Gradient();
                optimizer.Update(new Hyperparameters(rate, momentum));
            }

            return loss.Gradient() is var last && double.IsFinite(last) ? last : double.PositiveInfinity;
        }
    }

    [Fact]
    public void The_second_search_needs_few_products()
    {
        CurvatureProbe probe = new DiagonalLoss([.. Enumerable.Range(0, 30).Select(i => Math.Pow(0.9, i))]).Probe;
        Sharpness first = probe.Sharpness(), second = probe.Sharpness();

        Assert.InRange(second.Products, 1, first.Products / 2);
    }

    [Fact]
    public void The_same_bits_come_out_for_any_number_of_threads()
    {
        (Sharpness, double, double, double)[] found = [.. new[] { 1, 2, 3 }.Select(Measure)];

        Assert.All(found, other => Assert.Equal(found[0], other));
        Assert.True(found[0].Item1.Largest > 0);
    }

    [Fact]
    public void A_network_is_left_as_it_was_also_when_a_gradient_throws()
    {
        using var pool = new WorkerPool(2);
        Model model = Network(pool);
        ShuffledBatches source = Source();
        var optimizer = new Sgd(model);
        string before = TrainingSnapshot.Take(model, optimizer, source).Hash;
        var batch = new Batch(source.BatchSize, source.InputSize, pool);
        Source().Fill(batch);
        int passes = 0;

        new CurvatureProbe(model, batch).Sharpness(products: 5);
        new CurvatureProbe(model, batch).SharpnessWithin();
        BatchSharpness.Of(model, source, batches: 3);
        var failing = new CurvatureProbe(model, () => { model.Forward(batch); return ++passes < 2 ? 1 : throw new InvalidOperationException("Enough."); });
        Assert.Throws<InvalidOperationException>(() => failing.Sharpness());

        Assert.Equal(before, TrainingSnapshot.Take(model, optimizer, source).Hash);
    }

    [Fact]
    public void Numbers_that_no_probe_can_use_are_refused()
    {
        CurvatureProbe probe = new DiagonalLoss([1]).Probe;

        Assert.Throws<ArgumentOutOfRangeException>(() => probe.Sharpness(products: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => probe.Sharpness(tolerance: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => probe.SharpnessAlongGradient(step: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => probe.SharpnessWithin(radius: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => probe.Sharpness().StabilityLimit(momentum: 1));
    }

    private static (Sharpness, double, double, double) Measure(int threads)
    {
        using var pool = new WorkerPool(threads);
        Model model = Network(pool);
        var batch = new Batch(24, 32, pool);
        Source().Fill(batch);
        var probe = new CurvatureProbe(model, batch);
        return (probe.Sharpness(products: 8), probe.SharpnessAlongGradient(), probe.SharpnessWithin(), BatchSharpness.Of(model, Source(), batches: 3));
    }

    private static Model Network(WorkerPool pool) => new(
        new ImageShape(2, 4, 4),
        [new Conv2d(8, kernel: 3, padding: 1, hasBias: false), new BatchNorm2d(), new ReLU(), new Dropout(0.2), new Flatten(), new Linear(3)], 24, seed: 6, pool);

    private static ShuffledBatches Source() => new(
        new VectorData(Numbers.Normal(90 * 32, seed: 4), Numbers.Labels(90, classes: 3, seed: 5), inputSize: 32, classes: 3), 24, seed: 2);

    /// <summary>The largest eigenvalue of <c>Σ x xᵀ / n</c> with a 1 behind each x, by many power iterations in double.</summary>
    private static double LargestOfSecondMoments(float[] inputs, int count, int size)
    {
        double[] vector = [.. Enumerable.Range(0, size + 1).Select(i => 1.0 + 0.1 * i)];
        double norm = 0;
        for (int iteration = 0; iteration < 5000; iteration++)
        {
            double[] product = new double[size + 1];
            for (int row = 0; row < count; row++)
            {
                double[] x = [.. inputs.Skip(row * size).Take(size).Select(value => (double)value), 1];
                double projection = x.Zip(vector, (a, b) => a * b).Sum() / count;
                for (int i = 0; i <= size; i++)
                    product[i] += projection * x[i];
            }

            norm = Math.Sqrt(product.Sum(value => value * value));
            vector = [.. product.Select(value => value / norm)];
        }

        return norm;
    }
}
