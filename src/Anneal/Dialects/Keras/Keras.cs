namespace Anneal.Dialects;

/// <summary>Schedules with Keras's own end points, under Keras's own names (<c>keras.optimizers.schedules</c> and <c>ReduceLROnPlateau</c>, version 3.15).</summary>
/// <remarks>
/// Values are those of <c>floatx</c> float64; in Keras's default float32 they differ by about 1e-7 of the peak. The cosine family takes its
/// cosine in float32 even so, and this dialect follows it to the bit where the C library's float32 cosine is the same (glibc's is).
/// Arguments have the library's names in .NET's casing, and its defaults.
/// </remarks>
public static partial class Keras
{
}
