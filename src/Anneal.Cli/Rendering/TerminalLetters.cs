namespace Anneal.Cli.Rendering;

/// <summary>A letter for each line, so that lines differ without color.</summary>
internal static class TerminalLetters
{
    private const string Others = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>For each name its first letter or digit that no name before it has.</summary>
    public static IReadOnlyList<char> For(IEnumerable<string> names)
    {
        List<char> letters = [];
        foreach (string name in names)
        {
            char letter = name.Where(char.IsAsciiLetterOrDigit).Concat(Others).FirstOrDefault(candidate => !letters.Contains(candidate));
            letters.Add(letter == default ? '*' : letter);
        }

        return letters;
    }
}
