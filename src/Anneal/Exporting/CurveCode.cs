namespace Anneal;

/// <summary>Curves as code; null where there is no closed form here.</summary>
internal static class CurveCode
{
    public static string Of(CodeLanguage code, Curve curve, string z) => curve switch
    {
        CosineCurve => $"(1 - {code.Call("cos", $"{code.Pi} * ({z})")}) / 2",
        CosinePowerCurve power => $"1 - {code.Call("pow", $"(1 + {code.Call("cos", $"{code.Pi} * ({z})")}) / 2", CodeLanguage.Number(power.Exponent))}",
        PolynomialCurve power => $"1 - {code.Call("pow", $"1 - ({z})", CodeLanguage.Number(power.Exponent))}",
        PowerCurve power => code.Call("pow", z, CodeLanguage.Number(power.Exponent)),
        ExponentialCurve exponential => $"(1 - {code.Call("pow", CodeLanguage.Number(exponential.Ratio), z)}) / (1 - {CodeLanguage.Number(exponential.Ratio)})",
        LogarithmicCurve logarithm => $"{code.Call("log1p", $"({CodeLanguage.Number(logarithm.Base)} - 1) * ({z})")} / {code.Call("log1p", $"{CodeLanguage.Number(logarithm.Base)} - 1")}",
        RexCurve => $"({z}) / (2 - ({z}))",
        DelayedCurve delayed => Of(code, delayed.Inner, code.Call("pow", z, CodeLanguage.Number(delayed.Exponent))),
        _ => z,
    };
}
