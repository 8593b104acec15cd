using System.Text;

namespace Anneal.Tests.Shared;

/// <summary>Damages inputs at random: parts changed, cut, doubled, exchanged with another input, numbers replaced by extreme ones; a few are noise from end to end.</summary>
internal static class Mutation
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789 .,;:()%->+e\"\\{}[]\n\t#é\0";

    private static readonly string[] Numbers =
        ["0", "-1", "1e308", "9223372036854775807", "2147483647", "1e-320", "0.9999999999999999", "1000000000000", "infinity", "nan", "-0", "1.0000001", "1e999", "null"];

    /// <summary>A damaged file.</summary>
    public static byte[] Of(IReadOnlyList<byte[]> sound, Random random)
    {
        if (random.Next(50) == 0)
            return Noise(random);
        List<byte> bytes = [.. sound[random.Next(sound.Count)]];
        for (int changes = random.Next(1, 5); changes > 0; changes--)
            Change(bytes, sound, random);
        return [.. bytes];
    }

    /// <summary>A damaged text.</summary>
    public static string Of(IReadOnlyList<string> sound, Random random)
    {
        if (random.Next(50) == 0)
            return string.Concat(Enumerable.Range(0, random.Next(100)).Select(_ => Letters[random.Next(Letters.Length)]));
        var text = new StringBuilder(sound[random.Next(sound.Count)]);
        for (int changes = random.Next(1, 5); changes > 0; changes--)
            Change(text, sound, random);
        return text.ToString();
    }

    private static byte[] Noise(Random random)
    {
        byte[] noise = new byte[random.Next(200)];
        random.NextBytes(noise);
        return noise;
    }

    private static void Change(List<byte> bytes, IReadOnlyList<byte[]> sound, Random random)
    {
        int at = random.Next(bytes.Count + 1), length = Math.Min(random.Next(1, 13), bytes.Count - at);
        switch (random.Next(9))
        {
            case 0: bytes.RemoveRange(at, bytes.Count - at); break;
            case 1: bytes.RemoveRange(at, length); break;
            case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
            case 3: bytes.Insert(at, (byte)random.Next(256)); break;
            case 4: bytes.Insert(at, (byte)Letters[random.Next(Letters.Length - 2)]); break;
            case 5 when length > 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 6 when length > 0: bytes[at] = (byte)(random.Next(2) * 255); break;
            case 7: ChangeNumber(bytes, at, random); break;
            case 8:
                byte[] other = sound[random.Next(sound.Count)];
                int start = random.Next(other.Length);
                bytes.InsertRange(at, other[start..random.Next(start, Math.Min(other.Length, start + 100))]);
                break;
            default: break;
        }
    }

    private static void Change(StringBuilder text, IReadOnlyList<string> sound, Random random)
    {
        int at = random.Next(text.Length + 1), length = Math.Min(random.Next(1, 11), text.Length - at);
        switch (random.Next(6))
        {
            case 0: text.Insert(at, Letters[random.Next(Letters.Length)]); break;
            case 1: text.Remove(at, length); break;
            case 2 when length > 0: text[at] = Letters[random.Next(Letters.Length)]; break;
            case 3:
                string other = sound[random.Next(sound.Count)];
                int start = random.Next(other.Length);
                text.Insert(at, other[start..random.Next(start, other.Length)]);
                break;
            case 4: ChangeNumber(text, at, random); break;
            default: text.Length = at; break;
        }
    }

    /// <summary>Another number in place of the digits at a place, or of the next ones.</summary>
    private static void ChangeNumber(StringBuilder text, int at, Random random)
    {
        while (at < text.Length && !char.IsAsciiDigit(text[at]))
            at++;
        int end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or 'e' or '-'))
            end++;
        text.Remove(at, end - at).Insert(at, Numbers[random.Next(Numbers.Length)]);
    }

    private static void ChangeNumber(List<byte> bytes, int at, Random random)
    {
        while (at < bytes.Count && !char.IsAsciiDigit((char)bytes[at]))
            at++;
        int end = at;
        while (end < bytes.Count && char.IsAsciiDigit((char)bytes[end]))
            end++;
        bytes.RemoveRange(at, end - at);
        bytes.InsertRange(at, Encoding.ASCII.GetBytes(Numbers[random.Next(Numbers.Length)]));
    }
}
