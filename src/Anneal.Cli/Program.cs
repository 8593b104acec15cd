using Anneal.Cli;
using Anneal.Cli.Rendering;

return await CommandLine.Run(args, Terminal.Open());
