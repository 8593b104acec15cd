using Anneal.Text.Json;
using Anneal.Text.Sentences;

namespace Anneal.Text.Notations;

/// <summary>A curve: <c>cosine</c>, <c>polynomial 2</c>, <c>cosine k-decay 2</c>.</summary>
internal sealed class CurveField : FieldType<Curve>
{
    private const string KDecay = "k-decay";

    public static CurveField Instance { get; } = new();

    public override void Write(Sentence sentence, Curve value)
    {
        if (value is DelayedCurve delayed)
        {
            using (sentence.Deeper())
                Write(sentence, delayed.Inner);
            sentence.Word(KDecay);
            sentence.Word(Numeral.Of(delayed.Exponent));
            return;
        }

        CurveNotation notation = CurveNotation.Of(value);
        sentence.Word(notation.Name);
        if (notation.ParameterOf(value) is { } parameter)
            sentence.Word(Numeral.Of(parameter));
    }

    public override Curve Read(Cursor cursor)
    {
        Token word = cursor.Next;
        CurveNotation notation = (word.Kind == TokenKind.Word ? CurveNotation.Find(word.Text) : null)
            ?? throw cursor.Unexpected($"a curve ({string.Join(", ", CurveNotation.Names)})", NearestName.Hint(word.Text, CurveNotation.Names));
        cursor.Take();
        Curve curve = Checked(cursor, word, () => notation.Make(notation.Parameter is null ? 0 : cursor.Number($"the {notation.Parameter} of the curve {notation.Name}, a number,")));
        for (int delays = 0; cursor.TakeWord(KDecay); delays++)
        {
            if (delays == Limits.Nesting)
                throw cursor.Problem($"more than {Limits.Nesting} times k-decay is not read.");
            curve = Checked(cursor, word, () => curve.KDecay(cursor.Number("the k of k-decay, a number,")));
        }

        return curve;
    }

    public override void Write(JsonOutput json, Curve value)
    {
        json.Begin();
        if (value is DelayedCurve delayed)
        {
            json.Name("kind").Word(KDecay);
            json.Name("curve");
            Write(json, delayed.Inner);
            json.Name("k").Number(delayed.Exponent);
        }
        else
        {
            CurveNotation notation = CurveNotation.Of(value);
            json.Name("kind").Word(notation.Name);
            if (notation.ParameterOf(value) is { } parameter)
                json.Name(notation.Parameter!).Number(parameter);
        }

        json.End();
    }

    public override Curve Read(JsonInput json)
    {
        string kind = json.Required("kind").Word();
        if (kind == KDecay)
        {
            json.RequireOnly("kind", "curve", "k");
            return Checked(json, () => Read(json.Required("curve").Deeper()).KDecay(json.Required("k").Number()));
        }

        CurveNotation notation = CurveNotation.Find(kind)
            ?? throw json.Required("kind").Problem($"must be a curve, one of {string.Join(", ", CurveNotation.Names)}, {KDecay}; it is \"{kind}\".{NearestName.Hint(kind, CurveNotation.Names)}");
        json.RequireOnly(notation.Parameter is null ? ["kind"] : ["kind", notation.Parameter]);
        return Checked(json, () => notation.Make(notation.Parameter is null ? 0 : json.Required(notation.Parameter).Number()));
    }

    private static Curve Checked(Cursor cursor, Token word, Func<Curve> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException problem)
        {
            throw cursor.Problem(PlanFormatException.Plain(problem), word.Position);
        }
    }

    private static Curve Checked(JsonInput json, Func<Curve> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException problem)
        {
            throw json.Problem(PlanFormatException.Plain(problem));
        }
    }
}
