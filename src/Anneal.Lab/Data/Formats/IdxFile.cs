namespace Anneal.Lab.Data.Formats;

/// <summary>Reads images and labels in the IDX format of MNIST.</summary>
/// <remarks>The format is described on MNIST's page (Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten
/// digits"). Files whose names end in <c>.gz</c> are unpacked while they are read. Every byte must be accounted for.</remarks>
public static class IdxFile
{
    /// <summary>The number of classes: labels are digits, 0 to 9.</summary>
    public const int Classes = 10;

    /// <summary>Reads a file of images and the file of their labels.</summary>
    /// <param name="imagePath">A file of magic number 2051: count, rows and columns, each at least 1; at most 2³⁰ pixels
    /// in all.</param>
    /// <param name="labelPath">A file of magic number 2049: count, then labels 0 to 9.</param>
    /// <returns>The images in the order of the file.</returns>
    /// <exception cref="DataFormatException">A file is missing, is not of this format, is too short or too long, has a label
    /// above 9, or the numbers of images and labels differ. The problems of both files are reported together.</exception>
    public static LabeledImages Read(string imagePath, string labelPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(imagePath);
        ArgumentException.ThrowIfNullOrWhiteSpace(labelPath);
        var problems = new List<DataProblem>();
        return TryRead(imagePath, labelPath, problems) ?? throw new DataFormatException(problems);
    }

    /// <summary>Reads the two files; on problems, notes them and returns null.</summary>
    internal static LabeledImages? TryRead(string imagePath, string labelPath, List<DataProblem> problems)
    {
        IdxContent? images = IdxContent.Read(imagePath, IdxContent.ImageMagic, problems);
        IdxContent? labels = IdxContent.Read(labelPath, IdxContent.LabelMagic, problems);
        bool sound = labels is null || LabelsAreDigits(labelPath, labels.Values, problems);
        if (images is null || labels is null)
            return null;

        if (images.Dimensions[0] != labels.Dimensions[0])
        {
            problems.Add(new DataProblem(labelPath, 4,
                $"There are {labels.Dimensions[0]} labels for the {images.Dimensions[0]} images of '{imagePath}'.",
                "Give two files that belong together."));
            return null;
        }

        return sound ? new(images.Values.AsMemory(), labels.Values, images.Dimensions[1], images.Dimensions[2], Classes) : null;
    }

    private static bool LabelsAreDigits(string path, byte[] labels, List<DataProblem> problems)
    {
        int wrong = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(Classes - 1));
        if (wrong < 0)
            return true;

        int count = labels.Count(label => label >= Classes);
        problems.Add(new DataProblem(path, 8L + wrong, $"Label {labels[wrong]} of image {wrong} is not a digit, 0 to 9 "
            + $"({count} of {labels.Length} labels are not).", "Give data with 10 classes, or get the file again."));
        return false;
    }
}
