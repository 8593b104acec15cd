namespace Anneal.Dialects;

/// <summary>Schedules with PyTorch's own end points, under PyTorch's own names (<c>torch.optim.lr_scheduler</c>, version 2.13).</summary>
/// <remarks>
/// Use these to continue or to check a run that PyTorch began. Step t is the update that uses the value: what the optimizer holds
/// after t calls of <c>scheduler.step()</c>. Arguments have the library's names in .NET's casing (<c>max_lr</c> is <c>maxLr</c>) and its
/// defaults; <c>learningRate</c> is the <c>lr</c> of the optimizer's parameter group. <see cref="Dialect.Import"/> reads the library's own argument
/// dictionaries.
/// </remarks>
public static partial class PyTorch
{
}
