using Anneal.Engine.Kernels;

namespace Anneal.Engine.Units;

/// <summary>What runs one layer, or a few that share their passes, for one model.</summary>
/// <remarks>
/// <para>A consumer asks for a value (<see cref="Fill"/>) instead of receiving a tensor: so a normalization or a rectifier
/// is computed while the next convolution copies its input, and is never stored. A unit that keeps its output says so
/// (<see cref="Stored"/>).</para>
/// <para>Buffers are made at build time for the largest batch. Work is cut into chunks that depend on shapes only, and
/// whatever is summed over chunks is summed in their order, so results are the same bits for any number of threads.</para>
/// </remarks>
internal abstract unsafe class Unit
{
    private PinnedBuffer? _gradient;
    private Unit? _gradientOwner;

    protected Unit(UnitContext context, string name, ImageShape shape, params Unit[] inputs)
    {
        (Context, Name, Shape, Inputs) = (context, name, shape, inputs);
        foreach (Unit input in inputs)
            HasTrainedInput |= input.NeedsGradient;
    }

    public UnitContext Context { get; }

    /// <summary>The layer's number in the model; inner layers have a dot and their own number.</summary>
    public string Name { get; }

    /// <summary>The unit's place among all units.</summary>
    public int Number { get; set; }

    /// <summary>The shape of an example of the output.</summary>
    public ImageShape Shape { get; }

    public IReadOnlyList<Unit> Inputs { get; }

    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>Whether the gradient of the output is wanted: there are parameters in this unit or before it.</summary>
    public virtual bool NeedsGradient => HasTrainedInput || Parameters.Count > 0;

    /// <summary>
    /// Whether the unit must have seen all examples before what follows may ask for one, and, backward, before what is
    /// in front may.
    /// </summary>
    public virtual bool IsBarrier => false;

    /// <summary>A unit that must have run backward before this one may; null where the inputs alone say enough.</summary>
    public Unit? BackwardAfter { get; set; }

    /// <summary>Whether anything that works in the memory of <see cref="GradientBuffer"/> changes it in the backward pass.</summary>
    public virtual bool ChangesGradient => false;

    /// <summary>[batch, height, width, channels] if the output is kept, else null.</summary>
    public virtual float* Stored => null;

    /// <summary>[batch, height, width, channels]: the gradient of the output, written by what follows.</summary>
    public PinnedBuffer GradientBuffer =>
        _gradientOwner?.GradientBuffer ?? (_gradient ??= new PinnedBuffer((long)Context.MaximumBatch * Shape.Length));

    /// <summary>[batch, height, width, channels]: what examples are read from, most of all, when they are asked for; null where nothing stands out.</summary>
    public virtual float* Source => Stored;

    /// <summary>Whether the output is kept.</summary>
    public virtual bool IsStored => Stored != null;

    /// <summary>Multiplications or moved floats of an example, roughly; tells whether sharing the work pays.</summary>
    public virtual long Operations => Shape.Length;

    /// <summary>Whether the gradient of an input is wanted.</summary>
    protected bool HasTrainedInput { get; }

    /// <summary>Lets this unit's gradient be the memory of a consumer's, which has equal shape.</summary>
    public void ShareGradientOf(Unit consumer) => _gradientOwner = consumer;

    /// <summary>Writes an example of the output, its rows a stride apart.</summary>
    public virtual void Fill(int example, float* target, int targetRow)
    {
        float* stored = Stored;
        if (stored == null)
            throw new InvalidOperationException($"The output of unit {Name} is neither stored nor computed on demand.");
        BorderedImage.CopyRows(stored + (long)example * Shape.Length, Shape, target, targetRow);
    }

    /// <summary>An example of the output: where it is kept, or in the scratch memory.</summary>
    public float* Dense(int example, float* scratch)
    {
        if (Stored != null)
            return Stored + (long)example * Shape.Length;
        Fill(example, scratch, Shape.Width * Shape.Channels);
        return scratch;
    }

    public float* Gradient(int example) => GradientBuffer.Pointer + (long)example * Shape.Length;
}
