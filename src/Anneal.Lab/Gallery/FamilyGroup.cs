namespace Anneal.Lab.Gallery;

/// <summary>What kind of shape a family of schedules has; the chapters of the gallery, in their order.</summary>
public enum FamilyGroup
{
    /// <summary>Values with jumps between them, and values from elsewhere.</summary>
    Stairs,

    /// <summary>Falling without an end.</summary>
    Decays,

    /// <summary>From one value to another in a number of steps, by the shape of the way.</summary>
    Ramps,

    /// <summary>Several stages in a row: warm-up, hold, decay.</summary>
    Stages,

    /// <summary>Up and down again and again.</summary>
    Cycles,

    /// <summary>The 1cycle policies.</summary>
    OneCycle,

    /// <summary>Decided by what training shows.</summary>
    Feedback,

    /// <summary>Range tests, noise, batch sizes.</summary>
    Tests,
}
