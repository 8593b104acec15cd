using System.Diagnostics.CodeAnalysis;
using Anneal.Text.Notations;

namespace Anneal.Text.Sentences;

/// <summary>Writes fields as arguments in parentheses: <c>(initial 0.1, factor 0.97)</c>.</summary>
internal sealed class SentenceFields(Sentence sentence) : Fields
{
    private bool _hasArguments;

    /// <summary>Closes the parentheses, if there are any.</summary>
    public void End()
    {
        if (_hasArguments)
            sentence.Close();
    }

    [DoesNotReturn]
    public override void Reject(string message) => throw new NotSupportedException(message);

    protected override Schedule Main(Schedule own)
    {
        Next();
        ScheduleSentence.Write(sentence, own);
        return own;
    }

    protected override T Required<T>(string name, FieldType<T> type, T own)
    {
        Next();
        sentence.Word(name);
        type.Write(sentence, own);
        return own;
    }

    protected override T Optional<T>(string name, FieldType<T> type, T own, T otherwise) =>
        EqualityComparer<T>.Default.Equals(own, otherwise) ? own : Required(name, type, own);

    private void Next()
    {
        if (_hasArguments)
            sentence.Mark(",");
        else
            sentence.OpenArguments();
        _hasArguments = true;
    }
}
