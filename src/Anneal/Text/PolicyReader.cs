using System.Collections.Immutable;

namespace Anneal.Text;

/// <summary>Reads <c>name(argument value, argument value value, …)</c>; the grammar is at <see cref="PolicyText"/>.</summary>
internal sealed class PolicyReader(string text)
{
    private int _position;

    public (string Name, ImmutableArray<PolicyArgument> Arguments) Read()
    {
        string name = Word("the name of a policy, such as 1cycle");
        ImmutableArray<PolicyArgument> arguments = Take('(') ? Arguments() : [];
        SkipSpace();
        return _position == text.Length ? (name, arguments) : throw Unexpected("the end of the text");
    }

    private ImmutableArray<PolicyArgument> Arguments()
    {
        if (Take(')'))
            return [];
        var arguments = ImmutableArray.CreateBuilder<PolicyArgument>();
        do
        {
            PolicyArgument argument = Argument();
            if (arguments.Any(other => other.Name == argument.Name))
                throw new PolicyFormatException(text, [$"'{argument.Name}' stands there twice; keep one."]);
            arguments.Add(argument);
        }
        while (Take(','));
        return Take(')') ? arguments.DrainToImmutable() : throw Unexpected("',' or ')'");
    }

    private PolicyArgument Argument()
    {
        string name = Word("the name of an argument, such as peak");
        var values = ImmutableArray.CreateBuilder<string>();
        while (!AtEndOfArgument())
            values.Add(Word("a value"));
        return values.Count > 0 ? new(name, values.DrainToImmutable()) : throw Unexpected($"a value for '{name}'");
    }

    private bool AtEndOfArgument()
    {
        SkipSpace();
        return _position == text.Length || text[_position] is ',' or ')' or '(';
    }

    private string Word(string expected)
    {
        SkipSpace();
        int start = _position;
        while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] is '-' or '+' or '.' or '%' or '_'))
            _position++;
        return _position > start ? text[start.._position].ToLowerInvariant() : throw Unexpected(expected);
    }

    private bool Take(char wanted)
    {
        SkipSpace();
        if (_position == text.Length || text[_position] != wanted)
            return false;
        _position++;
        return true;
    }

    private void SkipSpace()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
            _position++;
    }

    private PolicyFormatException Unexpected(string expected)
    {
        string found = _position == text.Length ? "the text ends" : $"there is '{text[_position]}'";
        return new(text, [$"at character {_position + 1} {found}, where {expected} should stand. Write, for example, \"1cycle(peak 0.2, epochs 7)\"."]);
    }
}
