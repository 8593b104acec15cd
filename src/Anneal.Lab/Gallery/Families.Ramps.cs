namespace Anneal.Lab.Gallery;

public static partial class Families
{
    private static Family[] Ramps =>
    [
        new("ramp", "Ramp", typeof(Ramp), null, new FamilyLine("down", new Ramp(0.1, 0, 200)), new FamilyLine("up", new Ramp(0.02, 0.08, 100)))
            { KnownAs = "PyTorch LinearLR, optax linear_schedule, Composer LinearScheduler, fastai SchedLin, MLX linear_schedule" },
        new("linear", "Linear", typeof(Curve), nameof(Curve.Linear), new FamilyLine("", new Ramp(0.1, 0, 200, Curve.Linear)))
            { KnownAs = "transformers linear, torchtitan linear" },
        new("cosine", "Cosine", typeof(Curve), nameof(Curve.Cosine), new FamilyLine("", new Ramp(0.1, 0, 200, Curve.Cosine)))
            { KnownAs = "PyTorch CosineAnnealingLR, Keras CosineDecay, optax cosine_decay_schedule, transformers cosine, timm cosine, fastai SchedCos" },
        new("cosine-power", "Cosine to a power", typeof(Curve), nameof(Curve.CosinePower),
            new FamilyLine("exponent 0.5", new Ramp(0.1, 0, 200, Curve.CosinePower(0.5))), new FamilyLine("exponent 2", new Ramp(0.1, 0, 200, Curve.CosinePower(2))))
            { KnownAs = "optax cosine_decay_schedule (exponent)" },
        new("polynomial", "Polynomial", typeof(Curve), nameof(Curve.Polynomial),
            new FamilyLine("power 0.5", new Ramp(0.1, 0, 200, Curve.Polynomial(0.5))),
            new FamilyLine("power 2", new Ramp(0.1, 0, 200, Curve.Polynomial(2))),
            new FamilyLine("power 4", new Ramp(0.1, 0, 200, Curve.Polynomial(4))))
            { KnownAs = "PyTorch PolynomialLR, Keras PolynomialDecay, optax polynomial_schedule, MMEngine PolyLR, NeMo SquareAnnealing and SquareRootAnnealing" },
        new("power", "Power", typeof(Curve), nameof(Curve.Power),
            new FamilyLine("exponent 0.5", new Ramp(0.1, 0, 200, Curve.Power(0.5))), new FamilyLine("exponent 2", new Ramp(0.1, 0, 200, Curve.Power(2))))
            { KnownAs = "fastai SchedPoly; the minus_sqrt decay of Megatron, transformers, timm and torchtitan" },
        new("exponential", "Stretched exponential", typeof(Curve), nameof(Curve.Exponential),
            new FamilyLine("ratio 0.5", new Ramp(0.1, 0, 200, Curve.Exponential(0.5))), new FamilyLine("ratio 0.01", new Ramp(0.1, 0, 200, Curve.Exponential(0.01))))
            { KnownAs = "the exponential decay of Megatron's and timm's WSD" },
        new("logarithmic", "Logarithmic", typeof(Curve), nameof(Curve.Logarithmic),
            new FamilyLine("base 200", new Ramp(0, 0.1, 200, Curve.Logarithmic(200))), new FamilyLine("base 5", new Ramp(0, 0.1, 200, Curve.Logarithmic(5))))
            { KnownAs = "DeepSpeed WarmupLR (log)" },
        new("rex", "REX", typeof(Curve), nameof(Curve.Rex), new FamilyLine("", new Ramp(0.1, 0, 200, Curve.Rex)))
            { KnownAs = "pytorch_optimizer REXScheduler" },
        new("k-decay", "k-decay", typeof(Curve), nameof(Curve.KDecay),
            new FamilyLine("k = 2", new Ramp(0.1, 0, 200, Curve.Cosine.KDecay(2))), new FamilyLine("k = 0.5", new Ramp(0.1, 0, 200, Curve.Cosine.KDecay(0.5))))
            { KnownAs = "timm k_decay, for polynomial and cosine decay" },
        new("geometric-ramp", "Geometric ramp", typeof(GeometricRamp), null,
            new FamilyLine("down", new GeometricRamp(0.1, 0.001, 200)), new FamilyLine("up", new GeometricRamp(0.0001, 0.05, 200)))
            { KnownAs = "fastai SchedExp, CosineAnnealing's exponential counterpart in ignite's and Lightning's finders", IsLogarithmic = true },
        new("hyperbolic-tangent-decay", "Hyperbolic tangent decay", typeof(HyperbolicTangentDecay), null,
            new FamilyLine("-6 to 3", new HyperbolicTangentDecay(0.1, 200)), new FamilyLine("-3 to 3", new HyperbolicTangentDecay(0.1, 200, lower: -3)))
            { KnownAs = "timm tanh" },
        new("piecewise-linear", "Piecewise linear", typeof(PiecewiseLinear), null,
            new FamilyLine("straight", new PiecewiseLinear([(0, 0.02), (50, 0.1), (120, 0.04), (199, 0)])),
            new FamilyLine("cosine", new PiecewiseLinear([(0, 0.01), (50, 0.08), (120, 0.02), (199, 0)], Curve.Cosine)))
            { KnownAs = "ignite PiecewiseLinear, optax piecewise_interpolate_schedule, OLMo-core ComposableScheduler" },
        new("chebyshev-steps", "Chebyshev steps", typeof(ChebyshevSteps), null,
            new FamilyLine("", new ChebyshevSteps(smallestCurvature: 1, largestCurvature: 20, steps: 64)))
            { KnownAs = "pytorch_optimizer get_chebyshev_schedule", Updates = 64, IsLogarithmic = true },
    ];
}
