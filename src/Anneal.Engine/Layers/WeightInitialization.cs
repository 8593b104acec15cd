namespace Anneal.Engine.Layers;

/// <summary>What the first weights of a layer are drawn from; biases begin at zero. Fan-in is the number of inputs of an output.</summary>
public enum WeightInitialization
{
    /// <summary>
    /// A normal distribution of variance <c>2 / fan-in</c>, which keeps the scale where a rectifier follows (K. He, X. Zhang, S. Ren and
    /// J. Sun, arXiv:1502.01852, equation 10).
    /// </summary>
    He,

    /// <summary>
    /// A uniform distribution of variance <c>1 / fan-in</c>, from <c>−√(3 / fan-in)</c> to <c>√(3 / fan-in)</c>, which keeps the scale where
    /// none follows; Caffe's filler of that name (after X. Glorot and Y. Bengio, AISTATS 2010).
    /// </summary>
    Xavier,
}
