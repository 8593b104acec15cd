using Anneal;

// A line through noisy points, by a hand-written loop: gradients of four micro-batches for each update, a plateau after a warm-up,
// and a process that dies in the middle and goes on where it was.
string checkpoint = Path.GetTempFileName();
Line whole = Train(from: null, until: 400);
Line first = Train(from: null, until: 170);
File.WriteAllText(checkpoint, first.State);
Line resumed = Train(from: first with { State = File.ReadAllText(checkpoint) }, until: 400);
File.Delete(checkpoint);

Console.WriteLine($"slope {whole.Slope:0.000}, offset {whole.Offset:0.000}, last rate {whole.Rate:0.0000}");
Console.WriteLine($"the same to the last bit after a resume: {whole == resumed}");

static Line Train(Line? from, int until)
{
    Line line = from ?? new Line(0, 0, 0, "");
    Plan plan = new Plan(new Plateau(initial: 0.5, factor: 0.5, patience: 2)).WithWarmup(20);
    PlanDriver driver = plan.AttachToLearningRate(rate => line = line with { Rate = rate });
    if (from is not null)
        driver.Restore(from.State);

    while (driver.AppliedUpdates < until)
    {
        (double slope, double offset) = (0, 0);
        for (int microBatch = 0; microBatch < 4; microBatch++)     // the clock stands still
            Accumulate(line, 4 * driver.AppliedUpdates + microBatch, ref slope, ref offset);
        line = line with { Slope = line.Slope - line.Rate * slope / 4, Offset = line.Offset - line.Rate * offset / 4 };
        driver.Advance();                                           // an update was applied
        if (driver.AppliedUpdates % 20 == 0)
            driver.Observe(metric: Error(line));
    }

    return line with { State = driver.Save() };
}

static (double X, double Y) Point(long index)
{
    double x = Math.Sin(index * 12.9898), noise = Math.Sin(index * 78.233) / 10;
    return (x, 2 * x + 1 + noise);
}

static void Accumulate(Line line, long index, ref double slope, ref double offset)
{
    (double x, double y) = Point(index);
    double error = line.Slope * x + line.Offset - y;
    slope += error * x;
    offset += error;
}

static double Error(Line line) => Enumerable.Range(0, 200).Average(index => Math.Pow(line.Slope * Point(index).X + line.Offset - Point(index).Y, 2));

internal sealed record Line(double Slope, double Offset, double Rate, string State);
