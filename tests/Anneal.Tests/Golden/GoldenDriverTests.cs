using Anneal.Tests.Shared;

namespace Anneal.Tests.Golden;

/// <summary>Every golden case driven like an optimizer, saved and restored at every step.</summary>
public sealed class GoldenDriverTests
{
    public static TheoryData<string> Names => GoldenScheduleTests.Names;

    [GoldenTheory("torch.json", "transformers.json", "timm.json", "optax.json", "keras.json", "fastai.json", "ignite.json", "mmengine.json", "composer.json", "deepspeed.json", "callbacks.json")]
    [MemberData(nameof(Names))]
    public void A_run_that_is_saved_and_restored_at_any_step_goes_on_with_the_same_values(string name)
    {
        GoldenCase golden = GoldenCase.ByName[name];
        var through = new DrivenOptimizer(golden);
        var states = new List<string>();
        var values = new List<Hyperparameters[]>();
        for (int i = 0; i < golden.Steps.Length; i++)
        {
            states.Add(through.Driver.Save());
            values.Add(through.Use(i));
        }

        for (int i = 0; i < golden.Steps.Length; i++)
        {
            var resumed = new DrivenOptimizer(golden);
            resumed.Driver.Restore(states[i]);
            for (int j = i; j < Math.Min(i + 12, golden.Steps.Length); j++)
                Assert.Equal(values[j], resumed.Use(j));
        }
    }

    /// <summary>An optimizer with the groups of a golden case, whose steps are counted from the case's first.</summary>
    private sealed class DrivenOptimizer
    {
        private readonly GoldenCase _golden;
        private readonly Slot[] _groups;

        public DrivenOptimizer(GoldenCase golden)
        {
            _golden = golden;
            _groups = [.. Enumerable.Range(0, Math.Max(1, golden.Groups)).Select(_ => new Slot())];
            Driver = golden.Import().AttachTo(_groups, static (slot, now) => slot.Now = now);
        }

        public PlanDriver Driver { get; }

        /// <summary>Everything that happens in one update of the case; gives the values that it used.</summary>
        public Hyperparameters[] Use(int index)
        {
            while (Driver.AppliedUpdates < _golden.Steps[index])
                Driver.Advance();
            if (_golden is { Metrics: { } before, SeesMetricsBeforeTheUpdate: true })
                Driver.Observe(before[index]);
            Hyperparameters[] used = [.. _groups.Select(slot => slot.Now)];
            if (_golden.StopsAfter == _golden.Steps[index])
                return used;
            Driver.Advance();
            if (_golden is { Metrics: { } after, SeesMetricsBeforeTheUpdate: false })
                Driver.Observe(after[index]);
            return used;
        }
    }

    private sealed class Slot
    {
        public Hyperparameters Now { get; set; }
    }
}
