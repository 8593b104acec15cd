namespace Anneal.Dialects;

/// <summary>Keras's schedules by Keras's own names.</summary>
internal static class KerasLibrary
{
    public static DialectLibrary Library { get; } = new("keras", "3.15.1", new Dictionary<string, Func<DialectArguments, Plan>>
    {
        ["ExponentialDecay"] = Of(a => Keras.ExponentialDecay(
            a.Number("initial_learning_rate"), a.Count("decay_steps"), a.Number("decay_rate"), a.Flag("staircase", false))),
        ["InverseTimeDecay"] = Of(a => Keras.InverseTimeDecay(
            a.Number("initial_learning_rate"), a.Count("decay_steps"), a.Number("decay_rate"), a.Flag("staircase", false))),
        ["PiecewiseConstantDecay"] = Of(a => Keras.PiecewiseConstantDecay(a.Counts("boundaries"), a.Numbers("values"))),
        ["PolynomialDecay"] = Of(a => Keras.PolynomialDecay(
            a.Number("initial_learning_rate"), a.Count("decay_steps"), a.Number("end_learning_rate", 1e-4), a.Number("power", 1), a.Flag("cycle", false))),
        ["CosineDecay"] = Of(a => Keras.CosineDecay(
            a.Number("initial_learning_rate"), a.Count("decay_steps"), a.Number("alpha", 0), a.NumberOrNull("warmup_target"), a.Count("warmup_steps", 0))),
        ["CosineDecayRestarts"] = Of(a => Keras.CosineDecayRestarts(
            a.Number("initial_learning_rate"), a.Count("first_decay_steps"), a.Number("t_mul", 2), a.Number("m_mul", 1), a.Number("alpha", 0))),
        ["ReduceLROnPlateau"] = Of(a => Keras.ReduceLROnPlateau(
            a.LearningRate, a.Word("monitor", "val_loss"), a.Number("factor", 0.1), a.Count("patience", 10), a.Word("mode", "auto"),
            a.Number("min_delta", 1e-4), a.Count("cooldown", 0), a.Number("min_lr", 0))),
    });

    private static Func<DialectArguments, Plan> Of(Func<DialectArguments, Schedule> build) => arguments =>
    {
        arguments.Ignore("name", "verbose");
        return new Plan(build(arguments));
    };
}
