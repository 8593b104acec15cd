using System.Diagnostics.CodeAnalysis;

namespace Anneal.Text.Notations;

/// <summary>The fields of something that is being written or read.</summary>
/// <remarks>
/// Each method names a field and gives the value that is written; what it returns is that value, or the one that was read. A field
/// that has its usual value is not written. Everything that is missing or wrong is collected, so fields are asked for before they are used.
/// </remarks>
internal abstract class Fields
{
    /// <summary>Stands for a schedule that could not be read.</summary>
    private static readonly Schedule Nothing = new Constant(0);

    /// <summary>The schedule that another is made from; in a text the first argument, without a name.</summary>
    public Schedule Inner(Schedule? own) => Main(own ?? Nothing);

    public double Number(string name, double? own) => Required(name, NumberField.Finite, own ?? 0);

    public double Number(string name, double? own, double otherwise) => Optional(name, NumberField.Finite, own ?? otherwise, otherwise);

    public double? NumberOrNull(string name, double? own) => OptionalOrNull(name, NumberField.Finite, own);

    /// <summary>A number that may be infinite or not a number.</summary>
    public double AnyNumber(string name, double? own, double otherwise) => Optional(name, NumberField.Any, own ?? otherwise, otherwise);

    /// <summary>A length in updates: <c>10 steps</c>, <c>2 epochs</c> or <c>5%</c> in a text.</summary>
    public long Steps(string name, long? own) => Required(name, LengthField.Instance, own ?? 1);

    public long Steps(string name, long? own, long otherwise) => Optional(name, LengthField.Instance, own ?? otherwise, otherwise);

    public long? StepsOrNull(string name, long? own) => OptionalOrNull(name, LengthField.Instance, own);

    /// <summary>A whole number that is no length.</summary>
    public long Count(string name, long? own) => Required(name, CountField.Instance, own ?? 1);

    public long Count(string name, long? own, long otherwise) => Optional(name, CountField.Instance, own ?? otherwise, otherwise);

    public long? CountOrNull(string name, long? own) => OptionalOrNull(name, CountField.Instance, own);

    public bool Flag(string name, bool? own) => Optional(name, FlagField.Instance, own ?? false, false);

    public T Choice<T>(string name, T? own, T otherwise)
        where T : struct, Enum => Optional(name, ChoiceField<T>.Instance, own ?? otherwise, otherwise);

    public T Choice<T>(string name, T? own)
        where T : struct, Enum => Required(name, ChoiceField<T>.Instance, own ?? default);

    public ValueList<T> Choices<T>(string name, ValueList<T>? own)
        where T : struct, Enum => Required(name, ChoicesField<T>.Instance, own ?? []);

    public ValueList<double> Numbers(string name, ValueList<double>? own) => Required(name, NumbersField.Instance, own ?? []);

    public ValueList<double> NumbersOrNone(string name, ValueList<double>? own) => Optional(name, NumbersField.Instance, own ?? [], []);

    /// <summary>Steps of a run, which need not be there.</summary>
    public ValueList<long> Places(string name, ValueList<long>? own) => Optional(name, PlacesField.Instance, own ?? [], []);

    /// <summary>Values at steps, <c>10:0.5</c> in a text.</summary>
    public ValueList<(long Step, double Value)> Points(string name, ValueList<(long Step, double Value)>? own) => Required(name, PointsField.Instance, own ?? []);

    public ValueList<(long Step, double Value)> PointsOrNone(string name, ValueList<(long Step, double Value)>? own) => Optional(name, PointsField.Instance, own ?? [], []);

    public TimeSpan Duration(string name, TimeSpan? own) => Required(name, DurationField.Instance, own ?? TimeSpan.FromSeconds(1));

    public Curve Curve(string name, Curve? own) => Required(name, CurveField.Instance, own ?? Anneal.Curve.Linear);

    public Curve Curve(string name, Curve? own, Curve otherwise) => Optional(name, CurveField.Instance, own ?? otherwise, otherwise);

    public Schedule Schedule(string name, Schedule? own) => Required(name, ScheduleField.Instance, own ?? Nothing);

    public Schedule? ScheduleOrNull(string name, Schedule? own) => Optional(name, ScheduleField.Instance, own!, null!);

    public ValueList<Schedule> Schedules(string name, ValueList<Schedule>? own) => Required(name, SchedulesField.Instance, own ?? []);

    /// <summary>What a mistake in the values as a whole is, for the message; the fields are there, but do not fit each other.</summary>
    [DoesNotReturn]
    public abstract void Reject(string message);

    protected abstract Schedule Main(Schedule own);

    protected abstract T Required<T>(string name, FieldType<T> type, T own);

    protected abstract T Optional<T>(string name, FieldType<T> type, T own, T otherwise);

    private T? OptionalOrNull<T>(string name, FieldType<T> type, T? own)
        where T : struct => Optional(name, new NullableField<T>(type), own, null);
}
