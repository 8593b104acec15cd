using Anneal.Tests.Shared;

namespace Anneal.Lab.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_approved_one() => PublicApi.MatchesApproved(typeof(Lab.Comparisons.Comparison).Assembly);
}
