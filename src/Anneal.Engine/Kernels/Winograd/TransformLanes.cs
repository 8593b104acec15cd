using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Anneal.Engine.Kernels.Winograd;

/// <summary>One channel: the definition.</summary>
internal readonly unsafe struct OneChannel(float value) : ITransformLanes<OneChannel>
{
    private readonly float _value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneChannel Create(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneChannel Load(float* source) => new(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => *target = _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneChannel operator +(OneChannel left, OneChannel right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneChannel operator -(OneChannel left, OneChannel right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneChannel operator *(OneChannel left, OneChannel right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneChannel MultiplyAdd(OneChannel left, OneChannel right, OneChannel addend) =>
        new(float.MultiplyAddEstimate(left._value, right._value, addend._value));
}

/// <summary>A vector of 128 bits.</summary>
internal readonly unsafe struct FourChannels(Vector128<float> value) : ITransformLanes<FourChannels>
{
    private readonly Vector128<float> _value = value;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourChannels Create(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourChannels Load(float* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourChannels operator +(FourChannels left, FourChannels right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourChannels operator -(FourChannels left, FourChannels right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourChannels operator *(FourChannels left, FourChannels right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourChannels MultiplyAdd(FourChannels left, FourChannels right, FourChannels addend) =>
        new(Vector128.MultiplyAddEstimate(left._value, right._value, addend._value));
}

/// <summary>A vector of 256 bits.</summary>
internal readonly unsafe struct EightChannels(Vector256<float> value) : ITransformLanes<EightChannels>
{
    private readonly Vector256<float> _value = value;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightChannels Create(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightChannels Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightChannels operator +(EightChannels left, EightChannels right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightChannels operator -(EightChannels left, EightChannels right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightChannels operator *(EightChannels left, EightChannels right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightChannels MultiplyAdd(EightChannels left, EightChannels right, EightChannels addend) =>
        new(Vector256.MultiplyAddEstimate(left._value, right._value, addend._value));
}

/// <summary>A vector of 512 bits.</summary>
internal readonly unsafe struct SixteenChannels(Vector512<float> value) : ITransformLanes<SixteenChannels>
{
    private readonly Vector512<float> _value = value;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenChannels Create(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenChannels Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenChannels operator +(SixteenChannels left, SixteenChannels right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenChannels operator -(SixteenChannels left, SixteenChannels right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenChannels operator *(SixteenChannels left, SixteenChannels right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenChannels MultiplyAdd(SixteenChannels left, SixteenChannels right, SixteenChannels addend) =>
        new(Vector512.MultiplyAddEstimate(left._value, right._value, addend._value));
}
