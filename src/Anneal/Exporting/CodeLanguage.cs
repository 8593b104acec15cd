using System.Globalization;

namespace Anneal;

/// <summary>A language that functions of the step are written in; <c>t</c> is the step.</summary>
internal abstract class CodeLanguage
{
    public abstract string If(string condition, string yes, string no);

    public abstract string Call(string function, params ReadOnlySpan<string> arguments);

    /// <summary>The quotient of two whole numbers, with its fraction.</summary>
    public abstract string Quotient(string left, string right);

    /// <summary>The quotient of two whole numbers that are not negative, without its fraction.</summary>
    public abstract string Whole(string left, string right);

    public abstract string Pi { get; }

    /// <summary>A function of the step.</summary>
    public abstract string Function(string name, string value, bool isPublic, string summary);

    /// <summary>A table of values.</summary>
    public abstract string Table(string name, IEnumerable<double> values);

    public abstract string Read(string table, string index);

    public static string Number(double value) => value < 0 || double.IsNegative(value) ? $"({Digits(value)})" : Digits(value);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    protected static string Digits(double value)
    {
        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        return digits.AsSpan().IndexOfAny('.', 'E') < 0 ? $"{digits}.0" : digits;
    }
}

/// <summary>Python, with nothing but <c>math</c>.</summary>
internal sealed class PythonLanguage : CodeLanguage
{
    public override string Pi => "math.pi";

    public override string If(string condition, string yes, string no) => $"({yes} if {condition} else {no})";

    public override string Call(string function, params ReadOnlySpan<string> arguments) =>
        $"{(function is "min" or "max" || function.StartsWith('_') ? function : $"math.{function}")}({string.Join(", ", arguments.ToArray())})";

    public override string Quotient(string left, string right) => $"{left} / {right}";

    public override string Whole(string left, string right) => $"{left} // {right}";

    public override string Function(string name, string value, bool isPublic, string summary) =>
        $"def {name}(t):\n{(summary.Length > 0 ? $"    \"\"\"{summary}\"\"\"\n" : "")}    return {value}\n";

    public override string Table(string name, IEnumerable<double> values) => $"{name} = ({string.Join(", ", values.Select(Digits))},)\n";

    public override string Read(string table, string index) => $"{table}[{index}]";
}

/// <summary>C#, with nothing but <see cref="Math"/>.</summary>
internal sealed class CSharpLanguage : CodeLanguage
{
    public override string Pi => "Math.PI";

    public override string If(string condition, string yes, string no) => $"({condition} ? {yes} : {no})";

    public override string Call(string function, params ReadOnlySpan<string> arguments) => (function.StartsWith('_') ? function : function switch
    {
        "log1p" => "double.LogP1",
        _ => $"Math.{char.ToUpperInvariant(function[0])}{function[1..]}",
    }) + $"({string.Join(", ", arguments.ToArray())})";

    public override string Quotient(string left, string right) => $"(double){left} / {right}";

    public override string Whole(string left, string right) => $"{left} / {right}";

    public override string Function(string name, string value, bool isPublic, string summary) =>
        $"{(summary.Length > 0 ? $"    /// <summary>{summary}</summary>\n" : "")}    {(isPublic ? "public" : "private")} static double {name}(long t) => {value};\n";

    public override string Table(string name, IEnumerable<double> values) => $"    private static readonly double[] {name} = [{string.Join(", ", values.Select(Digits))}];\n";

    public override string Read(string table, string index) => $"{table}[{index}]";
}
