using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Anneal.Lab.Data.Formats;

/// <summary>One line of comma-separated text, cut into fields.</summary>
/// <remarks>Quotation marks around a field are taken off, commas between them do not divide; a doubled mark stands for one.</remarks>
internal ref struct CsvRow(ReadOnlySpan<byte> line)
{
    private ReadOnlySpan<byte> _rest = line;
    private bool _ended;

    /// <summary>The field last read, without blanks and quotation marks around it.</summary>
    public ReadOnlySpan<byte> Field { get; private set; }

    /// <summary>Goes to the next field.</summary>
    public bool Next()
    {
        if (_ended)
            return false;
        int end = EndOfField(_rest);
        Field = Bare(_rest[..end]);
        _ended = end == _rest.Length;
        _rest = _ended ? default : _rest[(end + 1)..];
        return true;
    }

    /// <summary>How many fields a line has.</summary>
    public static int Count(ReadOnlySpan<byte> line)
    {
        int count = 0;
        for (var row = new CsvRow(line); row.Next();)
            count++;
        return count;
    }

    /// <summary>Reads a field as a whole number; <c>7</c> and <c>7.0</c> are the same.</summary>
    public static bool TryWhole(ReadOnlySpan<byte> field, out int value)
    {
        if (Utf8Parser.TryParse(field, out value, out int used) && used == field.Length)
            return true;
        if (!double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || number != Math.Floor(number)
            || Math.Abs(number) > int.MaxValue)
        {
            return false;
        }

        value = (int)number;
        return true;
    }

    /// <summary>Whether a field is a number of any kind.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>A field for messages: short, and without characters that a terminal would obey.</summary>
    public static string Show(ReadOnlySpan<byte> field)
    {
        const int Most = 30;
        string text = Encoding.UTF8.GetString(field[..Math.Min(field.Length, 4 * Most)]);
        text = string.Concat(text.Select(character => char.IsControl(character) ? '·' : character));
        return text.Length <= Most ? text : text[..Most] + "…";
    }

    private static int EndOfField(ReadOnlySpan<byte> text)
    {
        bool isQuoted = false;
        for (int place = 0; place < text.Length; place++)
        {
            if (text[place] == '"')
                isQuoted = !isQuoted;
            else if (text[place] == ',' && !isQuoted)
                return place;
        }

        return text.Length;
    }

    private static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> field)
    {
        field = field.Trim(" \t"u8);
        if (field is not [(byte)'"', .., (byte)'"'])
            return field;
        field = field[1..^1];
        return field.IndexOf((byte)'"') < 0
            ? field
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(field).Replace("\"\"", "\"", StringComparison.Ordinal));
    }
}
