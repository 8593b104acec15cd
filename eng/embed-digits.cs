#:project ../src/Anneal.Lab/Anneal.Lab.csproj

// Writes src/Anneal.Lab/Data/digits.bin, the data set "digits", from MNIST's official IDX files (plain or .gz):
//   dotnet run eng/embed-digits.cs -- FOLDER_WITH_IDX_FILES
// The same bytes each time; takes a minute or two. Nothing is written if the content is not what Digits promises.
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Anneal.Lab.Data;

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: dotnet run eng/embed-digits.cs -- FOLDER_WITH_IDX_FILES");
    return 2;
}

DataSet mnist = Mnist.Load(args[0]);
LabeledImages sample = mnist.Train.Take(..10_000).Concat(mnist.Validation.Take(..2_000)).Concat(EverySecond(mnist.Test));
if (sample.ContentHash != Digits.ContentHash)
{
    Console.Error.WriteLine($"The content's SHA-256 is {sample.ContentHash}; Digits.ContentHash says {Digits.ContentHash}.");
    return 1;
}

byte[] content = [.. sample.Pixels, .. sample.Labels];
var packed = new byte[content.Length];
if (!BrotliEncoder.TryCompress(content, packed, out int size, quality: 11, window: 24))
    throw new InvalidOperationException("The packed content is larger than the content.");

string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, ".."));
string target = Path.Combine(root, "src", "Anneal.Lab", "Data", "digits.bin");
File.WriteAllBytes(target, packed.AsSpan(0, size));
Console.WriteLine($"{target}: {sample.Count} images, {size} bytes");
return 0;

static LabeledImages EverySecond(LabeledImages all)
{
    int size = all.Rows * all.Columns, count = (all.Count + 1) / 2;
    byte[] pixels = new byte[count * size], labels = new byte[count];
    for (int image = 0; image < count; image++)
    {
        all.Image(2 * image).CopyTo(pixels.AsSpan(image * size));
        labels[image] = (byte)all.Label(2 * image);
    }

    return new LabeledImages(pixels, labels, all.Rows, all.Columns, all.Classes);
}

static string ThisFile([CallerFilePath] string path = "") => path;
