using Anneal.Text;

namespace Anneal.Tests.Text;

public sealed class ScheduleJsonTests
{
    [Fact]
    public void A_schedule_has_a_version_a_kind_and_its_fields() => Assert.Equal(
        """{"schemaVersion":1,"kind":"ramp","from":0.1,"to":0,"length":100,"curve":{"kind":"polynomial","power":2},"afterEnd":"throw"}""",
        (new Ramp(0.1, 0, 100, Curve.Polynomial(2)) with { AfterEnd = AfterEnd.Throw }).ToJson());

    [Fact]
    public void A_plan_has_its_channels_in_their_order_and_its_groups() => Assert.Equal(
        """{"schemaVersion":1,"learningRate":{"kind":"constant","value":0.1},"channels":[{"name":"momentum","schedule":{"kind":"constant","value":0.9}},{"name":"weight-decay","coupling":{"kind":"proportional","factor":0.01}}],"groups":[{"name":"backbone","learningRateFactor":0.1}]}""",
        new Plan(new Constant(0.1)).WithMomentum(0.9).WithWeightDecay(Coupling.Proportional(0.01)).WithGroups(new ParameterGroup("backbone", 0.1)).ToJson());

    [Fact]
    public void Members_may_stand_in_any_order_and_usual_values_may_be_left_out() => Assert.Equal(
        new Ramp(0.1, 0, 100),
        Schedule.FromJson("""{"length": 100, "to": 0.0, "from": 1e-1, "kind": "ramp", "schemaVersion": 1}"""));

    [Theory]
    [InlineData("", "This is not JSON")]
    [InlineData("[]", "$: must be an object; it is []")]
    [InlineData("""{"kind":"constant","value":1}""", "$: 'schemaVersion' is missing")]
    [InlineData("""{"schemaVersion":2,"kind":"constant","value":1}""", "$.schemaVersion: the version is 2; this library reads version 1")]
    [InlineData("""{"schemaVersion":1,"kind":"rmp"}""", "$.kind: there is no schedule \"rmp\". Did you mean 'ramp'?")]
    [InlineData("""{"schemaVersion":1,"kind":"constant"}""", "$: 'value' is missing")]
    [InlineData("""{"schemaVersion":1,"kind":"constant","value":"x"}""", "$.value: must be a number; it is \"x\"")]
    [InlineData("""{"schemaVersion":1,"kind":"constant","value":"nan"}""", "$.value: must be a finite number")]
    [InlineData("""{"schemaVersion":1,"kind":"constant","value":1e999}""", "$.value: must be a number; it is 1e999")]
    [InlineData("""{"schemaVersion":1,"kind":"constant","value":1,"vlaue":2}""", "$: has no 'vlaue'; it has schemaVersion, kind, afterEnd, value. Did you mean 'value'?")]
    [InlineData("""{"schemaVersion":1,"kind":"constant","value":1,"value":2}""", "$: 'value' stands there twice")]
    [InlineData("""{"schemaVersion":1,"kind":"ramp","from":0,"to":1,"length":-1}""", "$: 'steps' must be at least 0; it is -1")]
    [InlineData("""{"schemaVersion":1,"kind":"ramp","from":0,"to":1,"length":1.5}""", "$.length: must be a whole number; it is 1.5")]
    [InlineData("""{"schemaVersion":1,"kind":"ramp","from":0,"to":1,"length":1,"curve":{"kind":"cosin"}}""", "$.curve.kind: must be a curve")]
    [InlineData("""{"schemaVersion":1,"kind":"sequence","stages":[{"kind":"constant","value":1},{"kind":"constant","value":2}]}""", "Constant never ends")]
    [InlineData("""{"schemaVersion":1,"kind":"sequence","stages":[{"kind":"ramp","from":0,"to":1,"length":5},{"kind":"constant","value":true}]}""", "$.stages[1].value: must be a number; it is true")]
    [InlineData("""{"schemaVersion":1,"kind":"scaled","schedule":{"kind":"constant","value":1,"x":0},"factor":"big"}""", "$.schedule: has no 'x'")]
    [InlineData("""{"schemaVersion":1,"kind":"constant","value":1,"afterEnd":"stop"}""", "$.afterEnd: must be one of hold, repeat, throw; it is \"stop\"")]
    public void A_mistake_in_a_schedule_is_named_with_its_path_and_value(string json, string message) =>
        Assert.Contains(message, Assert.Throws<PlanFormatException>(() => Schedule.FromJson(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"schemaVersion":1}""", "$: 'learningRate' is missing")]
    [InlineData("""{"schemaVersion":1,"learningRate":{"kind":"constant","value":1},"channels":[{"name":"momentum"}]}""", "$.channels[0]: has neither 'schedule' nor 'coupling'")]
    [InlineData("""{"schemaVersion":1,"learningRate":{"kind":"constant","value":1},"channels":[{"name":"momentum","coupling":{"kind":"mirrors"}}]}""", "$.channels[0].coupling.kind: must be one of mirror, inverse, proportional. Did you mean 'mirror'?")]
    [InlineData("""{"schemaVersion":1,"learningRate":{"kind":"constant","value":1},"groups":[{"name":"a"},{"name":"a"}]}""", "$: Two groups are named 'a'")]
    [InlineData("""{"schemaVersion":1,"learningRate":{"kind":"constant","value":1},"groups":[{"name":" "}]}""", "$.groups[0]: The value cannot be an empty string")]
    [InlineData("""{"schemaVersion":1,"learningRate":{"kind":"constant","value":1},"chanels":[]}""", "Did you mean 'channels'?")]
    public void A_mistake_in_a_plan_is_named_with_its_path_and_value(string json, string message) =>
        Assert.Contains(message, Assert.Throws<PlanFormatException>(() => Plan.FromJson(json)).Message, StringComparison.Ordinal);
}
