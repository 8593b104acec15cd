using Anneal.Tests.Shared;

namespace Anneal.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_approved_one() => PublicApi.MatchesApproved(typeof(Schedule).Assembly);
}
