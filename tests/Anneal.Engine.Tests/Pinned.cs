using System.Runtime.InteropServices;

namespace Anneal.Engine.Tests;

/// <summary>Floats that kernels can be pointed to.</summary>
internal sealed unsafe class Pinned : IDisposable
{
    private GCHandle _handle;

    public Pinned(float[] values)
    {
        Values = values;
        _handle = GCHandle.Alloc(values, GCHandleType.Pinned);
    }

    public float[] Values { get; }

    public float* Pointer => (float*)_handle.AddrOfPinnedObject();

    public void Dispose() => _handle.Free();
}
