using System.Globalization;
using System.Text;

namespace Anneal.Lab.Data.Formats;

/// <summary>Reads one comma-separated text and notes every row that cannot be used.</summary>
internal sealed class CsvReader(byte[] text, CsvLayout layout, SourceFile source)
{
    private const int MostProblems = 20;

    private readonly List<byte> _values = [], _labels = [];
    private int _columns, _label, _problems;

    /// <summary>The rows; null, with problems noted, where one is malformed.</summary>
    public CsvContent? Read()
    {
        int start = text.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        bool isFirst = true;
        for (int line = 1; start < text.Length; line++)
        {
            ReadOnlySpan<byte> rest = text.AsSpan(start);
            int length = rest.IndexOf((byte)'\n') is >= 0 and int end ? end : rest.Length;
            ReadOnlySpan<byte> row = rest[..length].TrimEnd((byte)'\r');
            if (!row.Trim(" \t"u8).IsEmpty)
            {
                if (isFirst && !Begin(row, line, start))
                    return null;
                if (!isFirst || !IsHeader(row))
                    Add(row, line, start);
                isFirst = false;
            }

            start += length + 1;
        }

        if (_problems > MostProblems)
            source.Note(null, $"{_problems - MostProblems} more lines are malformed.", "Correct them too.");
        else if (_problems == 0 && _labels.Count == 0)
            source.Note(text.Length, "There are no rows.", "Give at least one example.");
        return source.IsSound ? new([.. _values], [.. _labels], _columns - 1) : null;
    }

    /// <summary>Learns the number of columns and the label's place from the first line.</summary>
    private bool Begin(ReadOnlySpan<byte> row, int line, int offset)
    {
        int columns = CsvRow.Count(row);
        if (columns == 1)
        {
            string other = row.IndexOfAny((byte)';', (byte)'\t') >= 0 ? "Separate fields by commas." : "Give inputs and a class.";
            return Refuse(line, offset, "has only one field.", other);
        }

        _columns = layout.Inputs + 1 ?? columns;
        int? label = layout.Label is { } wanted ? Find(row, wanted) : _columns - 1;
        if (label is null)
        {
            string names = IsHeader(row) ? $"The columns are {Names(row)}." : $"There is no header; give a number from 1 to {_columns}.";
            return Refuse(line, offset, $"has no column '{layout.Label}' for the class.", names);
        }

        _label = label.Value;
        return true;
    }

    private void Add(ReadOnlySpan<byte> line, int number, int offset)
    {
        int count = _values.Count, column = 0;
        byte label = 0;
        string? wrong = null;
        for (var row = new CsvRow(line); row.Next(); column++)
        {
            int largest = column != _label ? layout.LargestValue : (layout.Classes ?? 256) - 1;
            if (!CsvRow.TryWhole(row.Field, out int value) || value < 0 || value > largest)
            {
                string kind = column == _label ? "class" : "input";
                wrong ??= $"column {column + 1} has the {kind} '{CsvRow.Show(row.Field)}', not a whole number from 0 to {largest}.";
            }
            else if (column == _label)
            {
                label = (byte)value;
            }
            else if (wrong is null && column < _columns)
            {
                _values.Add((byte)value);
            }
        }

        if (column == _columns && wrong is null)
        {
            _labels.Add(label);
            return;
        }

        _values.RemoveRange(count, _values.Count - count);
        if (column != _columns)
            Refuse(number, offset, $"has {column} fields, not {_columns}.", "Give every row as many.");
        else
            Refuse(number, offset, wrong!, "Correct the line, or scale inputs and number classes so.");
    }

    private bool Refuse(int line, int offset, string what, string remedy)
    {
        if (++_problems <= MostProblems)
            source.Note(offset, $"Line {line}{(what.StartsWith("column", StringComparison.Ordinal) ? ":" : "")} {what}", remedy);
        return false;
    }

    /// <summary>A header is a first line without a number, or one that has the name of the label's column; a first row with one
    /// malformed field is none.</summary>
    private bool IsHeader(ReadOnlySpan<byte> line)
    {
        bool hasNumber = false;
        for (var row = new CsvRow(line); row.Next();)
        {
            bool isNumber = CsvRow.IsNumber(row.Field);
            if (!isNumber && layout.Label is { } label && row.Field.SequenceEqual(Encoding.UTF8.GetBytes(label)))
                return true;
            hasNumber |= isNumber;
        }

        return !hasNumber;
    }

    private int? Find(ReadOnlySpan<byte> line, string wanted)
    {
        byte[] name = Encoding.UTF8.GetBytes(wanted);
        bool isHeader = IsHeader(line);
        int column = 0;
        for (var row = new CsvRow(line); row.Next(); column++)
        {
            if (isHeader && row.Field.SequenceEqual(name))
                return column;
        }

        return int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= _columns
            ? number - 1
            : null;
    }

    private static string Names(ReadOnlySpan<byte> line)
    {
        const int Most = 10;
        var names = new List<string>();
        for (var row = new CsvRow(line); row.Next();)
            names.Add($"'{CsvRow.Show(row.Field)}'");
        return string.Join(", ", names.Take(Most)) + (names.Count > Most ? $" and {names.Count - Most} more" : "");
    }
}
