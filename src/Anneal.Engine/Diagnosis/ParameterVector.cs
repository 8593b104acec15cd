using Anneal.Engine.Kernels;

namespace Anneal.Engine.Diagnosis;

/// <summary>A direction in the space of all parameters of a model, stored as they are; padding is zero.</summary>
/// <remarks>Sums are taken in double, in order: the same bits whatever the threads.</remarks>
internal sealed unsafe class ParameterVector(Model model)
{
    private readonly PinnedBuffer[] _parts = [.. model.Parameters.Select(parameter => new PinnedBuffer(parameter.Value.Length))];

    /// <summary>Independent normal numbers.</summary>
    public void DrawFrom(RandomSequence random)
    {
        for (int i = 0; i < _parts.Length; i++)
        {
            float[] values = new float[model.Parameters[i].Count];
            foreach (ref float value in values.AsSpan())
                value = (float)random.NextNormal();
            model.Parameters[i].Pack(values, _parts[i]);
        }
    }

    public void TakeGradients() => Each(static (part, parameter) => parameter.Gradient.Span.CopyTo(part));

    public void TakeValues() => Each(static (part, parameter) => parameter.Value.Span.CopyTo(part));

    /// <summary>Makes the parameters this vector plus a multiple of another one.</summary>
    public void Place(double share, ParameterVector direction)
    {
        for (int i = 0; i < _parts.Length; i++)
        {
            PinnedBuffer values = model.Parameters[i].Value;
            VectorArithmetic.Combine(values.Pointer, 1, _parts[i].Pointer, share, direction._parts[i].Pointer, values.Length);
        }
    }

    /// <summary>Adds a multiple of another vector, after multiplying this one.</summary>
    public void Combine(double kept, double share, ParameterVector other)
    {
        for (int i = 0; i < _parts.Length; i++)
            VectorArithmetic.Combine(_parts[i].Pointer, kept, _parts[i].Pointer, share, other._parts[i].Pointer, _parts[i].Length);
    }

    public double Dot(ParameterVector other)
    {
        double sum = 0;
        for (int i = 0; i < _parts.Length; i++)
            sum += VectorArithmetic.Dot(_parts[i].Pointer, other._parts[i].Pointer, _parts[i].Length);
        return sum;
    }

    public double Norm() => Math.Sqrt(Dot(this));

    private void Each(Action<Span<float>, Parameter> act)
    {
        for (int i = 0; i < _parts.Length; i++)
            act(_parts[i].Span, model.Parameters[i]);
    }
}
