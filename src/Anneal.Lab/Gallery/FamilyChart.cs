using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Gallery;

/// <summary>The picture of a family.</summary>
public static class FamilyChart
{
    /// <summary>Every line of a family over its updates.</summary>
    /// <param name="family">The family.</param>
    /// <returns>The chart.</returns>
    public static Chart Of(Family family)
    {
        ArgumentNullException.ThrowIfNull(family);
        double[] updates = [.. Enumerable.Range(0, family.Updates).Select(update => (double)update)];
        return new Chart(
            family.Title,
            "updates",
            family.Quantity,
            family.Lines.Select((line, place) => Line(family, line, place, updates)))
        {
            VerticalScale = family.IsLogarithmic ? AxisScale.Logarithmic : AxisScale.Linear,
        };
    }

    /// <summary>Colors from the second on: the first is the gray of a reference, and here no line is one.</summary>
    private static Series Line(Family family, FamilyLine line, int place, double[] updates)
    {
        var values = new double[updates.Length];
        line.Schedule.Fill(0, values);
        return new Series(line.Name.Length == 0 ? family.Title : line.Name, updates, values) { StyleIndex = place + 1 };
    }
}
