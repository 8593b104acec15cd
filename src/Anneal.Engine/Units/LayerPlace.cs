namespace Anneal.Engine.Units;

/// <summary>Where a layer stands in a model.</summary>
/// <param name="Name">The layer's number, the first part of its parameters' names.</param>
/// <param name="Input">What comes in.</param>
/// <param name="Shape">The input's shape as the layer sees it: after a flattening, a vector.</param>
/// <param name="Rectifies">Whether the layer takes over the rectifier that follows.</param>
/// <param name="Adds">Whether another consumer writes the input's gradient first.</param>
internal readonly record struct LayerPlace(string Name, Unit Input, ImageShape Shape, bool Rectifies, bool Adds);
