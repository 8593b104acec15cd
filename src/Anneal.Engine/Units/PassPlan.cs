namespace Anneal.Engine.Units;

/// <summary>
/// Which units run in one pass over the batch: as many as can take an example before others have seen all examples.
/// </summary>
internal static class PassPlan
{
    /// <summary>Passes forward; within a pass units stand in the order in which they run.</summary>
    public static Unit[][] Forward(IReadOnlyList<Unit> units)
    {
        var pass = new Dictionary<Unit, int>();
        foreach (Unit unit in units)
            pass[unit] = unit.Inputs.Select(input => pass[input] + Gap(input, unit)).DefaultIfEmpty(0).Max();
        return Group(units, pass);
    }

    /// <summary>Passes backward, the last unit first.</summary>
    public static Unit[][] Backward(IReadOnlyList<Unit> units)
    {
        var pass = units.ToDictionary(unit => unit, _ => 0);
        Unit[] reversed = [.. units.Reverse()];
        foreach (Unit unit in reversed)
        {
            if (unit.BackwardAfter is { } other)
                pass[unit] = Math.Max(pass[unit], pass[other]);
            foreach (Unit input in unit.Inputs)
                pass[input] = Math.Max(pass[input], pass[unit] + Gap(unit, input));
        }

        // What writes the gradient that the other adds to does so in the same pass: it is still in the cache.
        foreach (Unit unit in units)
        {
            if (unit.BackwardAfter is { } other)
                pass[other] = Math.Max(pass[other], pass[unit]);
        }

        return Group(reversed, pass);
    }

    /// <summary>Passes from one unit to a neighbor that runs after it.</summary>
    private static int Gap(Unit first, Unit second) => first.IsBarrier || first is BatchUnit || second is BatchUnit ? 1 : 0;

    private static Unit[][] Group(IEnumerable<Unit> units, Dictionary<Unit, int> pass) =>
        [.. units.GroupBy(unit => pass[unit]).OrderBy(group => group.Key).Select(group => group.ToArray())];
}
