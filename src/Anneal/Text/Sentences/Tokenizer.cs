using System.Text;

namespace Anneal.Text.Sentences;

/// <summary>Cuts a text into words and marks.</summary>
internal sealed class Tokenizer(string text)
{
    private readonly List<Token> _tokens = [];
    private int _position;

    /// <summary>The pieces of a text, the last of which is its end.</summary>
    /// <exception cref="PlanFormatException">A character that the language does not have, or a name whose quotation does not end.</exception>
    public static Token[] Cut(string text)
    {
        if (text.Length > Limits.Characters)
            throw new PlanFormatException("", new FormatProblem($"The text has {text.Length} characters; at most {Limits.Characters} are read. Write a shorter one."));
        return new Tokenizer(text).Cut();
    }

    public static bool IsLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '+' or '.' or '%' or '_';

    private bool IsAtArrow => text[_position] == '-' && _position + 1 < text.Length && text[_position + 1] == '>';

    private Token[] Cut()
    {
        for (SkipSpace(); _position < text.Length; SkipSpace())
            _tokens.Add(Next());
        _tokens.Add(new(TokenKind.End, "", text.Length));
        return [.. _tokens];
    }

    private Token Next()
    {
        int start = _position;
        if (IsAtArrow)
            return Mark(2);
        if (text[start] is '(' or ')' or ',' or ';' or ':')
            return Mark(1);
        if (text[start] == '"')
            return Quoted();
        while (_position < text.Length && IsLetter(text[_position]) && !IsAtArrow)
            _position++;
        return _position > start
            ? new(TokenKind.Word, text[start.._position].ToLowerInvariant(), start)
            : throw new PlanFormatException(text, new FormatProblem($"at character {start + 1} there is '{text[start]}', which means nothing here. Names, numbers, %, parentheses, ',', ';' and '->' do.", start));
    }

    private Token Mark(int length)
    {
        _position += length;
        return new(TokenKind.Mark, text[(_position - length).._position], _position - length);
    }

    private Token Quoted()
    {
        int start = _position++;
        var name = new StringBuilder();
        for (; _position < text.Length && text[_position] != '"'; _position++)
        {
            if (text[_position] == '\\' && _position + 1 < text.Length)
                _position++;
            name.Append(text[_position]);
        }

        if (_position++ >= text.Length)
            throw new PlanFormatException(text, new FormatProblem($"at character {start + 1} a name in quotation marks begins and does not end. Close it with '\"'.", start));
        return new(TokenKind.Quoted, name.ToString(), start);
    }

    private void SkipSpace()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
            _position++;
    }
}
