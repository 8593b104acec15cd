namespace Anneal.Text.Sentences;

/// <summary>A place in a part of a text, and what may be read from there.</summary>
/// <param name="text">The whole text, for messages.</param>
/// <param name="tokens">Its pieces.</param>
/// <param name="range">The first piece of the part, and the first behind it.</param>
/// <param name="run">What shares and epochs are resolved against; null if it is not known.</param>
/// <param name="depth">How deep the part stands in other schedules.</param>
internal sealed class Cursor(string text, Token[] tokens, (int Start, int End) range, RunLength? run, int depth)
{
    private int _next = range.Start;

    public static Cursor Of(string text, RunLength? run)
    {
        ArgumentNullException.ThrowIfNull(text);
        Token[] tokens = Tokenizer.Cut(text);
        return new(text, tokens, (0, tokens.Length - 1), run, 0);
    }

    /// <summary>The run, if it is known.</summary>
    public RunLength? Run => run;

    /// <summary>How deep this part stands in other schedules; 0 at the top.</summary>
    public int Depth => depth;

    public bool IsAtEnd => _next >= range.End;

    /// <summary>The next piece; behind the part, what follows there counts as the end.</summary>
    public Token Next => Ahead(0);

    /// <summary>A piece further on.</summary>
    public Token Ahead(int count) => _next + count < range.End ? tokens[_next + count] : tokens[range.End] with { Kind = TokenKind.End };

    public Token Take()
    {
        Token token = Next;
        if (!IsAtEnd)
            _next++;
        return token;
    }

    public bool TakeWord(string word) => TakeIf(Next.IsWord(word));

    public bool TakeMark(string mark) => TakeIf(Next.IsMark(mark));

    public Token Word(string expected) => Next.Kind == TokenKind.Word ? Take() : throw Unexpected(expected);

    public double Number(string expected) => Next.Kind == TokenKind.Word && Numeral.TryRead(Next.Text, out double value) && TakeIf(true) ? value : throw Unexpected(expected);

    public void RequireMark(string mark, string expected)
    {
        if (!TakeMark(mark))
            throw Unexpected(expected);
    }

    public void RequireEnd(string expected = "the end of the text")
    {
        if (!IsAtEnd)
            throw Unexpected(expected);
    }

    /// <summary>Takes what stands up to the next mark of a kind that is not in parentheses, without the mark.</summary>
    public Cursor TakeUntil(params ReadOnlySpan<string> marks)
    {
        int start = _next, open = 0;
        for (; !IsAtEnd; _next++)
        {
            if (open == 0 && Next.Kind == TokenKind.Mark && marks.Contains(Next.Text))
                break;
            open += Next.IsMark("(") ? 1 : Next.IsMark(")") ? -1 : 0;
        }

        return new(text, tokens, (start, _next), run, depth);
    }

    /// <summary>The rest of this part, one level deeper.</summary>
    public Cursor Deeper() => depth < Limits.Nesting
        ? new(text, tokens, (_next, range.End), run, depth + 1)
        : throw Problem($"schedules stand in each other more than {Limits.Nesting} deep. Write a flatter one, with '->'.");

    /// <summary>The error that something else should stand at the next piece.</summary>
    public PlanFormatException Unexpected(string expected, string hint = "")
    {
        Token found = tokens[Math.Min(_next, range.End)];
        string there = found.Kind == TokenKind.End ? "the text ends" : $"there is '{found.Text}'";
        return new(text, new FormatProblem($"at character {found.Position + 1} {there}, where {expected} should stand.{hint}", found.Position));
    }

    /// <summary>An error at the next piece.</summary>
    public PlanFormatException Problem(string message) => Problem(message, tokens[Math.Min(_next, range.End)].Position);

    /// <summary>An error at a character.</summary>
    public PlanFormatException Problem(string message, int position) => new(text, new FormatProblem(message, position));

    /// <summary>Several errors as one.</summary>
    public PlanFormatException Problems(IReadOnlyList<FormatProblem> problems) => new(text, problems);

    private bool TakeIf(bool condition)
    {
        if (condition)
            _next++;
        return condition;
    }
}
