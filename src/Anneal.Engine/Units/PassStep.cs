using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>One step of a model's forward or backward computation: a pass over examples, or a unit that takes the whole batch.</summary>
internal sealed class PassStep
{
    private readonly ExamplePass? _pass;
    private readonly BatchUnit? _unit;
    private readonly UnitTimes _times;

    private PassStep(ExamplePass? pass, BatchUnit? unit, UnitTimes times) => (_pass, _unit, _times) = (pass, unit, times);

    /// <summary>The steps of units that may run in one pass.</summary>
    public static IEnumerable<PassStep> Of(UnitContext context, Unit[] units, PinnedBuffer scratch, UnitTimes times)
    {
        ExampleUnit[] examples = [.. units.OfType<ExampleUnit>().Where(unit => unit is not InputUnit)];
        if (examples.Length > 0)
            yield return new PassStep(new ExamplePass(context, examples, scratch, times), null, times);
        foreach (BatchUnit unit in units.OfType<BatchUnit>())
            yield return new PassStep(null, unit, times);
    }

    public void Forward()
    {
        _pass?.Forward();
        if (_unit is null)
            return;
        long start = _times.Start();
        _unit.Forward();
        _times.AddForAll(_unit, start, isForward: true);
    }

    public void Backward()
    {
        _pass?.Backward();
        if (_unit is null)
            return;
        long start = _times.Start();
        _unit.Backward();
        _times.AddForAll(_unit, start, isForward: false);
    }
}
