namespace Anneal.Tests;

public sealed class FillLaws
{
    public static TheoryData<int> Examples => ScheduleExamples.Indices;

    [Theory]
    [MemberData(nameof(Examples))]
    public void Many_values_at_once_are_the_single_values_to_the_last_bit(int example)
    {
        Schedule schedule = ScheduleExamples.All[example];
        foreach (int start in new[] { 0, 1, 13 })
        {
            bool isDialect = schedule.GetType().Namespace != typeof(Schedule).Namespace;   // may refuse steps after its end
            var values = new double[isDialect ? Math.Clamp(schedule.Steps - start, 0, 150) : 150];
            schedule.Fill(start, values);

            for (int i = 0; i < values.Length; i++)
                Assert.Equal(BitConverter.DoubleToInt64Bits(schedule.At(start + i)), BitConverter.DoubleToInt64Bits(values[i]));
        }
    }
}
