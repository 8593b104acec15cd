namespace Anneal.Text.Sentences;

/// <summary>One stage of a text, before its length and its start are known.</summary>
/// <param name="At">Its first word.</param>
/// <param name="Steps">Its length; null if it takes what is left of the run.</param>
internal abstract record Stage(Token At, long? Steps)
{
    /// <summary>The schedule.</summary>
    /// <param name="cursor">For errors.</param>
    /// <param name="before">The stage before it; null for the first.</param>
    /// <param name="steps">The length.</param>
    public abstract Schedule Build(Cursor cursor, Schedule? before, long steps);
}

/// <summary>A schedule that is complete in itself.</summary>
internal sealed record WholeStage(Token At, Schedule Schedule) : Stage(At, Schedule.Steps)
{
    public override Schedule Build(Cursor cursor, Schedule? before, long steps) => Schedule;
}

/// <summary>A way from one value to another, or along one value.</summary>
internal sealed record RampStage(Token At, Func<double, double, long, Schedule> Make, double? From, double? To, long? Steps) : Stage(At, Steps)
{
    public override Schedule Build(Cursor cursor, Schedule? before, long steps)
    {
        double from = From ?? before?.Final
            ?? throw cursor.Problem($"nothing stands before '{At.Text}', so it must say where it starts: {(At.Text == "hold" ? "hold 0.1" : $"{At.Text} from 0.1 to 0")}.", At.Position);
        return Make(from, To ?? from, steps);
    }
}

/// <summary>A rise to the first value of what follows.</summary>
/// <param name="At">Its first word.</param>
/// <param name="Length">Its length.</param>
/// <param name="From">Where it starts.</param>
/// <param name="Curve">Its shape.</param>
internal sealed record WarmupStage(Token At, long Length, double From, Curve Curve)
{
    /// <summary>The warm-up of a schedule, without the schedule.</summary>
    public Ramp Before(Schedule next) => new(From, next.At(0), Length, Curve);
}
