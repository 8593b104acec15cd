using System.Text.Json;
using Anneal.Engine.Training;
using Anneal.Lab.Data;
using Anneal.Lab.Runs;
using Anneal.Lab.Runs.Checkpoints;

namespace Anneal.Lab.Training.Horizons;

/// <summary>A run at its last good checkpoint, from where it may take another way.</summary>
internal sealed record BranchPoint
{
    private readonly Checkpoint _checkpoint;
    private readonly TrainingState _trainer;
    private readonly Plan _planned;

    private BranchPoint(RunFolder folder, DataSet data, Checkpoint checkpoint)
    {
        _checkpoint = checkpoint;
        Settings = TrainingSettingsFile.Read(folder[TrainingSettingsFile.Name]);
        Summary = RunSummary.Read(folder);
        State = RunState.Parse(checkpoint.State);
        _trainer = TrainingState.Parse(State.Trainer.GetRawText());
        _planned = PlanSpecification.Build(Settings, data);
    }

    public TrainingSettings Settings { get; }

    public RunSummary Summary { get; }

    public RunState State { get; }

    public long UpdatesDone => _trainer.UpdatesDone;

    /// <exception cref="AnnealException">There is no sound checkpoint, or the data are not those of the run.</exception>
    public static BranchPoint Of(RunFolder folder, DataSet data)
    {
        Checkpoint checkpoint = new CheckpointStore(folder[TrainingRun.CheckpointsName]).ReadNewest(out IReadOnlyList<string> damaged)
            ?? throw new AnnealException(string.Join(Environment.NewLine, [.. damaged, $"The run '{folder.Path}' has no sound checkpoint yet. Train until there is one: at the end of an epoch, or earlier by --checkpoint-every."]));
        var point = new BranchPoint(folder, data, checkpoint);
        point.Summary.RequireSame(data, point.Settings);
        return point;
    }

    /// <summary>The checkpoint with a plan whose end is moved.</summary>
    /// <exception cref="AnnealException">The plan does not allow it.</exception>
    public (Checkpoint Changed, HorizonChange Change) Change(Action<PlanDriver> move, ReplanMode? mode, double? landingRate)
    {
        PlanDriver driver = _planned.AttachTo(static _ => { });
        driver.Restore(_trainer.Plan);
        long before = driver.Plan.Steps;
        try
        {
            move(driver);
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            throw new AnnealException($"The end of the run cannot be moved so at update {UpdatesDone} of {before}: {Plain(problem)}", problem);
        }

        using JsonDocument trainer = JsonDocument.Parse((_trainer with { Plan = driver.Save() }).ToJson());
        var change = new HorizonChange
        {
            AtUpdate = UpdatesDone,
            UpdatesBefore = before == Schedule.Unbounded ? null : before,
            Updates = driver.Plan.Steps,
            Mode = mode,
            LandingRate = landingRate,
        };
        return (_checkpoint with { State = (State with { Trainer = trainer.RootElement.Clone() }).ToJson() }, change);
    }

    /// <summary>The message without the name of an argument that the user never gave.</summary>
    private static string Plain(Exception problem) => problem.Message.Split(" (Parameter '")[0];
}
