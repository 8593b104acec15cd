using System.Numerics;
using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>As many floats as the machine's <see cref="Vector{T}"/> holds: the fast path of every update.</summary>
internal readonly unsafe struct VectorLanes(Vector<float> value) : ILanes<VectorLanes, float>
{
    private readonly Vector<float> _value = value;

    public static int Count => Vector<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes Create(double value) => new(new Vector<float>((float)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes Load(float* source) => new(Vector.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes Sqrt(VectorLanes value) => new(Vector.SquareRoot(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes Abs(VectorLanes value) => new(Vector.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes Max(VectorLanes left, VectorLanes right) => new(Vector.Max(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes Min(VectorLanes left, VectorLanes right) => new(Vector.Min(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes WherePositive(VectorLanes condition, VectorLanes then, VectorLanes otherwise) =>
        new(Vector.ConditionalSelect(Vector.GreaterThan(condition._value, Vector<float>.Zero), then._value, otherwise._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes operator +(VectorLanes left, VectorLanes right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes operator -(VectorLanes left, VectorLanes right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes operator *(VectorLanes left, VectorLanes right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes operator /(VectorLanes left, VectorLanes right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes operator -(VectorLanes value) => new(-value._value);
}
