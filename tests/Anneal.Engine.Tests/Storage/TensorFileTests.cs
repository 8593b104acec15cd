using System.Buffers.Binary;
using System.Text;
using Anneal.Engine.Storage;
using Anneal.Tests.Shared;

namespace Anneal.Engine.Tests.Storage;

public sealed class TensorFileTests
{
    private const string Sound = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    [Fact]
    public void What_is_written_is_read_again_bit_for_bit()
    {
        var file = new TensorFile(
            [
                new StoredTensor("0.weight", [2, 3], [1, -0f, float.NaN, float.Epsilon, float.NegativeInfinity, 1f / 3]),
                new StoredTensor("a \"quoted\" name, é", [], [7]),
                new StoredTensor("nothing", [0, 5], []),
            ],
            new Dictionary<string, string> { ["made by"] = "a test", ["empty"] = "" });

        TensorFile read = Read(Written(file));

        Assert.Equal(file.Metadata, read.Metadata);
        Assert.Equal(file.Tensors.Select(tensor => tensor.Name).Order(), read.Tensors.Select(tensor => tensor.Name).Order());
        foreach (StoredTensor tensor in file.Tensors)
        {
            Assert.Equal(tensor.Shape.AsEnumerable(), read[tensor.Name].Shape);
            Assert.Equal(tensor.Values.Select(BitConverter.SingleToInt32Bits), read[tensor.Name].Values.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Fact]
    public void A_file_is_the_format_s_bytes_to_the_last()
    {
        byte[] bytes = Written(new TensorFile([new StoredTensor("a", [2], [1, 2])]));

        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(bytes) % 8);
        Assert.Equal(Sound, Encoding.UTF8.GetString(bytes.AsSpan(8..^8)).TrimEnd(' '));
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0x40], bytes[^8..]);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}""", "F16")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "takes 12 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", "begins at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "bytes after the last tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "ends within the values of 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "-2")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[0],"data_offsets":[8,8]}}""", "twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,2147483647,0],"data_offsets":[0,8]}}""", "more values than fit")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4000000000,4000000000,4000000000],"data_offsets":[0,8]}}""", "more values than fit")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "no 'data_offsets'")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", "no 'dtype'")]
    [InlineData("""{"a":7}""", "does not describe a tensor")]
    [InlineData("""{"__metadata__":{"x":1}}""", "not a text")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{ ", "not JSON")]
    public void A_damaged_file_is_refused_with_what_is_wrong(string header, string named)
    {
        TensorFileException exception = Assert.Throws<TensorFileException>(() => Read(WithHeader(header, new byte[8])));

        Assert.Contains("'weights.safetensors'", exception.Message, StringComparison.Ordinal);
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL << 40)]
    [InlineData(ulong.MaxValue)]
    public void A_header_of_an_impossible_length_is_refused(ulong length)
    {
        byte[] bytes = WithHeader(Sound, new byte[8]);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);

        Assert.Contains(length.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Throws<TensorFileException>(() => Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] bytes = WithHeader(Sound, new byte[8]);

        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<TensorFileException>(() => Read(bytes[..length]));
    }

    [Fact]
    public void Whatever_the_bytes_are_there_is_a_file_or_a_clear_error()
    {
        byte[] sound = Written(new TensorFile(
            [new StoredTensor("a.weight", [2, 2], new float[4]), new StoredTensor("b", [3], new float[3])],
            new Dictionary<string, string> { ["made by"] = "a test" }));

        Fuzz.Bytes<TensorFileException>(1, [sound], bytes => Read(bytes));
    }

    private static TensorFile Read(byte[] bytes) => TensorFile.Read(new MemoryStream(bytes), "weights.safetensors");

    private static byte[] Written(TensorFile file)
    {
        var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }

    private static byte[] WithHeader(string header, byte[] values)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, Encoding.UTF8.GetByteCount(header));
        return [.. length, .. Encoding.UTF8.GetBytes(header), .. values];
    }
}
