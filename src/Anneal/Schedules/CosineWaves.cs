using Anneal.Text.Notations;

namespace Anneal;

/// <summary>A cosine over several waves, or a part of one: down, up again, and so on without jumps.</summary>
/// <remarks>
/// <para><c>v(z) = Low + (High − Low) · (1 + cos(2π · Waves · z)) / 2</c>, where the progress z is k / N where another schedule follows and
/// k / (N − 1) where the run ends. Half a wave is the usual cosine decay (rather a <see cref="Ramp"/> along <see cref="Curve.Cosine"/>, which is
/// faster); one wave ends where it began; a quarter ends half way down. Afterwards the value at z = 1 is held.</para>
/// <para>Source: the code of transformers (<c>get_cosine_schedule_with_warmup</c>, argument <em>num_cycles</em>) and of ParameterSchedulers.jl
/// (<c>CosAnneal</c> without restarts); no paper. With restarts: <see cref="WarmRestarts"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// var rate = new CosineWaves(low: 0, high: 0.1, steps: 301, waves: 1.5);
/// double first = rate.At(0), valley = rate.At(100), again = rate.At(200), last = rate.At(300);   // 0.1, 0, 0.1 and 0
/// </code>
/// </example>
public sealed record CosineWaves : Schedule
{
    /// <summary>Creates the waves.</summary>
    /// <param name="low">The value of the valleys; any finite number.</param>
    /// <param name="high">The value of step 0 and of the crests; any finite number.</param>
    /// <param name="steps">N, optimizer updates, 1 or more.</param>
    /// <param name="waves">How many whole waves; above 0, one by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public CosineWaves(double low, double high, long steps, double waves = 1)
        : base(Require.AtLeast(1, steps))
    {
        Low = Require.Finite(low);
        High = Require.Finite(high);
        Waves = Require.Positive(waves);
    }

    /// <summary>The value of the valleys.</summary>
    public double Low { get; }

    /// <summary>The value of step 0 and of the crests.</summary>
    public double High { get; }

    /// <summary>How many whole waves.</summary>
    public double Waves { get; }

    internal static Notation<Schedule> Notation { get; } = Written.As<CosineWaves>("cosine-waves", static (field, own) => new CosineWaves(
        field.Number("low", own?.Low), field.Number("high", own?.High), field.Steps("length", own?.Steps), field.Number("waves", own?.Waves, 1)));

    internal override double Final => At(1.0);

    internal override double Evaluate(long step, Ending ending)
    {
        long length = ending == Ending.Closed ? Steps - 1 : Steps;
        return At(step == length && step > 0 ? 1.0 : length == 0 ? 0.0 : (double)step / length);
    }

    /// <summary>A wave is one half wave there and one back, so that crests and valleys are exact.</summary>
    private double At(double progress)
    {
        double halfWaves = 2 * Waves * progress, whole = Math.Floor(halfWaves);
        double share = HalfWave.At(halfWaves - whole);
        return double.Lerp(High, Low, whole % 2 == 0 ? share : 1 - share);
    }
}
