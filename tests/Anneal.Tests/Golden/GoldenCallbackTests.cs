using Anneal.Dialects;
using Anneal.Tests.Shared;

namespace Anneal.Tests.Golden;

public sealed class GoldenCallbackTests
{
    private const string File = "callbacks.json";
    private const int StepsPerEpoch = 7;

    public static TheoryData<string> Cases =>
        GoldenCase.Names(File, new HashSet<string> { "one_cycle", "exponential_decay", "piecewise_constant", "cyclical_lr" });

    [GoldenTheory(File)]
    [MemberData(nameof(Cases))]
    public void A_callback_dialect_gives_what_the_tutorial_gives_at_each_epoch(string id)
    {
        GoldenCase golden = GoldenCase.Find(File, id);

        golden.ExpectColumn("learning_rate", 0, Translate(golden));
    }

    [GoldenTheory(File)]
    [MemberData(nameof(Cases))]
    public void Stepping_per_batch_holds_the_value_of_the_epoch_for_each_of_its_batches(string id)
    {
        Schedule perEpoch = Translate(GoldenCase.Find(File, id));
        Schedule perBatch = perEpoch.PerEpoch(StepsPerEpoch);

        for (long step = 0; step < 40 * StepsPerEpoch; step++)
            Assert.Equal(perEpoch.At(step / StepsPerEpoch), perBatch.At(step));
    }

    private static Schedule Translate(GoldenCase golden) => golden.Schedule switch
    {
        "one_cycle" => KerasCallback.OneCycle(golden.Number("max_lr"), golden.Number("base_lr"), golden.Count("total_epochs")),
        "exponential_decay" => KerasCallback.ExponentialDecay(golden.Number("initial_lr"), golden.Number("decay_rate"), golden.Count("decay_epochs")),
        "piecewise_constant" => KerasCallback.PiecewiseConstant(golden.Numbers("boundaries").Select(epoch => (long)epoch), golden.Numbers("values")),
        "cyclical_lr" => KerasCallback.CyclicalLearningRate(golden.Number("base_lr"), golden.Number("max_lr"), golden.Count("step_size")),
        _ => throw new NotSupportedException(golden.Schedule),
    };
}
