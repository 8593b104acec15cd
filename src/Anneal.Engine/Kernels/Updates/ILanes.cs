using System.Numerics;
using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// What the formula of an update computes with: one number or a vector of them, so that a formula is written once. At
/// one number it is the definition; at a vector it is the fast path.
/// </summary>
/// <remarks>Each operation rounds by itself, so every width of one number type gives the same bits.</remarks>
internal interface ILanes<TSelf> :
    IAdditionOperators<TSelf, TSelf, TSelf>, ISubtractionOperators<TSelf, TSelf, TSelf>, IMultiplyOperators<TSelf, TSelf, TSelf>,
    IDivisionOperators<TSelf, TSelf, TSelf>, IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>Numbers in one.</summary>
    static abstract int Count { get; }

    /// <summary>The number, rounded, in every lane.</summary>
    static abstract TSelf Create(double value);

    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf Abs(TSelf value);

    /// <summary>The larger; NaN where either is.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The smaller; NaN where either is.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>In each lane, one value where the condition is above 0 and another where it is not, or is NaN.</summary>
    static abstract TSelf WherePositive(TSelf condition, TSelf then, TSelf otherwise);
}

/// <summary>Lanes that are kept in memory as numbers of a type.</summary>
internal unsafe interface ILanes<TSelf, TNumber> : ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
    where TNumber : unmanaged
{
    static abstract TSelf Load(TNumber* source);

    void Store(TNumber* target);
}

/// <summary>What formulas need beyond single operations.</summary>
internal static class LanesExtensions
{
    extension<V>(V value)
        where V : unmanaged, ILanes<V>
    {
        /// <summary>The value, moved towards another by a share of the way.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Toward(V target, V share) => value + share * (target - value);

        /// <summary>1, −1 or 0; NaN stays NaN, so that divergence is seen.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Sign() => V.WherePositive(value, V.Create(1), V.WherePositive(-value, V.Create(-1), value));
    }
}
