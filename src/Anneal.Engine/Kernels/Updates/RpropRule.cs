using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels.Updates;

/// <summary>
/// A step size for each element, which grows while the gradient keeps its sign and shrinks when it turns; after a turn the
/// element rests for one update.
/// </summary>
internal readonly struct RpropRule<V>(
    in UpdateStep step, double shrink, double growth, double smallest, double largest) : IUpdateRule<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V _initial = V.Create(step.Rate);
    private readonly V _shrink = V.Create(shrink);
    private readonly V _growth = V.Create(growth);
    private readonly V _smallest = V.Create(smallest);
    private readonly V _largest = V.Create(largest);
    private readonly bool _isFirst = step.Number == 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref V w, V g, ref V first, ref V second, ref V third)
    {
        V agreement = g * first, size = _isFirst ? _initial : second;
        size *= V.WherePositive(agreement, _growth, V.WherePositive(-agreement, _shrink, V.Create(1)));
        second = V.Min(V.Max(size, _smallest), _largest);
        first = V.WherePositive(-agreement, V.Create(0), g);
        w -= first.Sign() * second;
    }
}
