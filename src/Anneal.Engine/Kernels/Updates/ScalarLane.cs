using System.Numerics;
using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>One number: the definition of every update, in <c>float</c> as the engine runs it or in <c>double</c>.</summary>
internal readonly unsafe struct ScalarLane<T>(T value) : ILanes<ScalarLane<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Create(double value) => new(T.CreateTruncating(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Load(T* source) => new(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => *target = _value;

    public static ScalarLane<T> Sqrt(ScalarLane<T> value) => new(T.Sqrt(value._value));

    public static ScalarLane<T> Abs(ScalarLane<T> value) => new(T.Abs(value._value));

    public static ScalarLane<T> Max(ScalarLane<T> left, ScalarLane<T> right) => new(T.Max(left._value, right._value));

    public static ScalarLane<T> Min(ScalarLane<T> left, ScalarLane<T> right) => new(T.Min(left._value, right._value));

    public static ScalarLane<T> WherePositive(ScalarLane<T> condition, ScalarLane<T> then, ScalarLane<T> otherwise) =>
        condition._value > T.Zero ? then : otherwise;

    public static ScalarLane<T> operator +(ScalarLane<T> left, ScalarLane<T> right) => new(left._value + right._value);

    public static ScalarLane<T> operator -(ScalarLane<T> left, ScalarLane<T> right) => new(left._value - right._value);

    public static ScalarLane<T> operator *(ScalarLane<T> left, ScalarLane<T> right) => new(left._value * right._value);

    public static ScalarLane<T> operator /(ScalarLane<T> left, ScalarLane<T> right) => new(left._value / right._value);

    public static ScalarLane<T> operator -(ScalarLane<T> value) => new(-value._value);
}
