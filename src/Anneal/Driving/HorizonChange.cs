using Anneal.Text.Notations;
using Anneal.Text.Sentences;

namespace Anneal;

/// <summary>The end of a driven plan was moved, or the plan was landed.</summary>
/// <param name="Steps">The new length; of a landing, its updates.</param>
/// <param name="Mode">How the plan went on; null for a landing.</param>
/// <param name="To">The last value of a landing.</param>
/// <param name="Curve">The shape of a landing.</param>
internal sealed record HorizonChange(long Steps, ReplanMode? Mode, double To, Curve Curve)
{
    /// <summary>The curve in the language of schedules.</summary>
    public string CurveText
    {
        get
        {
            var sentence = new Sentence();
            CurveField.Instance.Write(sentence, Curve);
            return sentence.ToString();
        }
    }

    public static Curve CurveOf(string text) => CurveField.Instance.Read(Cursor.Of(text, run: null));

    public Plan Apply(Plan plan, long step) => Mode is { } mode ? plan.Replan(step, Steps, mode) : plan.Land(step, Steps, To, Curve);
}
