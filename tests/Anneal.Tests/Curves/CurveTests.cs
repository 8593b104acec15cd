namespace Anneal.Tests.Curves;

public sealed class CurveTests
{
    private static readonly Curve[] All =
    [
        Curve.Linear, Curve.Cosine, Curve.Rex,
        Curve.Polynomial(0.5), Curve.Polynomial(0.9), Curve.Polynomial(2), Curve.Power(0.5), Curve.Power(3),
        Curve.Exponential(0.01), Curve.Exponential(0.5), Curve.Exponential(7), Curve.Logarithmic(0.3), Curve.Logarithmic(1000),
        Curve.CosinePower(0.5), Curve.CosinePower(2), Curve.Cosine.KDecay(2), Curve.Polynomial(2).KDecay(0.5),
    ];

    public static TheoryData<int> Curves => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Curves))]
    public void A_curve_begins_at_0_ends_at_1_and_never_turns_back(int index)
    {
        Curve curve = All[index];
        double[] shares = [.. Enumerable.Range(0, 1001).Select(step => curve.At(step / 1000.0))];

        Assert.Equal(0, shares[0], 1e-15);
        Assert.Equal(1, shares[^1]);
        Assert.All(shares.Zip(shares.Skip(1)), pair => Assert.True(pair.Second >= pair.First, $"{pair}"));
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Curves_that_were_made_alike_are_equal_and_others_differ_in_name(int index) =>
        Assert.Equal([All[index]], All.Where(curve => curve.Name == All[index].Name));

    [Theory]
    [MemberData(nameof(Curves))]
    public void Reading_a_curve_allocates_nothing(int index)
    {
        Curve curve = All[index];
        double sum = curve.At(0.5);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            sum += curve.At(i / 1000.0);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);
    }

    [Fact]
    public void A_polynomial_ramp_falls_as_one_minus_progress_to_the_power() =>
        Expect(Curve.Polynomial(0.9), z => Math.Pow(1 - z, 0.9));

    [Fact]
    public void A_square_root_cooldown_falls_as_one_minus_the_root_of_the_progress() =>
        Expect(Curve.Power(0.5), z => 1 - Math.Sqrt(z));

    [Fact]
    public void The_exponential_of_one_half_is_megatrons() => Expect(Curve.Exponential(0.5), z => 2 * Math.Exp(-z * Math.Log(2)) - 1);

    [Fact]
    public void The_exponential_of_one_tenth_is_timms() => Expect(Curve.Exponential(0.1), z => (Math.Exp(z * Math.Log(0.1)) - 0.1) / 0.9);

    [Fact]
    public void The_cosine_to_a_power_is_optaxs() => Expect(Curve.CosinePower(3), z => Math.Pow((1 + Math.Cos(Math.PI * z)) / 2, 3));

    [Fact]
    public void Rex_is_its_papers_quotient() => Expect(Curve.Rex, z => (1 - z) / (0.5 + 0.5 * (1 - z)));

    [Fact]
    public void K_decay_reads_the_cosine_at_a_power_of_the_progress() =>
        Expect(Curve.Cosine.KDecay(1.7), z => (1 + Math.Cos(Math.PI * Math.Pow(z, 1.7))) / 2);

    [Fact]
    public void A_logarithmic_warm_up_is_deepspeeds()
    {
        Schedule warmup = new Ramp(0, 1, 1000, Curve.Logarithmic(1000));

        for (int step = 0; step < 1000; step++)
            Assert.Equal(Math.Log(step + 1) / Math.Log(1000), warmup.At(step), 1e-12);
    }

    [Fact]
    public void Exponents_of_one_are_the_plain_curve()
    {
        Assert.Same(Curve.Linear, Curve.Polynomial(1));
        Assert.Same(Curve.Linear, Curve.Power(1));
        Assert.Same(Curve.Linear, Curve.Exponential(1));
        Assert.Same(Curve.Linear, Curve.Logarithmic(1));
        Assert.Same(Curve.Cosine, Curve.CosinePower(1));
        Assert.Same(Curve.Rex, Curve.Rex.KDecay(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Exponents_that_are_not_above_0_are_refused(double exponent) => Assert.All(
        new Func<double, Curve>[] { Curve.Polynomial, Curve.Power, Curve.Exponential, Curve.Logarithmic, Curve.CosinePower, Curve.Cosine.KDecay },
        make => Assert.Throws<ArgumentOutOfRangeException>(() => make(exponent)));

    private static void Expect(Curve curve, Func<double, double> remaining)
    {
        for (int step = 0; step <= 1000; step++)
            Assert.Equal(remaining(step / 1000.0), 1 - curve.At(step / 1000.0), 1e-14);
    }
}
