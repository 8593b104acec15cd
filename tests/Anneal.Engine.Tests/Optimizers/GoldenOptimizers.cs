using Anneal.Engine.Optimizers;

namespace Anneal.Engine.Tests.Optimizers;

/// <summary>The optimizers of PyTorch 2.13 and timm 1.0.31 by their names and arguments, with those libraries' defaults.</summary>
internal static class GoldenOptimizers
{
    public static ElementwiseOptimizer Make(string name, GoldenArguments arguments, Model model, IEnumerable<Parameter> parameters)
    {
        bool maximize = arguments.Flag("maximize"), decoupled = arguments.Flag("decoupled_weight_decay");
        double Beta2(double otherwise = 0.999) => arguments.Element("betas", 1, otherwise);
        double Epsilon(double otherwise = 1e-8) => arguments.Number("eps", otherwise);
        return name switch
        {
            "SGD" => new Sgd(model, parameters)
            {
                IsMaximizing = maximize,
                IsNesterov = arguments.Flag("nesterov"),
                Dampening = arguments.Number("dampening", 0),
            },
            "Adam" => new Adam(model, parameters)
            {
                IsMaximizing = maximize,
                Beta2 = Beta2(),
                Epsilon = Epsilon(),
                IsAmsgrad = arguments.Flag("amsgrad"),
                HasDecoupledDecay = decoupled,
            },
            "AdamW" => new AdamW(model, parameters)
            {
                IsMaximizing = maximize,
                Beta2 = Beta2(),
                Epsilon = Epsilon(),
                IsAmsgrad = arguments.Flag("amsgrad"),
            },
            "NAdam" => new NAdam(model, parameters)
            {
                IsMaximizing = maximize,
                Beta2 = Beta2(),
                Epsilon = Epsilon(),
                MomentumDecay = arguments.Number("momentum_decay", 4e-3),
                HasDecoupledDecay = decoupled,
            },
            "RAdam" => new RAdam(model, parameters)
            {
                IsMaximizing = maximize,
                Beta2 = Beta2(),
                Epsilon = Epsilon(),
                HasDecoupledDecay = decoupled,
            },
            "Adamax" => new Adamax(model, parameters) { IsMaximizing = maximize, Beta2 = Beta2(), Epsilon = Epsilon() },
            "RMSprop" => new RmsProp(model, parameters)
            {
                IsMaximizing = maximize,
                Smoothing = arguments.Number("alpha", 0.99),
                Epsilon = Epsilon(),
                IsCentered = arguments.Flag("centered"),
            },
            "Adagrad" => new Adagrad(model, parameters)
            {
                IsMaximizing = maximize,
                LearningRateDecay = arguments.Number("lr_decay", 0),
                InitialAccumulator = arguments.Number("initial_accumulator_value", 0),
                Epsilon = Epsilon(1e-10),
            },
            "Adadelta" => new Adadelta(model, parameters) { IsMaximizing = maximize, Rho = arguments.Number("rho", 0.9), Epsilon = Epsilon(1e-6) },
            "Rprop" => new Rprop(model, parameters)
            {
                IsMaximizing = maximize,
                ShrinkFactor = arguments.Element("etas", 0, 0.5),
                GrowthFactor = arguments.Element("etas", 1, 1.2),
                SmallestStep = arguments.Element("step_sizes", 0, 1e-6),
                LargestStep = arguments.Element("step_sizes", 1, 50),
            },
            "ASGD" => new Asgd(model, parameters)
            {
                IsMaximizing = maximize,
                Shrinkage = arguments.Number("lambd", 1e-4),
                Power = arguments.Number("alpha", 0.75),
                AveragingStart = arguments.Number("t0", 1e6),
            },
            "Lion" => new Lion(model, parameters) { IsMaximizing = maximize, Beta2 = Beta2(0.99), IsCautious = arguments.Flag("caution") },
            "Lars" => new Lars(model, parameters)
            {
                IsNesterov = arguments.Flag("nesterov"),
                Dampening = arguments.Number("dampening", 0),
                TrustCoefficient = arguments.Number("trust_coeff", 1e-3),
                Epsilon = Epsilon(),
                IsTrustClipped = arguments.Flag("trust_clip"),
                IsAlwaysAdapting = arguments.Flag("always_adapt"),
            },
            "Lamb" => new Lamb(model, parameters)
            {
                Beta2 = Beta2(),
                Epsilon = Epsilon(1e-6),
                HasBiasCorrection = arguments.Flag("bias_correction", true),
                HasGradientAveraging = arguments.Flag("grad_averaging", true),
                MaximumGradientNorm = arguments.IsNone("max_grad_norm") ? null : arguments.Number("max_grad_norm", 1),
                IsTrustClipped = arguments.Flag("trust_clip"),
                IsAlwaysAdapting = arguments.Flag("always_adapt"),
                IsCautious = arguments.Flag("caution"),
                HasDecoupledDecay = arguments.Flag("decoupled_decay"),
                DecayReferenceRate = arguments.Flag("corrected_weight_decay") ? arguments.Number("lr", 1e-3) : null,
            },
            "Muon" => new Muon(model, parameters)
            {
                IsNesterov = arguments.Flag("nesterov", true),
                Coefficients = (
                    arguments.Element("ns_coefficients", 0, 3.4445), arguments.Element("ns_coefficients", 1, -4.7750),
                    arguments.Element("ns_coefficients", 2, 2.0315)),
                Iterations = (int)arguments.Number("ns_steps", 5),
                Epsilon = Epsilon(1e-7),
                RateAdjustment = arguments.Word("adjust_lr_fn", "original") switch
                {
                    "original" => MuonRateAdjustment.Original,
                    "match_rms_adamw" => MuonRateAdjustment.MatchAdamW,
                    string other => throw new NotSupportedException($"Muon's adjust_lr_fn '{other}'."),
                },
            },
            _ => throw new NotSupportedException($"There is no '{name}' here."),
        };
    }

    /// <summary>The values that the library uses while no schedule changes them.</summary>
    public static Hyperparameters Initial(string name, GoldenArguments arguments)
    {
        (double rate, double momentum, double decay) = name switch
        {
            "Adam" or "RAdam" => (1e-3, 0.9, 0),
            "AdamW" => (1e-3, 0.9, 1e-2),
            "NAdam" or "Adamax" => (2e-3, 0.9, 0),
            "SGD" => (1e-3, 0, 0),
            "RMSprop" or "Adagrad" or "Rprop" or "ASGD" => (1e-2, 0, 0),
            "Adadelta" => (1.0, 0, 0),
            "Lion" => (1e-4, 0.9, 0),
            "Lars" => (1.0, 0, 0),
            "Lamb" => (1e-3, 0.9, 1e-2),
            "Muon" => (1e-3, 0.95, 0.1),
            _ => throw new NotSupportedException($"There is no '{name}' here."),
        };
        return new Hyperparameters(
            arguments.Number("lr", rate), arguments.Element("betas", 0, arguments.Number("momentum", momentum)),
            arguments.Number("weight_decay", decay));
    }
}
