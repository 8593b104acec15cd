namespace Anneal.Engine.Optimizers;

/// <summary>Which of the buffers beside a weight a formula calls first, second and third.</summary>
internal enum SlotPlace
{
    First,
    Second,
    Third,
}
