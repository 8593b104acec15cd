namespace Anneal.Engine.Data;

/// <summary>Where a run's examples come from: an endless row of epochs, each cut into batches.</summary>
public interface IBatchSource
{
    /// <summary>Floats in an example.</summary>
    int InputSize { get; }

    /// <summary>Number of classes; every label is below it.</summary>
    int Classes { get; }

    /// <summary>Floats in an example's target; 0 where examples have classes alone.</summary>
    int TargetSize => 0;

    /// <summary>The number of examples in a batch where nobody asks for another.</summary>
    int BatchSize { get; }

    /// <summary>Examples in an epoch.</summary>
    int ExamplesPerEpoch { get; }

    /// <summary>Batches of the usual size in an epoch: <c>⌈examples / batch size⌉</c>.</summary>
    int BatchesPerEpoch => (ExamplesPerEpoch - 1) / BatchSize + 1;

    /// <summary>The place of the next example; set it to go on from there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    SourcePosition Position { get; set; }

    /// <summary>Fills a batch with the next examples.</summary>
    /// <param name="batch">A batch of this input size that holds as many.</param>
    /// <param name="examples">How many are wanted, 1 or more; at the end of an epoch there may be fewer.</param>
    /// <exception cref="ArgumentException">The batch does not fit the source.</exception>
    void Fill(Batch batch, int examples);

    /// <summary>Fills a batch with the next <see cref="BatchSize"/> examples.</summary>
    /// <param name="batch">A batch of this input size that holds as many.</param>
    /// <exception cref="ArgumentException">The batch does not fit the source.</exception>
    void Fill(Batch batch) => Fill(batch, BatchSize);
}
