using Anneal.Lab.Diagnosis;

namespace Anneal.Lab.Tests.Diagnosis;

public sealed class DiagnosisPlanTests
{
    [Theory]
    [InlineData(790, 128, 10_000, false)]
    [InlineData(3130, 128, 10_000, true)]
    [InlineData(100_000, 32, 50_000, true)]
    [InlineData(1_000_000, 512, 10_000, false)]
    public void What_is_measured_in_a_run_costs_less_than_its_share(long updates, int batch, int available, bool hasStatistics)
    {
        DiagnosisPlan plan = DiagnosisPlan.Of(updates, batch, batch, available, hasStatistics);

        long points = (updates - 1) / plan.Interval;
        double passes = points * ((hasStatistics ? 4 : 2) * plan.Examples + 3 * batch + 15 * Math.Min(batch, 128));
        Assert.InRange(points, 1, 19);
        Assert.True(passes <= 0.05 * 3 * updates * batch, $"{passes} of {3 * updates * batch}");
    }

    [Fact]
    public void A_run_that_is_too_short_is_measured_at_its_end_alone()
    {
        DiagnosisPlan plan = DiagnosisPlan.Of(updates: 40, updateExamples: 20, batchSize: 20, available: 80, hasStatistics: false);

        Assert.DoesNotContain(Enumerable.Range(1, 40), done => plan.IsDue(done));
    }

    [Fact]
    public void A_long_run_is_measured_at_every_twentieth_of_it_on_2000_examples()
    {
        DiagnosisPlan plan = DiagnosisPlan.Of(updates: 100_000, updateExamples: 128, batchSize: 128, available: 10_000, hasStatistics: true);

        Assert.Equal(new DiagnosisPlan(5000, 2000), plan);
        Assert.True(plan.IsDue(5000) && !plan.IsDue(0) && !plan.IsDue(5001));
    }
}
