using System.Globalization;
using System.Text;
using Anneal.Tests.Shared;

namespace Anneal.Tests.Exporting;

public sealed class PlanExportTests
{
    private const int Steps = 150;

    private static readonly Schedule[] Exported = [.. ScheduleExamples.All.Where(schedule => schedule.Feedback == FeedbackSources.None)];

    /// <summary>One program of all examples: a million of lines would say no more.</summary>
    [PythonFact]
    public void The_python_function_of_every_kind_of_schedule_has_its_values()
    {
        var program = new StringBuilder();
        for (int i = 0; i < Exported.Length; i++)
        {
            string own = PlanExport.Write(new Plan(Exported[i]), ExportTarget.PyTorch, StepsOf(Exported[i]));
            program.Append(own.Split("from torch.optim")[0]).Append(CultureInfo.InvariantCulture, $"\nfor t in range({StepsOf(Exported[i])}): print(repr(float(learning_rate(t))))\n");
        }

        using IEnumerator<string> lines = ((IEnumerable<string>)Python.Lines(program.ToString())).GetEnumerator();
        for (int i = 0; i < Exported.Length; i++)
        {
            for (long t = 0; t < StepsOf(Exported[i]); t++)
            {
                Assert.True(lines.MoveNext());
                Expect(Exported[i].At(t), lines.Current, $"{Exported[i]}, step {t}");
            }
        }

        Assert.False(lines.MoveNext());
    }

    [PythonFact("torch")]
    public void The_scheduler_of_pytorch_sets_rate_momentum_and_weight_decay_of_every_group()
    {
        Plan plan = new OneCycle(0.4, Steps).Build().WithWeightDecay(Coupling.Proportional(0.01))
            .WithGroups(new ParameterGroup("backbone", 0.1, 0.5) { AddedAt = 20 }, new ParameterGroup("head") { LearningRate = new Ramp(1, 0, Steps, Curve.Rex) });
        string program = PlanExport.Write(plan, ExportTarget.PyTorch, Steps) + $$"""

            import torch
            a, b = torch.nn.Parameter(torch.zeros(1)), torch.nn.Parameter(torch.zeros(1))
            optimizer = torch.optim.SGD([{"params": [a]}, {"params": [b]}], lr=1.0, momentum=0.5, weight_decay=0.1)
            scheduler = PlanScheduler(optimizer)
            for t in range({{Steps}}):
                for group in optimizer.param_groups:
                    print(repr(group["lr"]), repr(group["momentum"]), repr(group["weight_decay"]))
                optimizer.step()
                scheduler.step()
            """;
        string[] lines = Python.Lines(program);

        Assert.Equal(2 * Steps, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            string[] values = lines[i].Split(' ');
            Hyperparameters expected = plan.At(i / 2, plan.Groups[i % 2]);
            Expect(expected.LearningRate, values[0], $"rate, line {i}");
            Expect(expected.Momentum, values[1], $"momentum, line {i}");
            Expect(expected.WeightDecay, values[2], $"weight decay, line {i}");
        }
    }

    [PythonFact("torch")]
    public void The_scheduler_of_pytorch_resumes_and_drives_adam()
    {
        Plan plan = new CosineOneCycle(0.01, Steps).Build();
        string program = PlanExport.Write(plan, ExportTarget.Transformers, Steps) + """

            import torch
            def new():
                optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))])
                return optimizer, get_plan_scheduler(optimizer)
            optimizer, scheduler = new()
            for t in range(60):
                optimizer.step()
                scheduler.step()
            other, resumed = new()
            other.load_state_dict(optimizer.state_dict())
            resumed.load_state_dict(scheduler.state_dict())
            other.step()
            resumed.step()
            print(repr(other.param_groups[0]["lr"]), repr(other.param_groups[0]["betas"][0]))
            """;
        string[] values = Assert.Single(Python.Lines(program)).Split(' ');

        Expect(plan.At(61).LearningRate, values[0], "rate");
        Expect(plan.At(61).Momentum, values[1], "beta1");
    }

    /// <summary>Against a stand-in of what Keras documents: a callback has its model, and is told before every batch, from 0 in every epoch.</summary>
    [PythonFact]
    public void The_callback_of_keras_sets_every_update_over_epochs_and_goes_on_from_a_first_update()
    {
        Plan plan = new OneCycle(0.4, Steps).Build().WithWeightDecay(Coupling.Proportional(0.01));
        string program = $$"""
            import sys, types
            keras = types.ModuleType("keras")
            keras.callbacks = types.ModuleType("keras.callbacks")
            class Callback:
                def __init__(self): self.model = None
                def set_model(self, model): self.model = model
            keras.callbacks.Callback = Callback
            sys.modules["keras"], sys.modules["keras.callbacks"] = keras, keras.callbacks

            {{PlanExport.Write(plan, ExportTarget.Keras, Steps)}}
            class Optimizer: learning_rate, momentum, weight_decay = 1.0, 0.5, 0.1
            class Adam: learning_rate, weight_decay = 1.0, None
            class Model: pass
            def fit(optimizer, callback, epochs, batches):
                model = Model()
                model.optimizer = optimizer
                callback.set_model(model)
                for epoch in range(epochs):
                    for batch in range(batches):
                        callback.on_train_batch_begin(batch, {})
                        yield optimizer
            for o in fit(Optimizer(), PlanCallback(), 3, {{Steps / 3}}): print(repr(o.learning_rate), repr(o.momentum), repr(o.weight_decay))
            for o in fit(Adam(), PlanCallback(first_update=100), 1, 2): print(repr(o.learning_rate), hasattr(o, "momentum"), o.weight_decay)

            """;
        string[] lines = Python.Lines(program);

        Assert.Equal(Steps + 2, lines.Length);
        for (int t = 0; t < Steps; t++)
        {
            string[] values = lines[t].Split(' ');
            Expect(plan.At(t).LearningRate, values[0], $"rate, update {t}");
            Expect(plan.At(t).Momentum, values[1], $"momentum, update {t}");
            Expect(plan.At(t).WeightDecay, values[2], $"weight decay, update {t}");
        }

        Expect(plan.At(101).LearningRate, lines[^1].Split(' ')[0], "rate of a run that goes on");
        Assert.EndsWith(" False None", lines[^1], StringComparison.Ordinal);
    }

