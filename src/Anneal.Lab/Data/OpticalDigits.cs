using Anneal.Engine;
using Anneal.Lab.Data.Formats;

namespace Anneal.Lab.Data;

/// <summary>UCI's optical recognition of handwritten digits, <c>optdigits</c>: 8x8 pixels of 0 to 16, 10 classes.</summary>
/// <remarks>
/// <para>The files are <c>optdigits.tra</c> (3,823 rows) and <c>optdigits.tes</c> (1,797 rows), or the same with <c>.gz</c>: a row is
/// 64 inputs and the class. The last sixth of the training file, rounded down but at least 1 image, is for validation.</para>
/// <para>E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository, 1998,
/// https://doi.org/10.24432/C50P49.</para>
/// </remarks>
public static class OpticalDigits
{
    private static readonly CsvLayout Layout = new() { LargestValue = 16, Classes = 10, Shape = new ImageShape(1, 8, 8) };

    /// <summary>Reads the two files.</summary>
    /// <param name="folder">The folder that has them.</param>
    /// <returns>The data set <c>optdigits</c>.</returns>
    /// <exception cref="DataFormatException">The folder or a file is missing, a file is not sound (see <see cref="CsvFile"/>), or there
    /// are fewer than 2 training images. Problems of both files are reported together.</exception>
    public static DataSet Load(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return Load(folder, null);
    }

    internal static DataSet Load(string folder, DataSpecification? specification)
    {
        if (!Directory.Exists(folder))
        {
            throw new DataFormatException(new DataProblem(folder, null, "There is no such folder.",
                "Give the folder that has optdigits.tra and optdigits.tes."));
        }

        var problems = new List<DataProblem>();
        LabeledImages? training = Read(folder, "optdigits.tra", problems), test = Read(folder, "optdigits.tes", problems);
        if (training?.Count < 2)
        {
            problems.Add(new DataProblem(Path.Combine(folder, "optdigits.tra"), null,
                "There is only 1 row; a part must stay for validation.", "Give at least 2 rows."));
        }

        return problems.Count == 0
            ? TrainAndTest.Divide("optdigits", "UCI optical digits (E. Alpaydin and C. Kaynak, 1998)", training!, test!, specification)
            : throw new DataFormatException(problems);
    }

    private static LabeledImages? Read(string folder, string name, List<DataProblem> problems)
    {
        string plain = Path.Combine(folder, name), packed = plain + ".gz";
        return CsvFile.TryRead(!File.Exists(plain) && File.Exists(packed) ? packed : plain, Layout, problems)?.ToImages(Layout, 10);
    }
}
