namespace Anneal.Lab.Data.Splits;

/// <summary>Which batches train, validate and test; null parts are for the data set to choose.</summary>
internal sealed record DataSplit(BatchSelection? Train, BatchSelection? Validation, BatchSelection? Test)
{
    /// <summary>The options that <see cref="Parse"/> reads.</summary>
    public static readonly string[] Options = ["train", "validation", "test"];

    /// <summary>The parts with their names.</summary>
    public IEnumerable<(string Name, BatchSelection Selection)> Parts =>
        from part in new[] { ("train", Train), ("validation", Validation), ("test", Test) }
        where part.Item2 is not null
        select (part.Item1, part.Item2!);

    /// <summary>Reads the options <c>train</c>, <c>validation</c> and <c>test</c>.</summary>
    /// <exception cref="DataFormatException">One is malformed, or two share images.</exception>
    public static DataSplit Parse(DataSpecification specification, IReadOnlyList<string> names)
    {
        specification.RequireOptions(Options);
        var split = new DataSplit(Part("train"), Part("validation"), Part("test"));
        split.RequireDisjoint(specification, names);
        return split;

        BatchSelection? Part(string name) => specification.Option(name) is not { } text
            ? null
            : BatchSelection.Parse(text, names) ?? throw specification.Wrong(
                $"'{name}={text}' does not name batches.",
                $"Write {name}= and one of {string.Join(", ", names)}; {names[0]}-{names[^2]} for several in a row; '+' between others; "
                + $"{names[0]}@0-999 for its first 1,000 images.");
    }

    /// <summary>Requires that no image is in two parts, or twice in one.</summary>
    public void RequireDisjoint(DataSpecification specification, IReadOnlyList<string> names)
    {
        (string Name, BatchSlice Slice)[] slices = [.. Parts.SelectMany(part => part.Selection.Slices.Select(slice => (part.Name, slice)))];
        for (int one = 0; one < slices.Length; one++)
        {
            for (int other = 0; other < one; other++)
            {
                if (!slices[one].Slice.Overlaps(slices[other].Slice))
                    continue;
                string where = $"{slices[other].Slice.Show(names)} of {slices[other].Name} and {slices[one].Slice.Show(names)} of {slices[one].Name}";
                throw specification.Wrong($"Some images would be used twice: {where}.", "Give every image to one part at most.");
            }
        }
    }
}
