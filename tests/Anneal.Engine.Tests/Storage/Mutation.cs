namespace Anneal.Engine.Tests.Storage;

/// <summary>Damages files at random: bytes changed, cut, doubled, or digits exchanged.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] sound, RandomSequence random)
    {
        List<byte> bytes = [.. sound];
        for (int change = random.NextBelow(4); change >= 0; change--)
            Change(bytes, random);
        return [.. bytes];
    }

    private static void Change(List<byte> bytes, RandomSequence random)
    {
        if (bytes.Count == 0)
            return;
        int place = random.NextBelow(bytes.Count);
        int length = Math.Min(1 + random.NextBelow(12), bytes.Count - place);
        switch (random.NextBelow(6))
        {
            case 0:
                bytes[place] = (byte)random.NextBelow(256);
                break;
            case 1:
                bytes[place] ^= (byte)(1 << random.NextBelow(8));
                break;
            case 2:
                bytes.RemoveRange(place, length);
                break;
            case 3:
                bytes.InsertRange(place, bytes.GetRange(place, length));
                break;
            case 4:
                bytes[place] = (byte)"0123456789-{}[],:\"eE."[random.NextBelow(20)];
                break;
            default:
                bytes.RemoveRange(place, bytes.Count - place);
                break;
        }
    }
}
