using Anneal.Lab.Reports.Charts;

namespace Anneal.Lab.Tests.Reports.Charts;

public sealed class LabelSpreadingLaws
{
    [Fact]
    public void Labels_never_meet_stay_in_order_and_stay_inside()
    {
        Random random = new(11);
        for (int round = 0; round < 500; round++)
        {
            double[] wanted = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.NextDouble() * 300)];
            double[] placed = LabelSpreading.Spread(wanted, 17, 0, 300);
            int[] order = [.. Enumerable.Range(0, wanted.Length).OrderBy(index => wanted[index])];

            Assert.All(placed, height => Assert.InRange(height, -1e-6, 300 + 1e-6));
            Assert.All(order.Zip(order.Skip(1)), pair => Assert.True(placed[pair.Second] - placed[pair.First] >= 17 - 1e-6));
        }
    }

    [Fact]
    public void Labels_with_room_stay_where_they_want_to_be() =>
        Assert.Equal([40, 10, 80], LabelSpreading.Spread([40, 10, 80], 17, 0, 100));
}
