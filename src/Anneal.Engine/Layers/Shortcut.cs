namespace Anneal.Engine.Layers;

/// <summary>How the input of a residual block gets around its body (K. He et al., arXiv:1512.03385, section 3.3).</summary>
public enum Shortcut
{
    /// <summary>As it is; the body must keep the shape.</summary>
    Identity,

    /// <summary>
    /// Option A, without parameters: every stride-th pixel, with zeros for channels that the input does not have; the
    /// identity where the body keeps the shape.
    /// </summary>
    OptionA,

    /// <summary>
    /// Options B and C: a convolution of kernel 1 with the body's stride, without bias, and a batch normalization.
    /// </summary>
    Projection,
}
