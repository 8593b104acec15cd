using System.Collections.Immutable;
using Anneal.Engine.Kernels;
using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>The buffers that an optimizer keeps beside its parameters.</summary>
internal sealed unsafe class SlotMemory(ImmutableArray<Parameter> parameters)
{
    private const int Places = 3;
    private readonly PinnedBuffer[]?[] _buffers = new PinnedBuffer[]?[Places];
    private readonly List<OptimizerSlot> _slots = [];

    public IReadOnlyList<OptimizerSlot> Slots => _slots;

    /// <summary>Makes a buffer for every parameter that is part of the optimizer's state.</summary>
    public void Keep(SlotPlace place, string name)
    {
        MakeScratch(place);
        for (int i = 0; i < parameters.Length; i++)
            _slots.Add(new OptimizerSlot(name, parameters[i], _buffers[(int)place]![i]));
    }

    /// <summary>Makes a buffer for every parameter that nobody needs after the update.</summary>
    public void MakeScratch(SlotPlace place) =>
        _buffers[(int)place] ??= [.. parameters.Select(parameter => new PinnedBuffer(parameter.Value.Length))];

    public PinnedBuffer Buffer(SlotPlace place, int parameter) => _buffers[(int)place]![parameter];

    /// <summary>A stretch of a parameter with everything beside it.</summary>
    public UpdateMemory<float> At(UpdateChunk chunk)
    {
        Parameter parameter = parameters[chunk.Parameter];
        return new UpdateMemory<float>(
            parameter.Value.Pointer, parameter.Gradient.Pointer, Pointer(0, chunk.Parameter), Pointer(1, chunk.Parameter),
            Pointer(2, chunk.Parameter), parameter.Value.Length).Part(chunk.Start, chunk.Length);
    }

    private float* Pointer(int place, int parameter) => _buffers[place] is { } buffers ? buffers[parameter].Pointer : null;
}
