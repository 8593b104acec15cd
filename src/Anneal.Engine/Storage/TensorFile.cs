using System.Collections.Immutable;

namespace Anneal.Engine.Storage;

/// <summary>Named tensors and texts in one file of the safetensors format, which PyTorch, JAX and many other programs read.</summary>
/// <remarks>
/// 8 bytes with the length of a JSON header, the header, then the values of all tensors without gaps (github.com/huggingface/safetensors,
/// "Format"). Numbers are little-endian on every machine. Only tensors of 32-bit floats are written and read.
/// </remarks>
/// <example>
/// <code>
/// string path = Path.Combine(Path.GetTempPath(), "weights.safetensors");
/// var file = new TensorFile([new StoredTensor("0.weight", [2, 3], new float[6])], new Dictionary&lt;string, string&gt; { ["made by"] = "me" });
/// file.Write(path);
/// float[] weight = TensorFile.Read(path)["0.weight"].Values;
/// </code>
/// </example>
public sealed class TensorFile
{
    private readonly Dictionary<string, StoredTensor> _byName;

    /// <summary>Joins tensors and texts.</summary>
    /// <param name="tensors">The tensors in the order of the file; no name twice.</param>
    /// <param name="metadata">Texts by name; none if not given.</param>
    /// <exception cref="ArgumentException">A name stands there twice or is <c>__metadata__</c>.</exception>
    public TensorFile(IEnumerable<StoredTensor> tensors, IEnumerable<KeyValuePair<string, string>>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        Tensors = [.. tensors];
        Metadata = metadata?.ToImmutableSortedDictionary(StringComparer.Ordinal) ?? ImmutableSortedDictionary<string, string>.Empty;
        _byName = new(StringComparer.Ordinal);
        foreach (StoredTensor tensor in Tensors)
        {
            if (tensor.Name == TensorHeader.Metadata || !_byName.TryAdd(tensor.Name, tensor))
                throw new ArgumentException($"The name '{tensor.Name}' is taken; give every tensor its own.", nameof(tensors));
        }
    }

    /// <summary>The tensors in the order of the file.</summary>
    public ImmutableArray<StoredTensor> Tensors { get; }

    /// <summary>Texts by name.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; }

    /// <summary>A tensor by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="TensorFileException">There is none of that name.</exception>
    public StoredTensor this[string name] => _byName.TryGetValue(name, out StoredTensor? tensor)
        ? tensor
        : throw new TensorFileException($"There is no tensor '{name}' in the file; it has {Names()}.");

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its content.</returns>
    /// <exception cref="TensorFileException">The file is not sound; the message names place and remedy.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TensorFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads a file from a stream to its end.</summary>
    /// <param name="stream">The stream, at the beginning of the file.</param>
    /// <param name="name">What messages call it.</param>
    /// <returns>The content.</returns>
    /// <exception cref="TensorFileException">The content is not sound.</exception>
    public static TensorFile Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new TensorReader(name).Read(stream);
    }

    /// <summary>Writes the file beside its place, waits for the disk, and puts it there.</summary>
    /// <param name="path">The file; it may exist, its folder must.</param>
    /// <exception cref="IOException">The file could not be written; what was there is as it was.</exception>
    public void Write(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the file to a stream.</summary>
    /// <param name="stream">Where to.</param>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        TensorWriter.Write(stream, this);
    }

    private string Names() => Tensors.Length switch
    {
        0 => "none",
        <= 12 => string.Join(", ", Tensors.Select(tensor => tensor.Name)),
        _ => $"{string.Join(", ", Tensors.Take(12).Select(tensor => tensor.Name))} and {Tensors.Length - 12} more",
    };
}
