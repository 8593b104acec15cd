using System.CommandLine;
using Anneal.Cli.Rendering;

namespace Anneal.Cli.Commands;

/// <summary><c>anneal completion</c>: prints a script that lets a shell complete commands, options and policies.</summary>
internal static class CompletionCommand
{
    private const string Bash =
        """
        # Into ~/.bashrc:  eval "$(anneal completion bash)"
        _anneal() {
            local IFS=$'\n' line="${COMP_LINE#* }"
            COMPREPLY=($(compgen -W "$(anneal "[suggest:$((COMP_POINT - ${#COMP_LINE} + ${#line}))]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -F _anneal anneal
        """;

    private const string Zsh =
        """
        # Into ~/.zshrc:  eval "$(anneal completion zsh)"
        _anneal() {
            local line="${words[2,-1]}"
            compadd -- ${(f)"$(anneal "[suggest:${#line}]" "$line" 2>/dev/null)"}
        }
        compdef _anneal anneal
        """;

    private const string PowerShell =
        """
        # Into $PROFILE:  anneal completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName anneal -ScriptBlock {
            param($word, $ast, $position)
            $line = $ast.ToString() -replace '^\S+\s*', ''
            anneal "[suggest:$($line.Length)]" $line | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        var command = new Command("completion", "Print a script that lets a shell complete commands, options and policies.") { shell };
        command.SetAction(parsed =>
        {
            terminal.OutputText.WriteLine(parsed.GetRequiredValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                _ => PowerShell,
            });
            return ExitCode.Success;
        });
        return command;
    }
}
