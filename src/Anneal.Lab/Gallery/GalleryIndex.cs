using System.Text;

namespace Anneal.Lab.Gallery;

/// <summary>The first page of the gallery: every family by chapter, and what is left out.</summary>
internal static class GalleryIndex
{
    private const string LeftOut =
        """
        ## Not here, and why

        | what | instead |
        |---|---|
        | ConstantLR, warm-up then constant | two values: [piecewise constant](piecewise-constant.md), or `new Constant(v).For(n)` and what follows |
        | Warm-up, hold, anneal (NeMo); anneal, then hold (WarmupAnnealHold) | [WSD](warmup-stable-decay.md) with another curve; `ThenHold` |
        | Cosine hard restarts of one length; a saw of straight lines | `new Ramp(...).Repeat(n)`, or [warm restarts](warm-restarts.md) with a curve |
        | Restarts of listed lengths and heights; a warm-up in each cycle | ramps with `Then` |
        | CyclicLR's `scale_fn` | `Times` with any schedule, or [a function](function.md) |
        | Cycles that are lower or longer each time, of any shape | `Then` and `Times`, cycle by cycle |
        | SWALR | [late anneal](late-anneal.md) along a cosine; the saw of the averaging paper is a repeated ramp |
        | DeepSpeed's 1cycle tail, which decays for ever | a triangle, then [inverse time decay](inverse-time-decay.md) |
        | timm's WSD, whose stable part decays too | a decay `Times` a [WSD](warmup-stable-decay.md) |
        | Weight decay from a start to an end value | any [ramp](ramp.md); a plan has a channel for it |
        | scikit-learn's *adaptive* | a plateau with a factor of 1/5 |
        | Layer-wise rates, groups | plans, not schedules |
        | Schedule-free training | it is an optimizer and has no schedule |
        | AdaptiveFitness (AiDotNet) | no published rule was found |
        """;

    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("# The gallery\n\nEvery family of schedules, once, each with its formula, source and picture. `anneal gallery` lists them in the terminal, and ")
            .Append("`anneal gallery NAME` draws one. How they are put together: [schedules](../schedules.md). Written by `anneal gallery --out docs/gallery`.\n\n");
        foreach (IGrouping<FamilyGroup, Family> group in Families.All.GroupBy(family => family.Group))
        {
            page.Append("## ").Append(Title(group.Key)).Append("\n\n| | family | in code | elsewhere |\n|---|---|---|---|\n");
            foreach (Family family in group)
                page.Append($"| <img src=\"pictures/{family.Name}.svg\" width=\"180\" alt=\"\"> | [{family.Title}]({family.Name}.md) | `{family.Code}` | {family.KnownAs} |\n");
            page.Append('\n');
        }

        return page.Append(LeftOut.ReplaceLineEndings("\n")).Append('\n').ToString();
    }

    /// <summary>A chapter's heading.</summary>
    public static string Title(FamilyGroup group) => group switch
    {
        FamilyGroup.Stairs => "Constants, stairs and tables",
        FamilyGroup.Decays => "Decays without an end",
        FamilyGroup.Ramps => "Ramps and their curves",
        FamilyGroup.Stages => "Warm-up, hold, decay",
        FamilyGroup.Cycles => "Cycles and restarts",
        FamilyGroup.OneCycle => "1cycle",
        FamilyGroup.Feedback => "Decided by feedback",
        _ => "Tests and overlays",
    };
}
