using System.Collections.Immutable;

namespace Anneal.Engine.Optimizers;

/// <summary>A part of a parameter that one worker updates.</summary>
/// <param name="Parameter">The parameter's number in the model.</param>
/// <param name="Start">The first stored float.</param>
/// <param name="Length">Stored floats.</param>
internal readonly record struct UpdateChunk(int Parameter, int Start, int Length)
{
    private const int Longest = 8192;

    /// <summary>Cuts all parameters, by their sizes alone.</summary>
    public static ImmutableArray<UpdateChunk> Cut(ImmutableArray<Parameter> parameters)
    {
        var chunks = ImmutableArray.CreateBuilder<UpdateChunk>();
        for (int i = 0; i < parameters.Length; i++)
        {
            for (int start = 0; start < parameters[i].Value.Length; start += Longest)
                chunks.Add(new(i, start, Math.Min(Longest, parameters[i].Value.Length - start)));
        }

        return chunks.ToImmutable();
    }
}
