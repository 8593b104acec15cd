using Anneal.Lab.Data.Downloads;

namespace Anneal.Lab.Data;

/// <summary>Data sets by name, as the command line and saved comparisons give them.</summary>
/// <example>
/// <code>
/// DataSet digits = DataCatalog.Load("digits");
/// int images = digits.Train.Count;    // 10000
/// </code>
/// </example>
public static class DataCatalog
{
    /// <summary>The forms that <see cref="Load"/> takes.</summary>
    public static IReadOnlyList<string> Forms { get; } =
    [
        "digits", "mnist[:FOLDER][,train=train@0-49999,validation=train@50000-59999]",
        "cifar10[:FOLDER][,train=1-3,validation=4,test=5]", "optdigits[:FOLDER]", "csv:FILE[,label=COLUMN,shape=28x28]", "csv:FOLDER",
    ];

    /// <summary>Loads a data set.</summary>
    /// <param name="specification">
    /// <para><c>digits</c> for the sample that comes with the library (<see cref="Digits"/>); <c>mnist</c>, <c>cifar10</c> or
    /// <c>optdigits</c> from the cache, or with a colon and a folder (<see cref="Mnist"/>, <see cref="Cifar10"/>,
    /// <see cref="OpticalDigits"/>); <c>csv:</c> and a file or folder of one's own (<see cref="CsvData"/>). Lower case.</para>
    /// <para>Options follow with commas. <c>train=</c>, <c>validation=</c> and <c>test=</c> name batches: of cifar10 <c>1</c> to
    /// <c>5</c> and <c>test</c>, of mnist and optdigits <c>train</c> and <c>test</c>; <c>1-3</c> is several in a row, <c>1+3</c> others,
    /// <c>test@0-999</c> the first 1,000 images of one. For csv, <c>label=</c> is the class's column by name or number and
    /// <c>shape=</c> an image's rows, columns and channels. <c>scale=unit</c> gives networks pixels from 0 to 1, as Caffe does, in place of
    /// channels with mean 0 and standard deviation 1.</para>
    /// </param>
    /// <param name="cache">The cache of downloads; that of the user if not given.</param>
    /// <returns>The data set.</returns>
    /// <exception cref="DataFormatException">There is no such data set, it is not in the cache, an option is malformed, or its files
    /// are not sound.</exception>
    public static DataSet Load(string specification, DataCache? cache = null)
    {
        ArgumentNullException.ThrowIfNull(specification);
        DataSpecification read = DataSpecification.Parse(specification).WithoutScale(out bool isUnit);
        DataSet data = LoadNamed(read, cache);
        return isUnit ? data.WithUnitPixels() : data;
    }

    /// <summary>The public data set that a specification needs in the cache; null if it names a folder or another data set.</summary>
    /// <param name="specification">As for <see cref="Load"/>.</param>
    /// <returns>Such as <see cref="PublicDataSets.Mnist"/> for <c>mnist</c>.</returns>
    /// <exception cref="DataFormatException">An option is given twice.</exception>
    public static PublicDataSet? Needs(string specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var read = DataSpecification.Parse(specification);
        return read.Place is null ? PublicDataSets.Find(read.Name) : null;
    }

    private static DataSet LoadNamed(DataSpecification read, DataCache? cache)
    {
        switch (read.Name)
        {
            case "digits":
                read.RequireOptions();
                return read.Place is null
                    ? Digits.Load()
                    : throw read.Wrong("The data set 'digits' takes no folder.", "Give 'digits' alone.");
            case "mnist":
                return Mnist.Load(Folder(read, PublicDataSets.Mnist, cache), read);
            case "cifar10":
                return Cifar10.Load(Folder(read, PublicDataSets.Cifar10, cache), read);
            case "optdigits":
                return OpticalDigits.Load(Folder(read, PublicDataSets.OpticalDigits, cache), read);
            case "csv":
                return CsvData.Load(read);
            default:
                throw read.Wrong("There is no such data set.", $"Give one of: {string.Join("; ", Forms)}.");
        }
    }

    private static string Folder(DataSpecification specification, PublicDataSet set, DataCache? cache)
    {
        if (specification.Place is { } place)
        {
            return !string.IsNullOrWhiteSpace(place) ? place : throw specification.Wrong(
                $"The folder of '{set.Name}' is empty.", $"Give '{set.Name}:FOLDER', or '{set.Name}' alone for the cache.");
        }

        cache ??= DataCache.OfUser();
        return cache.Has(set) ? cache.FolderOf(set) : throw specification.Wrong(
            $"It is not in the cache, '{cache.FolderOf(set)}'.", $"Run \"anneal data get {set.Name}\", or give '{set.Name}:FOLDER'.");
    }
}
