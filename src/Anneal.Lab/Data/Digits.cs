using System.IO.Compression;
using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Data;

/// <summary>The data set <c>digits</c>, which comes with the library: a real sample of MNIST, 28x28 pixels, 10 classes.</summary>
/// <remarks>
/// <para>Images 0 to 9,999 of MNIST's training file for training, images 50,000 to 51,999 of it for validation, and every
/// second image of the test file (0, 2, 4, …; 5,000) for the test: the two halves of that file differ in difficulty. An
/// accuracy on this sample is not MNIST's test accuracy.</para>
/// <para>MNIST is by Y. LeCun, C. Cortes and C. Burges; its terms are in <c>THIRD-PARTY-NOTICES.md</c>.</para>
/// </remarks>
public static class Digits
{
    /// <summary>SHA-256 of the 17,000 images' pixels followed by their labels: training, validation, test.</summary>
    public const string ContentHash = "4221e7179492b1a9b9a0a1193691cc1601c022c9ccfd7bf53600d15a987ecfed";

    private const int TrainCount = 10_000, ValidationCount = 2_000, TestCount = 5_000, Side = 28;
    private const string Resource = "Anneal.Lab.Data.digits.bin";

    private static readonly Lazy<DataSet> Loaded = new(() =>
    {
        using Stream packed = typeof(Digits).Assembly.GetManifestResourceStream(Resource) ?? throw Damaged("is missing");
        return Unpack(packed);
    });

    /// <summary>The data set, unpacked and verified at the first call; later calls give the same value.</summary>
    /// <returns>10,000 images for training, 2,000 for validation, 5,000 for the test.</returns>
    /// <exception cref="DataFormatException">The embedded data do not have the <see cref="ContentHash"/>.</exception>
    public static DataSet Load() => Loaded.Value;

    /// <summary>The packed form is Brotli of all pixels, then all labels. (Predicting pixels first made it
    /// larger.)</summary>
    internal static DataSet Unpack(Stream packed)
    {
        const int Count = TrainCount + ValidationCount + TestCount, Pixels = Count * Side * Side;
        var content = new byte[Pixels + Count];
        try
        {
            using var unpacked = new BrotliStream(packed, CompressionMode.Decompress);
            unpacked.ReadExactly(content);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or EndOfStreamException)
        {
            throw Damaged("cannot be unpacked");
        }

        LabeledImages whole = Verify(content.AsMemory(0, Pixels), content.AsMemory(Pixels));
        return new DataSet("digits",
            whole.Take(..TrainCount), whole.Take(TrainCount..^TestCount), whole.Take(^TestCount..),
            "A sample of MNIST (Y. LeCun, C. Cortes and C. Burges; CC BY-SA 3.0): images 0 to 9,999 of the training file for "
            + "training, 50,000 to 51,999 of it for validation, every second image of the test file for the test.");
    }

    private static LabeledImages Verify(ReadOnlyMemory<byte> pixels, ReadOnlyMemory<byte> labels)
    {
        if (labels.Span.ContainsAnyExceptInRange((byte)0, (byte)9))
            throw Damaged("has labels above 9");
        var whole = new LabeledImages(pixels, labels, Side, Side, IdxFile.Classes);
        return whole.ContentHash == ContentHash
            ? whole
            : throw Damaged($"has the SHA-256 {whole.ContentHash}, not {ContentHash}");
    }

    private static DataFormatException Damaged(string how) =>
        new(new DataProblem(Resource, null, $"The data embedded in Anneal.Lab {how}.",
            "Install the package again, or build it from a clean checkout."));
}
