namespace Anneal.Tests.Shared;

/// <summary>A test of data that is not part of the repository; skipped, with the reason, where it is absent.</summary>
internal sealed class SharedMaterialFactAttribute : FactAttribute
{
    public SharedMaterialFactAttribute()
    {
        if (Repository.SharedMaterial is null)
            Skip = "The maintainers' data folder '../shared' is not beside this checkout.";
    }
}
