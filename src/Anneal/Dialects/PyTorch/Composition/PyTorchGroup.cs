namespace Anneal.Dialects;

/// <summary>What PyTorch's schedulers keep in <c>optimizer.param_groups</c>, where all of them read and write it.</summary>
internal struct PyTorchGroup
{
    public double Rate, MaxRate, MinRate, SwaRate;

    public double? InitialRate;

    public double Momentum, MaxMomentum, BaseMomentum;
}

/// <summary>What one scheduler counts: <c>last_epoch</c>, <c>_step_count</c>, and <c>T_cur</c> and <c>T_i</c> of restarts.</summary>
internal struct PyTorchClock
{
    public long Epoch, Steps, Current, Period;

    public double BaseRate;
}
