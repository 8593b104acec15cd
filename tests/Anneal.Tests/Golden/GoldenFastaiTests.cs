using Anneal.Dialects;
using Anneal.Tests.Shared;

namespace Anneal.Tests.Golden;

public sealed class GoldenFastaiTests
{
    private const string File = "fastai.json";

    public static TheoryData<string> Cases =>
        GoldenCase.Names(File, new HashSet<string> { "fit_one_cycle", "fit_one_cycle momentum" });

    [GoldenTheory(File)]
    [MemberData(nameof(Cases))]
    public void A_dialect_gives_what_fastai_gave(string id)
    {
        GoldenCase golden = GoldenCase.Find(File, id);
        double[] momenta = golden.Has("moms") ? golden.Numbers("moms") : [0.95, 0.85, 0.95];
        Plan plan = new FastaiOneCycle(golden.Number("lr_max", 1), golden.Count("total_steps"))
        {
            StartFraction = golden.Number("pct_start", 0.25),
            Div = golden.Number("div", 25),
            DivFinal = golden.Number("div_final", 1e5),
            Momenta = (momenta[0], momenta[1], momenta[2]),
        }.Build();

        golden.ExpectColumn("learning_rate", 0, plan.LearningRate);
        golden.ExpectColumn("momentum", 0, plan.Momentum);
    }
}
