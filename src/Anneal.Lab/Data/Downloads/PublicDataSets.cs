using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Data.Downloads;

/// <summary>The public data sets that can be downloaded: where from, what they must hold, whose they are.</summary>
/// <remarks>Contents are recognized unpacked, since every mirror may pack as it likes: MNIST, optdigits and CIFAR-10's training batches
/// by SHA-256, CIFAR-10's test batch by the git blob hash on record for the official file.</remarks>
public static class PublicDataSets
{
    /// <summary>The git blob hashes of CIFAR-10's official files: batches 1 to 5, and the test batch.</summary>
    internal static IReadOnlyList<ContentDigest> Cifar10Blobs { get; } =
    [
        ContentDigest.GitBlob("da09f891072747be90e69e4f00ba7cba870dc87e"),
        ContentDigest.GitBlob("7e958840b7a55df3353574298ebc9ca0e4bba48e"),
        ContentDigest.GitBlob("5259a3e9674ffdf2d5c33a1067f7192ff06c9e2f"),
        ContentDigest.GitBlob("301e7d16d78428f13262e87a5bc78ed45b8224aa"),
        ContentDigest.GitBlob("51fe428dfbdd065852912743ae8b7b63bb1e9d8d"),
        ContentDigest.GitBlob("e3f3b4653f18f27ada1558cabc3352a3ed1b25cc"),
    ];

    /// <summary>MNIST: 28x28 grey, 60,000 training and 10,000 test images, 10 classes.</summary>
    public static PublicDataSet Mnist { get; } = new()
    {
        Name = "mnist",
        Title = "MNIST handwritten digits: 28x28 grey, 60,000 + 10,000 images, 10 classes",
        Licence = "Creative Commons Attribution-Share Alike 3.0",
        Citation = "Y. LeCun, C. Cortes and C. J. C. Burges, The MNIST database of handwritten digits",
        Downloads =
        [
            MnistFile("train-images-idx3-ubyte", 47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            MnistFile("train-labels-idx1-ubyte", 60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            MnistFile("t10k-images-idx3-ubyte", 7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            MnistFile("t10k-labels-idx1-ubyte", 10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        ],
    };

    /// <summary>CIFAR-10: 32x32 colors, 50,000 training and 10,000 test images, 10 classes.</summary>
    public static PublicDataSet Cifar10 { get; } = new()
    {
        Name = "cifar10",
        Title = "CIFAR-10 objects: 32x32 colors, 50,000 + 10,000 images, 10 classes",
        Licence = "none stated; the author asks to be cited",
        Citation = "A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009",
        Downloads =
        [
            new()
            {
                Name = "cifar-10-binary.tar.gz",
                Mirrors =
                [
                    Mirror("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz", Packing.TarGzip),
                    Mirror("https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/cifar-10-binary.tar.gz", Packing.TarGzip),
                    Mirror("https://mindspore-website.obs.cn-north-4.myhuaweicloud.com/notebook/datasets/cifar-10-binary.tar.gz", Packing.TarGzip),
                ],
                Files =
                [
                    CifarBatch(1, "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
                    CifarBatch(2, "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
                    CifarBatch(3, "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
                    CifarBatch(4, "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
                    CifarBatch(5, "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
                    new("test_batch.bin", CifarLength, Cifar10Blobs[5]),
                ],
            },
        ],
    };

    /// <summary>UCI's optical digits: 8x8 grey, 3,823 training and 1,797 test images, 10 classes.</summary>
    public static PublicDataSet OpticalDigits { get; } = new()
    {
        Name = "optdigits",
        Title = "UCI optical digits: 8x8 grey, 3,823 + 1,797 images, 10 classes",
        Licence = "Creative Commons Attribution 4.0",
        Citation = "E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI, 1998, https://doi.org/10.24432/C50P49",
        Downloads =
        [
            OpticalFile("optdigits.tra", 563_639, "e1b683cc211604fe8fd8c4417e6a69f31380e0c61d4af22e93cc21e9257ffedd"),
            OpticalFile("optdigits.tes", 264_712, "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8"),
        ],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublicDataSet> All { get; } = [Mnist, Cifar10, OpticalDigits];

    private const long CifarLength = 30_730_000;

    /// <summary>The data set of a name; null if there is none.</summary>
    /// <param name="name">Such as <c>cifar10</c>; lower case.</param>
    public static PublicDataSet? Find(string name) => All.FirstOrDefault(set => set.Name == name);

    private static DownloadMirror Mirror(string address, Packing packing) => new(new Uri(address), packing);

    private static PublicFile CifarBatch(int number, string sha256) => new($"data_batch_{number}.bin", CifarLength, ContentDigest.Sha256(sha256));

    private static PublicDownload MnistFile(string name, long length, string sha256) => new()
    {
        Name = name + ".gz",
        Mirrors =
        [
            Mirror($"https://ossci-datasets.s3.amazonaws.com/mnist/{name}.gz", Packing.Gzip),
            Mirror($"https://storage.googleapis.com/cvdf-datasets/mnist/{name}.gz", Packing.Gzip),
            Mirror($"https://raw.githubusercontent.com/fgnt/mnist/master/{name}.gz", Packing.Gzip),
        ],
        Files = [new(name, length, ContentDigest.Sha256(sha256))],
    };

    private static PublicDownload OpticalFile(string name, long length, string sha256) => new()
    {
        Name = name,
        Mirrors =
        [
            Mirror($"https://archive.ics.uci.edu/ml/machine-learning-databases/optdigits/{name}", Packing.None),
            Mirror("https://archive.ics.uci.edu/static/public/80/optical+recognition+of+handwritten+digits.zip", Packing.Zip),
        ],
        Files = [new(name, length, ContentDigest.Sha256(sha256))],
    };
}
