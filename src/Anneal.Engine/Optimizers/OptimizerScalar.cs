namespace Anneal.Engine.Optimizers;

/// <summary>A number that an optimizer remembers between updates.</summary>
public sealed class OptimizerScalar
{
    internal OptimizerScalar(string name, double value = 0) => (Name, Value) = (name, value);

    /// <summary>What it is, such as <c>updates</c>.</summary>
    public string Name { get; }

    /// <summary>The number; set it to go on from a stored one.</summary>
    public double Value { get; set; }
}
