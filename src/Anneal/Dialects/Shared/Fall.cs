using Anneal.Text.Notations;

namespace Anneal.Dialects;

/// <summary>The shapes of a decay that the libraries name.</summary>
internal enum FallShape
{
    /// <summary><c>1 − z</c>.</summary>
    Linear,

    /// <summary><c>(1 + cos 2πnz) / 2</c> for n waves; half a wave falls once.</summary>
    Wave,

    /// <summary><c>1 − √z</c>.</summary>
    OneMinusSquareRoot,

    /// <summary><c>1 − z^p</c>.</summary>
    OneMinusPower,

    /// <summary><c>(1 − z)^p</c>.</summary>
    PowerOfRemainder,

    /// <summary><c>(r^z − r) / (1 − r)</c>.</summary>
    Exponential,
}

/// <summary>A decay from 1 at progress 0 to 0 at progress 1, operation by operation as the libraries write it.</summary>
/// <param name="Shape">The formula.</param>
/// <param name="Parameter">Its n, p or r, where it has one.</param>
internal readonly record struct Fall(FallShape Shape, double Parameter = 0)
{
    internal static Fall Read(Fields field, Fall? own) =>
        new(field.Choice("shape", own?.Shape, FallShape.Linear), field.Number("parameter", own?.Parameter, 0));

    public static Fall Linear { get; } = new(FallShape.Linear);

    public static Fall HalfWave { get; } = Waves(0.5);

    public static Fall OneMinusSquareRoot { get; } = new(FallShape.OneMinusSquareRoot);

    public static Fall Waves(double count) => new(FallShape.Wave, count);

    public static Fall PowerOfRemainder(double power) => new(FallShape.PowerOfRemainder, power);

    public double At(double progress) => Shape switch
    {
        FallShape.Linear => 1 - progress,
        FallShape.Wave => 0.5 * (1 + Math.Cos(Math.PI * Parameter * 2 * progress)),
        FallShape.OneMinusSquareRoot => 1 - Math.Sqrt(progress),
        FallShape.OneMinusPower => 1 - Math.Pow(progress, Parameter),
        FallShape.PowerOfRemainder => Math.Pow(1 - progress, Parameter),
        _ => (Math.Pow(Parameter, progress) - Parameter) / (1 - Parameter),
    };

    /// <summary>The same shape backwards, from 0 at progress 0 to 1 at progress 1.</summary>
    public double Rise(double progress) => Shape == FallShape.Linear ? progress : At(1 - progress);
}
