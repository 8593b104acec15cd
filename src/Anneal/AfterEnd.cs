namespace Anneal;

/// <summary>What a schedule answers after its last step.</summary>
public enum AfterEnd
{
    /// <summary>Its final value, for ever.</summary>
    Hold,

    /// <summary>The same values again from step 0: <c>v(t) = v(t mod T)</c>.</summary>
    Repeat,

    /// <summary>An <see cref="ArgumentOutOfRangeException"/>: a run that is longer than its schedule is a mistake.</summary>
    Throw,
}
