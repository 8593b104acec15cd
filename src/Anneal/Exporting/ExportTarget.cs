namespace Anneal;

/// <summary>What a plan is written for.</summary>
public enum ExportTarget
{
    /// <summary>PyTorch: functions of the step, and a scheduler for <c>torch.optim</c>.</summary>
    PyTorch,

    /// <summary>Keras 3: functions of the step, and a callback that sets the optimizer's values before each batch.</summary>
    Keras,

    /// <summary>optax: functions of the step, and schedules that jax can call.</summary>
    Optax,

    /// <summary>transformers: functions of the step, and a scheduler for <c>Trainer(optimizers=…)</c>.</summary>
    Transformers,

    /// <summary>TorchSharp: a C# class of functions of the step, by which rate and momentum are set.</summary>
    TorchSharp,

    /// <summary>Comma-separated values of every update.</summary>
    Csv,
}
