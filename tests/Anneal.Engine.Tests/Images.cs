namespace Anneal.Engine.Tests;

/// <summary>Between the field's order of an image, [channels, height, width], and the engine's, [height, width, channels].</summary>
internal static class Images
{
    public static T[] ChannelsLast<T>(T[] images, ImageShape shape)
    {
        T[] result = new T[images.Length];
        for (int i = 0; i < images.Length; i++)
            result[LastIndex(i, shape)] = images[i];
        return result;
    }

    public static T[] ChannelsFirst<T>(T[] images, ImageShape shape)
    {
        T[] result = new T[images.Length];
        for (int i = 0; i < images.Length; i++)
            result[i] = images[LastIndex(i, shape)];
        return result;
    }

    private static int LastIndex(int index, ImageShape shape)
    {
        (int image, int inner) = Math.DivRem(index, shape.Length);
        (int channel, int position) = Math.DivRem(inner, shape.Positions);
        return image * shape.Length + position * shape.Channels + channel;
    }
}
