namespace Anneal.Text.Sentences;

/// <summary>What a piece of a text is.</summary>
internal enum TokenKind
{
    /// <summary>A name, number or percentage.</summary>
    Word,

    /// <summary>A name in quotation marks, kept as it is written.</summary>
    Quoted,

    /// <summary>One of <c>( ) , ; :</c>, or the arrow <c>-&gt;</c>.</summary>
    Mark,

    /// <summary>The end of the text.</summary>
    End,
}

/// <summary>A piece of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Words in lower case, quoted names as they are, without the marks.</param>
/// <param name="Position">Its first character, counted from 0.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool IsMark(string mark) => Kind == TokenKind.Mark && Text == mark;

    public bool IsWord(string word) => Kind == TokenKind.Word && Text == word;

    /// <summary>Whether a number begins here.</summary>
    public bool IsNumber => Kind == TokenKind.Word && Numeral.TryRead(Text, out _);
}
