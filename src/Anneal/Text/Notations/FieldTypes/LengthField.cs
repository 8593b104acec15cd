using Anneal.Text.Json;
using Anneal.Text.Sentences;

namespace Anneal.Text.Notations;

/// <summary>A length in updates; in a text with its unit: steps, epochs, examples, or a share of the run.</summary>
internal sealed class LengthField : FieldType<long>
{
    private const string Expected = "a length, such as '100 steps', '5 epochs' or '10%',";

    public static LengthField Instance { get; } = new();

    public override void Write(Sentence sentence, long value)
    {
        sentence.Word(Numeral.Of(value));
        sentence.Word(value == 1 ? "step" : "steps");
    }

    public override long Read(Cursor cursor)
    {
        Token number = cursor.Word(Expected);
        if (number.Text.EndsWith('%'))
            return Share(cursor, number);
        bool isWhole = Numeral.TryReadWhole(number.Text, out long whole);
        if (!Numeral.TryRead(number.Text, out double amount) || !double.IsFinite(amount))
            throw cursor.Problem($"at character {number.Position + 1} there is '{number.Text}', where {Expected} should stand.", number.Position);
        Token unit = cursor.Word("the unit of the length: 'steps', 'epochs', 'examples', or '%' right behind the number,");
        return unit.Text switch
        {
            "step" or "steps" => isWhole ? whole : throw cursor.Problem($"steps are whole; there are {number.Text}.", number.Position),
            "epoch" or "epochs" => Resolve(cursor, number, () => Extent.Epochs(amount)),
            "example" or "examples" => Resolve(cursor, number, () => Extent.Examples(isWhole ? whole : throw cursor.Problem($"examples are whole; there are {number.Text}.", number.Position))),
            _ => throw cursor.Problem($"at character {unit.Position + 1} there is '{unit.Text}', where 'steps', 'epochs' or 'examples' should stand.{NearestName.Hint(unit.Text, ["steps", "epochs", "examples"])}", unit.Position),
        };
    }

    public override void Write(JsonOutput json, long value) => json.Whole(value);

    public override long Read(JsonInput json) => json.Whole();

    /// <summary>A share of the run as steps.</summary>
    public static long Share(Cursor cursor, Token share) => PolicyParameter.TryShare(share.Text, out double fraction)
        ? Resolve(cursor, share, () => Extent.Fraction(fraction))
        : throw cursor.Problem($"a share goes from 0% to 100%; it is '{share.Text}'.", share.Position);

    private static long Resolve(Cursor cursor, Token number, Func<Extent> extent)
    {
        if (cursor.Run is null)
            throw cursor.Problem("a length in epochs, examples or shares needs the length of the run. Give it, or write steps.", number.Position);
        try
        {
            return extent().In(cursor.Run);
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            throw cursor.Problem(PlanFormatException.Plain(problem), number.Position);
        }
    }
}
