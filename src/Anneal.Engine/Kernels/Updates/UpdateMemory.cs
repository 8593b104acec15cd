namespace Anneal.Engine.Kernels.Updates;

/// <summary>A stretch of one parameter with what its optimizer keeps beside it; null where it keeps nothing.</summary>
internal readonly unsafe struct UpdateMemory<T>(T* weights, T* gradient, T* first, T* second, T* third, int length)
    where T : unmanaged
{
    public T* Weights { get; } = weights;

    public T* Gradient { get; } = gradient;

    public T* First { get; } = first;

    public T* Second { get; } = second;

    public T* Third { get; } = third;

    public int Length { get; } = length;

    /// <summary>The part from a place on.</summary>
    public UpdateMemory<T> From(int start) => Part(start, Length - start);

    /// <summary>A part.</summary>
    public UpdateMemory<T> Part(int start, int length) => new(
        Weights + start, Gradient + start, Offset(First, start), Offset(Second, start), Offset(Third, start), length);

    private static T* Offset(T* buffer, int start) => buffer == null ? null : buffer + start;
}
