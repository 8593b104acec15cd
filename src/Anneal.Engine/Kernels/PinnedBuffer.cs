using System.Runtime.CompilerServices;

namespace Anneal.Engine.Kernels;

/// <summary>Zeroed float memory that the collector never moves, aligned to a cache line.</summary>
/// <remarks>
/// The memory lives as long as the object, so a span of it is safe to hand out and nothing has to be disposed. Whoever
/// keeps the pointer must keep the buffer. Slack at the end lets a vector be loaded from the last element on.
/// </remarks>
internal sealed unsafe class PinnedBuffer
{
    private const int AlignmentBytes = 64;
    private const int SlackFloats = 32;
    private readonly float[] _memory;
    private readonly int _start;

    public PinnedBuffer(long length)
    {
        Length = checked((int)length);
        _memory = GC.AllocateArray<float>(checked(Length + SlackFloats + AlignmentBytes / sizeof(float)), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref _memory[0]);
        _start = (int)((AlignmentBytes - address % AlignmentBytes) % AlignmentBytes / sizeof(float));
        Pointer = (float*)address + _start;
    }

    public float* Pointer { get; }

    public int Length { get; }

    public Span<float> Span => _memory.AsSpan(_start, Length);
}
