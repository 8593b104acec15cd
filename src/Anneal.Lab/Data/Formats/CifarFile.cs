namespace Anneal.Lab.Data.Formats;

/// <summary>Reads images and labels in the binary format of CIFAR-10.</summary>
/// <remarks>
/// <para>No header; records of 3,073 bytes: the class, 0 to 9, then 1,024 red, 1,024 green and 1,024 blue values, each 32 rows of
/// 32 (A. Krizhevsky, https://www.cs.toronto.edu/~kriz/cifar.html, "Binary version"). A file whose name ends in <c>.gz</c> is
/// unpacked while it is read. Every byte must be accounted for.</para>
/// </remarks>
public static class CifarFile
{
    /// <summary>Rows, and pixels in a row.</summary>
    public const int Side = 32;

    /// <summary>Red, green and blue.</summary>
    public const int Channels = 3;

    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    /// <summary>Bytes in a record.</summary>
    public const int RecordLength = 1 + Channels * Plane;

    private const int Plane = Side * Side;

    /// <summary>Reads one file.</summary>
    /// <param name="path">The file: one record or more, at most 2³⁰ bytes.</param>
    /// <returns>The images in the order of the file, channels last: shape <c>[count, 32, 32, 3]</c>.</returns>
    /// <exception cref="DataFormatException">The file is missing, is empty, ends inside a record, or has a label
    /// above 9.</exception>
    public static LabeledImages Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var problems = new List<DataProblem>();
        return TryRead(path, problems)?.Images ?? throw new DataFormatException(problems);
    }

    /// <summary>Reads the file; on a problem, notes it and returns null.</summary>
    /// <returns>The images, and the git blob hash of the unpacked file.</returns>
    internal static CifarContent? TryRead(string path, List<DataProblem> problems) =>
        SourceFile.Read(path, "a binary file of CIFAR-10", problems, (stream, source) =>
            source.ReadToEnd(stream) is { } content && IsSound(content, source)
                ? new CifarContent(Decode(content), ContentDigest.GitBlob(content))
                : null);

    private static bool IsSound(byte[] content, SourceFile source)
    {
        int records = content.Length / RecordLength, rest = content.Length % RecordLength;
        if (content.Length == 0)
            source.Note(0, "The file is empty.", "Get the file again.");
        if (content is [0x1F, 0x8B, ..] && rest != 0)
        {
            source.Note(0, "The file begins as a gzip file does.", "Add '.gz' to its name, or unpack it; unpack a .tar.gz in any case.");
            return false;
        }

        if (rest != 0)
        {
            source.Note((long)records * RecordLength, $"The file ends {rest} bytes into a record: {content.Length} bytes are {records} "
                + $"records of {RecordLength} and a part.", "Get the file again; give the binary version of CIFAR-10, not the one for Python.");
        }

        int wrong = 0, first = 0;
        for (int record = records - 1; record >= 0; record--)
        {
            if (content[record * RecordLength] >= Classes)
                (first, wrong) = (record, wrong + 1);
        }

        if (wrong > 0)
        {
            source.Note((long)first * RecordLength, $"Label {content[first * RecordLength]} of image {first} is not a class, 0 to 9 "
                + $"({wrong} of {records} labels are not).", "Get the file again, or give data with 10 classes.");
        }

        return source.IsSound;
    }

    private static LabeledImages Decode(byte[] content)
    {
        int count = content.Length / RecordLength;
        byte[] pixels = new byte[count * Channels * Plane], labels = new byte[count];
        for (int image = 0; image < count; image++)
        {
            ReadOnlySpan<byte> record = content.AsSpan(image * RecordLength, RecordLength);
            labels[image] = record[0];
            ToChannelsLast(record[1..], pixels.AsSpan(image * Channels * Plane, Channels * Plane));
        }

        return new(pixels.AsMemory(), labels, Side, Side, Classes, Channels);
    }

    private static void ToChannelsLast(ReadOnlySpan<byte> planes, Span<byte> pixels)
    {
        ReadOnlySpan<byte> red = planes[..Plane], green = planes.Slice(Plane, Plane), blue = planes.Slice(2 * Plane, Plane);
        for (int pixel = 0; pixel < Plane; pixel++)
        {
            pixels[Channels * pixel] = red[pixel];
            pixels[Channels * pixel + 1] = green[pixel];
            pixels[Channels * pixel + 2] = blue[pixel];
        }
    }
}
