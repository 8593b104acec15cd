using Spectre.Console;

namespace Anneal.Cli.Rendering;

/// <summary>Where results, progress and complaints go.</summary>
/// <remarks>
/// Results go to standard output, progress and complaints to standard error. A stream that is not a terminal gets no control codes.
/// </remarks>
internal sealed class Terminal(IAnsiConsole output, IAnsiConsole error, TextWriter outputText, TextWriter errorText, TimeProvider time)
{
    /// <summary>The width of lines where there is no terminal to fit into.</summary>
    private const int WidthOfFiles = 140;

    /// <summary>For tables and charts.</summary>
    public IAnsiConsole Output => output;

    /// <summary>For progress.</summary>
    public IAnsiConsole Error => error;

    /// <summary>Standard output as plain text, for documents.</summary>
    public TextWriter OutputText => outputText;

    /// <summary>Standard error as plain text.</summary>
    public TextWriter ErrorText => errorText;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The terminal of this process.</summary>
    public static Terminal Open()
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        return new(
            Consoles(Console.Out, Console.IsOutputRedirected),
            Consoles(Console.Error, Console.IsErrorRedirected),
            Console.Out,
            Console.Error,
            TimeProvider.System);
    }

    /// <summary>Says what is wrong.</summary>
    public void Complain(string message) => errorText.WriteLine($"anneal: {message}");

    private static IAnsiConsole Consoles(TextWriter writer, bool isRedirected)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) };
        if (!isRedirected)
            return AnsiConsole.Create(settings);
        settings.Ansi = AnsiSupport.No;
        settings.ColorSystem = ColorSystemSupport.NoColors;
        settings.Interactive = InteractionSupport.No;
        IAnsiConsole console = AnsiConsole.Create(settings);
        console.Profile.Width = WidthOfFiles;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
