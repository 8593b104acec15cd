using Anneal.Engine.Units;

namespace Anneal.Engine.Layers;

/// <summary>
/// In training, makes each value 0 with a given probability and divides the others by what is left of 1; in evaluation
/// does nothing.
/// </summary>
/// <remarks>
/// Which values are dropped follows from the model's seed, the layer, the number of the training pass and the value's
/// place, so the same run drops the same values with any number of threads.
/// N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever and R. Salakhutdinov, JMLR 15, 2014.
/// </remarks>
public sealed record Dropout : Layer
{
    /// <summary>Creates the description.</summary>
    /// <param name="rate">The probability that a value is dropped, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is out of its range.</exception>
    public Dropout(double rate)
    {
        if (rate is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(rate), rate, "'rate' must be a fraction from 0 to below 1, such as 0.5; it is what is dropped.");
        }

        Rate = rate;
    }

    /// <summary>The probability that a value is dropped.</summary>
    public double Rate { get; }

    internal override bool TakesFlattened => true;

    internal override ImageShape OutputShape(ImageShape input, string name) => input;

    internal override Unit Build(UnitBuilder builder, LayerPlace place) =>
        builder.Add(new DropoutUnit(builder.Context, place.Name, place.Input, Rate, builder.NextNumber));
}
