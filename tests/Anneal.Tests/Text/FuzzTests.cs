using System.Text.Json;
using Anneal.Dialects;
using Anneal.Tests.Shared;
using Anneal.Text;

namespace Anneal.Tests.Text;

/// <summary>Broken texts and JSON, made from valid ones: what is read is a plan, or an error that says so, and nothing else.</summary>
public sealed class FuzzTests
{
    private static readonly RunLength Run = new(steps: 1000, stepsPerEpoch: 100, batchSize: 32);

    private static readonly string[] Sentences =
    [
        "warmup 5% -> 1cycle(peak 0.8)", "hold 3e-4 for 80% -> cosine to 0; momentum 0.9", "standard(drops 30% 60%, epochs 7); weight-decay 1e-4",
        "linear from 0 to 1 for 2 epochs -> polynomial 2 to 0; group head(learning-rate 0.1); group \"b c\"(added-at 10%)",
        "forever(cosine from 1 to 0 for 320 examples); momentum mirror(low 0, high 1, at-low 0.95, at-high 0.85)",
    ];

    private static readonly string[] Texts =
    [
        .. Sentences, .. ScheduleExamples.All.Where(schedule => !ScheduleExamples.HasFunction(schedule)).Select(schedule => schedule.ToText()),
        .. Enumerable.Range(0, 50).Select(seed => RandomSchedules.NextPlan(new Random(seed)).ToText()),
    ];

    private static readonly string[] Jsons = [.. Texts.Select(text => Plan.Parse(text, Run).ToJson())];

    private static readonly string[] Policies =
    [
        "1cycle(peak 0.2, epochs 7)", "standard(drops 30% 60%, rate 0.1)", "clr(high 0.2, weight-decay 0.001)",
        .. PolicyDefinition.All.Select(policy => policy.Name),
    ];

    [Fact]
    public void A_broken_text_is_read_or_refused_with_an_error_that_points_into_it() => Fuzz.Text<Plan, PlanFormatException>(
        1, Texts, text => Plan.Parse(text, Run), plan => Assert.Equal(plan, Plan.Parse(plan.ToText())), PointsInto);

    [Fact]
    public void A_broken_json_is_read_or_refused_with_an_error() => Fuzz.Text<Plan, PlanFormatException>(
        2, Jsons, Plan.FromJson, plan => Assert.Equal(plan, Plan.FromJson(plan.ToJson())), PointsInto);

    [Fact]
    public void A_broken_policy_is_read_or_refused_with_an_error_that_points_into_it() => Fuzz.Text<PolicyText, PlanFormatException>(
        3, Policies, PolicyText.Parse, policy => Assert.Equal(policy, PolicyText.Parse(policy.ToString())), PointsInto);

    [Fact]
    public void A_broken_state_of_a_driver_is_restored_or_refused_and_then_leaves_the_driver_alone()
    {
        Plan plan = new Plan(new Plateau(initial: 0.1, factor: 0.1, patience: 5)).WithMomentum(0.9).WithWarmup(5);
        string[] states = [.. Enumerable.Range(0, 5).Select(changes => StateOf(plan, changes))];

        Fuzz.Text<PlanDriver, PlanStateException>(4, states, text =>
        {
            PlanDriver driver = plan.AttachToLearningRate(static _ => { });
            string before = driver.Save();
            try
            {
                driver.Restore(text);
            }
            catch (PlanStateException)
            {
                Assert.Equal(before, driver.Save());
                throw;
            }

            return driver;
        });
    }

    [Fact]
    public void A_broken_dictionary_of_another_library_is_imported_or_refused()
    {
        string[] dictionaries =
        [
            """{"schedule": "OneCycleLR", "arguments": {"max_lr": 0.4, "total_steps": 1000}}""",
            """{"schedule": "MultiStepLR", "arguments": {"milestones": [30, 80], "gamma": 0.1}, "optimizer": {"lr": 0.1}, "groups": [{"lr": 0.1}, {"lr": 0.2}]}""",
            """{"schedule": "CosineAnnealingWarmRestarts", "arguments": {"T_0": 10, "T_mult": 2, "eta_min": 0.001}, "optimizer": {"lr": 0.1}}""",
        ];

        Fuzz.Text<Plan, Exception>(5, dictionaries, Import, refused: static (_, problem) => Assert.True(problem is DialectException or JsonException, problem.ToString()));
    }

    private static Plan Import(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Dialect.Import("torch", document.RootElement);
    }

    private static string StateOf(Plan plan, int updates)
    {
        PlanDriver driver = plan.AttachToLearningRate(static _ => { });
        for (int update = 0; update < updates; update++)
        {
            driver.Advance();
            driver.Observe(metric: 1.0 / (1 + update));
        }

        if (updates > 2)
            driver.Land(steps: 20 + updates);
        return driver.Save();
    }

    private static void PointsInto(string text, PlanFormatException error)
    {
        Assert.True(error.Position is null || (error.Position >= 0 && error.Position <= text.Length));
        Assert.NotEmpty(error.Problems);
    }
}
