namespace Anneal.Engine.Kernels.Winograd;

/// <summary>
/// What the transforms compute with: a channel or a vector of channels, so that they are written once. At one channel they are
/// the definition; all widths round alike, so they give the same bits.
/// </summary>
internal unsafe interface ITransformLanes<TSelf>
    where TSelf : unmanaged, ITransformLanes<TSelf>
{
    /// <summary>Channels in one.</summary>
    static abstract int Count { get; }

    static abstract TSelf Create(float value);

    static abstract TSelf Load(float* source);

    void Store(float* target);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary><c>left · right + addend</c>, rounded once where the processor can.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);
}
