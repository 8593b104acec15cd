namespace Anneal.Lab.Reports.Charts;

/// <summary>A place in the plot, in pixels from its upper left corner.</summary>
internal readonly record struct PlotPoint(double X, double Y);
