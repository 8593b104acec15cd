using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Anneal.Repository.Tests;

/// <summary>Compiles pieces of documentation as programs, with the usings that a project has by default.</summary>
internal static class ExampleCompiler
{
    private static readonly string[] DefaultUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks"];

    private static readonly Assembly[] Ours = [typeof(Schedule).Assembly, typeof(Engine.Model).Assembly, typeof(Lab.Comparisons.Comparison).Assembly];

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>There is one console; one program at a time prints to it.</summary>
    private static readonly Lock Printing = new();

    /// <summary>Fails with the compiler's errors if the code is not a program.</summary>
    public static byte[] Compile(params string[] code)
    {
        IEnumerable<string> namespaces = Ours.SelectMany(assembly => assembly.GetExportedTypes()).Select(type => type.Namespace!).Distinct();
        string usings = string.Concat(DefaultUsings.Concat(namespaces).Select(name => $"global using {name};\n"));
        var compilation = CSharpCompilation.Create(
            "Example",
            [CSharpSyntaxTree.ParseText(usings), .. code.Select(file => CSharpSyntaxTree.ParseText(file))],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        string[] errors = [.. compilation.Emit(stream).Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error).Select(problem => problem.ToString())];
        Assert.True(errors.Length == 0, $"{string.Join('\n', errors)}\n\n{string.Join('\n', code)}");
        return stream.ToArray();
    }

    /// <summary>Runs the program and returns what it printed.</summary>
    public static string Run(params string[] code)
    {
        MethodInfo main = Assembly.Load(Compile(code)).EntryPoint!;
        lock (Printing)
            return PrintedBy(main);
    }

    private static string PrintedBy(MethodInfo main)
    {
        TextWriter console = Console.Out;
        using var printed = new StringWriter();
        try
        {
            Console.SetOut(printed);
            main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        return printed.ToString().ReplaceLineEndings("\n");
    }
}
