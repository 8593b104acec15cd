using System.Text;

namespace Anneal.Text.Sentences;

/// <summary>A text that is being written, with one space between words.</summary>
internal sealed class Sentence
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _needsSpace;

    public void Word(string word)
    {
        if (_needsSpace)
            _text.Append(' ');
        _text.Append(word);
        _needsSpace = true;
    }

    /// <summary>A name that is a user's own: as it is if it reads as a word, or in quotation marks.</summary>
    public void Name(string name, Func<string, bool> isTaken)
    {
        bool isWord = name.All(static letter => Tokenizer.IsLetter(letter) && !char.IsAsciiLetterUpper(letter)) && !isTaken(name);
        Word(isWord ? name : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
    }

    /// <summary>A mark that stands right behind what is before it.</summary>
    public void Mark(string mark)
    {
        _text.Append(mark);
        _needsSpace = true;
    }

    /// <summary>The parenthesis of a name's arguments.</summary>
    public void OpenArguments()
    {
        _text.Append('(');
        _needsSpace = false;
    }

    /// <summary>A parenthesis that stands for itself.</summary>
    public void Open()
    {
        Word("(");
        _needsSpace = false;
    }

    public void Close() => Mark(")");

    /// <summary>Goes one level deeper until the result is disposed of.</summary>
    public Level Deeper()
    {
        if (++_depth > Limits.Nesting)
            throw new NotSupportedException($"Schedules that stand in each other more than {Limits.Nesting} deep cannot be written. Build a flatter one, with Then.");
        return new Level(this);
    }

    public override string ToString() => _text.ToString();

    /// <summary>One level of schedules in schedules.</summary>
    public readonly ref struct Level(Sentence sentence)
    {
        public void Dispose() => sentence._depth--;
    }
}
