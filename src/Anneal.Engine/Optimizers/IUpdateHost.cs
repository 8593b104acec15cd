using Anneal.Engine.Kernels.Updates;

namespace Anneal.Engine.Optimizers;

/// <summary>What an optimizer may ask about whole parameters between the passes of an update.</summary>
internal interface IUpdateHost
{
    /// <summary>Σ x² of every parameter's weights, gradient or third buffer. The same span at every call for one operand.</summary>
    ReadOnlySpan<double> SumsOfSquares(UpdateOperand operand);

    /// <summary>The share of every parameter's elements whose third buffer has the sign of the gradient.</summary>
    ReadOnlySpan<double> Agreements();

    /// <summary>Replaces every parameter's third buffer, a matrix, by the nearest orthogonal one, about.</summary>
    void Orthogonalize(NewtonSchulz iteration);
}

/// <summary>What can be summed over.</summary>
internal enum UpdateOperand
{
    Weights,
    Gradient,
    Third,
}