    /// <summary>Against a stand-in of what jax documents: a callback gets arrays, and gives one of the shape and type that were announced.</summary>
    [PythonFact("numpy")]
    public void The_schedules_of_optax_are_functions_of_the_count_in_single_precision()
    {
        Plan plan = new OneCycle(0.4, Steps).Build();
        string program = $$"""
            import sys, types
            import numpy
            jax = types.ModuleType("jax")
            jax.numpy = types.ModuleType("jax.numpy")
            jax.numpy.float32 = numpy.float32
            class ShapeDtypeStruct:
                def __init__(self, shape, dtype): self.shape, self.dtype = shape, dtype
            def pure_callback(callback, result, *arguments):
                given = callback(*(numpy.asarray(argument, dtype=numpy.int32) for argument in arguments))
                assert numpy.shape(given) == result.shape and given.dtype == result.dtype
                return given
            jax.ShapeDtypeStruct, jax.pure_callback = ShapeDtypeStruct, pure_callback
            sys.modules["jax"], sys.modules["jax.numpy"] = jax, jax.numpy

            {{PlanExport.Write(plan, ExportTarget.Optax, Steps)}}
            assert weight_decay_schedule is None
            for t in range({{Steps}}): print(repr(float(learning_rate_schedule(t))), repr(float(momentum_schedule(t))))

            """;
        string[] lines = Python.Lines(program);

        Assert.Equal(Steps, lines.Length);
        for (int t = 0; t < Steps; t++)
        {
            string[] values = lines[t].Split(' ');
            Assert.Equal((float)plan.At(t).LearningRate, float.Parse(values[0], CultureInfo.InvariantCulture), 1e-7f * (float)plan.At(t).LearningRate);
            Assert.Equal((float)plan.At(t).Momentum, float.Parse(values[1], CultureInfo.InvariantCulture), 1e-7f);
        }
    }

    [PythonFact]
    public void Every_python_program_is_python() => Assert.All(
        new[] { ExportTarget.PyTorch, ExportTarget.Keras, ExportTarget.Optax, ExportTarget.Transformers },
        target =>
        {
            string program = PlanExport.Write(new OneCycle(0.4, Steps).Build().With("label smoothing", new Constant(0.1)), target, Steps);
            Assert.Equal(["True"], Python.Lines($"import ast\nprint(ast.parse({PythonText(program)}) is not None)\n"));
        });

    [Fact]
    public void A_function_of_a_closed_form_needs_nothing_but_math_and_no_table()
    {
        string program = PlanExport.Write(new OneCycle(0.4, 100_000).Build(), ExportTarget.PyTorch, 100_000).Split("from torch.optim")[0];

        Assert.Equal(["import math"], program.Split('\n').Where(line => line.StartsWith("import", StringComparison.Ordinal)));
        Assert.DoesNotContain("_TABLE", program, StringComparison.Ordinal);
        Assert.True(program.Length < 3000);
    }

    [Fact]
    public void A_table_of_every_update_has_every_channel()
    {
        string[] lines = PlanExport.Write(Plan.Parse("linear from 0.1 to 0 for 3 steps; momentum 0.9; dropout 0.5"), ExportTarget.Csv, 3).TrimEnd().Split('\n');

        Assert.Equal(["update,learning-rate,momentum,dropout", "0,0.1,0.9,0.5", "1,0.05,0.9,0.5", "2,0,0.9,0.5"], lines);
    }

    [Fact]
    public void What_cannot_be_exported_is_refused_with_the_remedy()
    {
        Assert.Contains("feedback", Assert.Throws<NotSupportedException>(() => PlanExport.Write(new Plan(new Plateau(0.1)), ExportTarget.PyTorch, 10)).Message, StringComparison.Ordinal);
        Assert.Contains("groups", Assert.Throws<NotSupportedException>(() => PlanExport.Write(new Plan(new Constant(1)).WithGroups(new ParameterGroup("a")), ExportTarget.Keras, 10)).Message, StringComparison.Ordinal);
        Assert.Contains("shorter run", Assert.Throws<NotSupportedException>(() => PlanExport.Write(new Plan(new FunctionSchedule(_ => 1)), ExportTarget.PyTorch, 10_000_000)).Message, StringComparison.Ordinal);
    }

    private static string PythonText(string text) => $"\"\"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\"\"";

    private static long StepsOf(Schedule schedule) => Math.Min(Steps, schedule.Steps);

    private static void Expect(double expected, string actual, string where)
    {
        double value = double.Parse(actual, CultureInfo.InvariantCulture);
        Assert.True(Math.Abs(value - expected) <= 1e-12 * Math.Max(1e-3, Math.Abs(expected)), $"{where}: {expected} became {value}");
    }
}
