namespace Anneal.Lab.Runs.Store;

/// <summary>What runs are sorted by. Runs without the value stand last; equal ones are sorted by name.</summary>
public enum RunOrder
{
    /// <summary>When they were begun.</summary>
    Started,

    /// <summary>Their names, by character codes.</summary>
    Name,

    /// <summary>Accuracy on the test images.</summary>
    TestAccuracy,

    /// <summary>Accuracy on the validation images.</summary>
    ValidationAccuracy,

    /// <summary>Loss of the validation images.</summary>
    ValidationLoss,

    /// <summary>Seconds of training.</summary>
    Seconds,
}
