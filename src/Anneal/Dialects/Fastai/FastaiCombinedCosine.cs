namespace Anneal.Dialects;

/// <summary>fastai's <c>combined_cos</c>: two cosine phases whose shares and positions are float32 numbers.</summary>
internal sealed record FastaiCombinedCosine(long TotalSteps, double StartFraction, double Start, double Middle, double End) : Schedule(TotalSteps)
{
    internal override double Final => End;

    internal override double Evaluate(long step, Ending ending)
    {
        float first = (float)StartFraction;
        float whole = (float)((double)first + (float)(1 - StartFraction));
        float position = (float)((double)step / TotalSteps);
        return position >= first
            ? Cosine(Middle, End, (position - first) / (whole - first))
            : Cosine(Start, Middle, position / first);
    }

    private static double Cosine(double from, double to, float progress) =>
        from + (1 + Math.Cos(Math.PI * (1 - (double)progress))) * (to - from) / 2;
}
