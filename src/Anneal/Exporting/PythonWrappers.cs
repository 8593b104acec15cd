namespace Anneal;

/// <summary>The thin wrappers of the Python libraries over the functions of the step.</summary>
internal static class PythonWrappers
{
    private const string Apply =
        """"
        def _apply(group, t, index):
            """Sets the values of update t in a parameter group of torch.optim."""
            if momentum is not None:
                if "betas" in group:
                    group["betas"] = (momentum(t), *group["betas"][1:])
                elif "momentum" in group:
                    group["momentum"] = momentum(t)
            decay = DECAY
            if decay is not None and "weight_decay" in group:
                group["weight_decay"] = decay(t)


        """";

    private const string Torch =
        """"
        from torch.optim import lr_scheduler


        class PlanScheduler(getattr(lr_scheduler, "LRScheduler", lr_scheduler._LRScheduler)):
            """Sets learning rate, momentum and weight decay; call step() after each optimizer.step()."""

            def get_lr(self):
                for index, group in enumerate(self.optimizer.param_groups):
                    _apply(group, self.last_epoch, index)
                return [RATE for index in range(len(self.optimizer.param_groups))]

        """";

    private const string Transformers =
        """"

        def get_plan_scheduler(optimizer):
            """Trainer(..., optimizers=(optimizer, get_plan_scheduler(optimizer)))"""
            return PlanScheduler(optimizer)

        """";

    private const string Keras =
        """"
        import keras


        class PlanCallback(keras.callbacks.Callback):
            """model.fit(..., callbacks=[PlanCallback()]): sets the optimizer's values before each batch."""

            def __init__(self, first_update=0):
                super().__init__()
                self.t = first_update

            def on_train_batch_begin(self, batch, logs=None):
                optimizer = self.model.optimizer
                optimizer.learning_rate = learning_rate(self.t)
                if momentum is not None and hasattr(optimizer, "momentum"):
                    optimizer.momentum = momentum(self.t)
                if weight_decay is not None and getattr(optimizer, "weight_decay", None) is not None:
                    optimizer.weight_decay = weight_decay(self.t)
                self.t += 1

        """";

    private const string Optax =
        """"
        import jax
        import jax.numpy as jnp
        import numpy as np


        def _schedule(function):
            """A schedule for optax: jax calls the function on the host."""
            return lambda count: jax.pure_callback(lambda t: np.float32(function(int(t))), jax.ShapeDtypeStruct((), jnp.float32), count)


        learning_rate_schedule = _schedule(learning_rate)   # optax.sgd(learning_rate_schedule), or with momentum:
        momentum_schedule = _schedule(momentum) if momentum is not None else None   # optax.inject_hyperparams(optax.sgd)(learning_rate_schedule, momentum=momentum_schedule)
        weight_decay_schedule = _schedule(weight_decay) if weight_decay is not None else None

        """";

    public static string Of(ExportTarget target, bool hasGroups) => (target switch
    {
        ExportTarget.Keras => Keras,
        ExportTarget.Optax => Optax,
        _ => Torch.Replace("class PlanScheduler", Apply + "class PlanScheduler", StringComparison.Ordinal)
            .Replace("RATE", hasGroups ? "LEARNING_RATES[index](self.last_epoch)" : "learning_rate(self.last_epoch)", StringComparison.Ordinal)
            .Replace("DECAY", hasGroups ? "WEIGHT_DECAYS[index]" : "weight_decay", StringComparison.Ordinal)
            + (target == ExportTarget.Transformers ? Transformers : ""),
    }).ReplaceLineEndings("\n");
}
