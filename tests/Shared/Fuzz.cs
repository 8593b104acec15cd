using System.Globalization;

namespace Anneal.Tests.Shared;

/// <summary>Tries a reader on thousands of damaged inputs: each is read, or refused by the reader's own exception, in memory that the input's size justifies.</summary>
/// <remarks>An input follows from its seed and number alone. <c>ANNEAL_FUZZ=1000000</c> tries a million where otherwise 20,000 are tried.</remarks>
internal static class Fuzz
{
    private const int Usual = 20_000;

    /// <summary>Far above what the sound inputs take, far below what a number in a header could ask for.</summary>
    private const long MostBytes = 64L << 20;

    /// <summary>Inputs of a test that is alone in trying its reader.</summary>
    public static int Count => int.TryParse(Environment.GetEnvironmentVariable("ANNEAL_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : Usual;

    /// <summary>Tries a reader of bytes.</summary>
    /// <typeparam name="TRefusal">What it throws for an input that it does not take.</typeparam>
    /// <param name="seed">What the damage is drawn from.</param>
    /// <param name="sound">Inputs that are read.</param>
    /// <param name="read">The reader.</param>
    /// <param name="share">How many tests share the inputs of the reader.</param>
    public static void Bytes<TRefusal>(int seed, IReadOnlyList<byte[]> sound, Action<byte[]> read, int share = 1)
        where TRefusal : Exception =>
        Try<byte[], bool, TRefusal>(
            seed, Count / share, random => Mutation.Of(sound, random), input => Done(read, input), static _ => { }, static (_, _) => { },
            input => Convert.ToHexString(input.AsSpan(0, Math.Min(200, input.Length))));

    /// <summary>Tries a reader of text.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <typeparam name="TRefusal">What it throws for a text that it does not take.</typeparam>
    /// <param name="seed">What the damage is drawn from.</param>
    /// <param name="sound">Texts that are read.</param>
    /// <param name="read">The reader.</param>
    /// <param name="then">What must hold of everything that is read; nothing if not given.</param>
    /// <param name="refused">What must hold of every refusal; nothing if not given.</param>
    /// <param name="share">How many tests share the inputs of the reader.</param>
    public static void Text<T, TRefusal>(int seed, IReadOnlyList<string> sound, Func<string, T> read, Action<T>? then = null, Action<string, TRefusal>? refused = null, int share = 1)
        where TRefusal : Exception =>
        Try(seed, Count / share, random => Mutation.Of(sound, random), read, then ?? (static _ => { }), refused ?? (static (_, _) => { }), static input => input);

    private static bool Done(Action<byte[]> read, byte[] input)
    {
        read(input);
        return true;
    }

    private static void Try<TInput, T, TRefusal>(
        int seed, int count, Func<Random, TInput> next, Func<TInput, T> read, Action<T> then, Action<TInput, TRefusal> refused, Func<TInput, string> show)
        where TRefusal : Exception
    {
        int readable = 0, refusals = 0;
        Parallel.For(0, count, number =>
        {
            TInput input = next(new Random(unchecked(seed * 1_000_003 + number)));
            try
            {
                if (Attempt(input, read, refused, out T? value))
                {
                    Interlocked.Increment(ref readable);
                    then(value!);
                }
                else
                {
                    Interlocked.Increment(ref refusals);
                }
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"Input {number} of seed {seed}:\n{show(input)}\n{problem.Message}", problem);
            }
        });
        Assert.True(readable > 0 && refusals > 0, $"Of {count} inputs {readable} were read and {refusals} refused: the damage is not of the right size to show anything.");
    }

    private static bool Attempt<TInput, T, TRefusal>(TInput input, Func<TInput, T> read, Action<TInput, TRefusal> refused, out T? value)
        where TRefusal : Exception
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            value = read(input);
            return true;
        }
        catch (TRefusal refusal)
        {
            value = default;
            refused(input, refusal);
            return false;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }
    }
}
