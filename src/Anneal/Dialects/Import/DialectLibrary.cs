using System.Collections.Frozen;

namespace Anneal.Dialects;

/// <summary>One library's schedules by the library's own names: how each is built from its own arguments.</summary>
internal sealed class DialectLibrary(string name, string version, IReadOnlyDictionary<string, Func<DialectArguments, Plan>> schedules)
{
    /// <summary>Every library that is known; a new one is added here.</summary>
    public static DialectLibrary[] All { get; } =
    [
        PyTorchLibrary.Library,
        TransformersLibrary.Library,
        TimmLibrary.Library,
        OptaxLibrary.Library,
        KerasLibrary.Library,
        KerasCallbackLibrary.Library,
        FastaiLibrary.Library,
        IgniteLibrary.Library,
        MMEngineLibrary.Library,
        ComposerLibrary.Library,
        DeepSpeedLibrary.Library,
    ];

    public string Name { get; } = name;

    /// <summary>The version whose values the dialect was compared with.</summary>
    public string Version { get; } = version;

    public FrozenDictionary<string, Func<DialectArguments, Plan>> Schedules { get; } = schedules.ToFrozenDictionary();

    public static DialectLibrary Find(string name) =>
        All.FirstOrDefault(library => string.Equals(library.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new DialectException($"There is no dialect of '{name}'; there are {string.Join(", ", All.Select(library => library.Name))}.");

    /// <summary>The plan of a schedule for one parameter group. Every argument that was given must have been asked for.</summary>
    public Plan Build(string schedule, DialectArguments arguments)
    {
        if (!Schedules.TryGetValue(schedule, out Func<DialectArguments, Plan>? build))
            throw new DialectException($"{Name} has no schedule '{schedule}' here; it has {string.Join(", ", Schedules.Keys.Order())}.");
        Plan plan = build(arguments);
        arguments.RequireAllUsed($"{Name}'s {schedule}");
        return plan;
    }
}
