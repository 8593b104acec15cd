#!/usr/bin/env python3
"""Random cases of PyTorch's own schedulers, alone and composed, in the form of tests/Golden.

    apt-get install -y python3-torch
    /usr/bin/python3 eng/golden/random_torch_cases.py FOLDER [--seed 7] [--cases 60]
    ANNEAL_GOLDEN=FOLDER dotnet test -c Release

Writes FOLDER/torch.json, with that many cases of each kind. Files that are missing there are skipped by the tests.

The dialect follows PyTorch 2.13. Older versions differ in compositions: before `_update_lr` a milestone counted as a call of
SWALR's step(), before `recursive_undo` a nested composition kept one step of its construction, and CyclicLR did not yet write
the group's limits of momentum. Such cases are left out where the installed version has the old behavior.
"""
import argparse
import json
import math
import os
import random
import warnings

import torch
from torch.optim import lr_scheduler, swa_utils

warnings.filterwarnings("ignore")

MILESTONES_COUNT = not hasattr(lr_scheduler._LRScheduler, "_update_lr")
UNDOES_NESTED = hasattr(lr_scheduler.SequentialLR, "recursive_undo")
COMPOSED = ("SequentialLR", "ChainedScheduler")


def optimizer(kind, rates):
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": rate} for rate in rates]
    return torch.optim.SGD(groups, lr=rates[0], momentum=0.9) if kind == "SGD" else torch.optim.Adam(groups, lr=rates[0])


def momentum_of(kind, group):
    return group["momentum"] if kind == "SGD" else group["betas"][0]


def build(name, target, arguments):
    """The scheduler, and those in it in the order of the list."""
    if name == "SWALR":
        return swa_utils.SWALR(target, **arguments)
    if name not in COMPOSED:
        return getattr(lr_scheduler, name)(target, **arguments)
    pieces = [build(piece, target, inner) for piece, inner in arguments["schedulers"]]
    if name == "ChainedScheduler":
        return lr_scheduler.ChainedScheduler(pieces)
    return lr_scheduler.SequentialLR(target, pieces, arguments["milestones"])


def run(identifier, kind, name, arguments, rates, updates, metric=None):
    """What the library gives, or None where it refuses to build the scheduler."""
    target = optimizer(kind, rates)
    try:
        scheduler = build(name, target, arguments)
    except (ZeroDivisionError, ValueError):
        return None
    case = {"id": identifier, "schedule": name, "arguments": arguments, "optimizer": {"kind": kind, "lr": rates[0]}, "unit": "step"}
    steps, learning_rates, momenta = [], [[] for _ in rates], [[] for _ in rates]
    for step in range(updates):
        steps.append(step)
        for place, group in enumerate(target.param_groups):
            learning_rates[place].append(group["lr"])
            momenta[place].append(momentum_of(kind, group))
        target.step()
        try:
            scheduler.step() if metric is None else scheduler.step(metric[step])
        except (ValueError, ZeroDivisionError, NotImplementedError) as error:
            case["stop"] = {"after_update": step, "error": str(error)}
            break
    many = len(rates) > 1
    case["t"] = steps
    case["learning_rate"] = learning_rates if many else learning_rates[0]
    if any(len(set(column)) > 1 for column in momenta):
        case["momentum"] = momenta if many else momenta[0]
    if many:
        case["groups"] = [{"lr": rate} for rate in rates]
    if metric is not None:
        case["metric"] = [value if math.isfinite(value) else str(value) for value in metric]
    return case


def power(low, high):
    return 10 ** random.uniform(low, high)


def some_rates():
    return [power(-4, 0) for _ in range(random.choice([1, 1, 1, 2, 3]))]


def per_group(rates, low, high):
    return [power(low, high) for _ in rates] if len(rates) > 1 and random.random() < 0.7 else power(low, high)


def some_of(arguments):
    """Leaves out some arguments, for their defaults."""
    return {name: value for name, value in arguments.items() if random.random() < 0.75}


def eta_min():
    return random.choice([0, 0, power(-6, -2)])


def factor():
    return random.choice([random.uniform(0.1, 1), power(-3, 0), 0.5])


def step_lr(rates):
    return {"step_size": random.randint(1, 60), **some_of({"gamma": random.uniform(0.1, 1.05)})}


def multi_step(rates):
    return {"milestones": sorted(random.choices(range(0, 300), k=random.randint(0, 5))), **some_of({"gamma": random.uniform(0.1, 1)})}


def constant(rates):
    return some_of({"factor": factor(), "total_iters": random.randint(0, 80)})


def linear(rates):
    return some_of({"start_factor": factor(), "end_factor": random.choice([0, 1, random.random()]), "total_iters": random.randint(1, 120)})


def exponential(rates):
    return {"gamma": random.uniform(0.8, 1.01)}


def polynomial(rates):
    return some_of({"total_iters": random.randint(1, 200), "power": random.choice([1, 2, 0, 0.5, random.uniform(0.1, 4)])})


def cosine(rates):
    return {"T_max": random.choice([1, 2, random.randint(3, 250)]), **some_of({"eta_min": eta_min()})}


def warm_restarts(rates):
    return {"T_0": random.randint(1, 60), **some_of({"T_mult": random.choice([1, 2, 3, 10]), "eta_min": eta_min()})}


def swa(rates):
    return {"swa_lr": per_group(rates, -4, 0), **some_of({"anneal_epochs": random.randint(0, 60), "anneal_strategy": random.choice(["cos", "linear"])})}


def cyclic(rates):
    return {
        "base_lr": per_group(rates, -6, -3), "max_lr": per_group(rates, -2, 0), "step_size_up": random.randint(1, 60),
        "mode": random.choice(["triangular", "triangular2", "exp_range"]), "gamma": random.uniform(0.95, 1),
        **some_of({"step_size_down": random.randint(0, 60), "base_momentum": random.uniform(0.7, 0.85), "max_momentum": random.uniform(0.85, 0.99)}),
        "cycle_momentum": random.random() < 0.7,
    }


def one_cycle(rates, longest=400):
    length = {"total_steps": random.randint(2, longest)} if random.random() < 0.7 else {
        "epochs": random.randint(1, 20), "steps_per_epoch": random.randint(1, longest // 20)}
    return {
        "max_lr": per_group(rates, -4, 1), **length, "div_factor": power(0.1, 3), "final_div_factor": power(0, 5),
        **some_of({
            "anneal_strategy": random.choice(["cos", "linear"]), "three_phase": random.random() < 0.5,
            "pct_start": random.choice([0.0, 1.0, random.random(), random.uniform(0.02, 0.5)]), "cycle_momentum": random.random() < 0.8,
            "base_momentum": random.uniform(0.7, 0.85), "max_momentum": random.uniform(0.85, 0.99),
        }),
    }


FACTORS = {
    "StepLR": step_lr, "MultiStepLR": multi_step, "ConstantLR": constant, "LinearLR": linear, "ExponentialLR": exponential,
    "PolynomialLR": polynomial, "CosineAnnealingLR": cosine,
}
SETTERS = {"CosineAnnealingWarmRestarts": warm_restarts, "SWALR": swa, "CyclicLR": cyclic, "OneCycleLR": one_cycle}
EVERY = {**FACTORS, **SETTERS}


def alone(number):
    name, rates = list(EVERY)[number % len(EVERY)], some_rates()
    kind = random.choice(["SGD", "Adam"]) if name == "OneCycleLR" else "SGD"
    return run(f"{name}-{number}", kind, name, EVERY[name](rates), rates, 500)


def plateau(number):
    rates = some_rates()
    arguments = some_of({
        "mode": random.choice(["min", "max"]), "factor": random.uniform(0.1, 0.9), "patience": random.randint(0, 12), "threshold": power(-5, -1),
        "threshold_mode": random.choice(["rel", "abs"]), "cooldown": random.randint(0, 8), "min_lr": per_group(rates, -6, -3), "eps": power(-8, -4),
    })
    slope = random.choice([-0.02, -0.005, 0, 0.005, 0.02])
    metric = [random.uniform(0.5, 3) * random.choice([1, -1])]
    for _ in range(249):
        metric.append(metric[-1] + slope * random.random() + random.gauss(0, 0.01))
    if random.random() < 0.2:
        metric[random.randrange(250)] = random.choice([math.nan, math.inf, -math.inf])
    return run(f"plateau-{number}", "SGD", "ReduceLROnPlateau", arguments, rates, 250, metric)


def pieces(kinds, rates, count):
    names = random.choices(list(kinds), k=count)
    return [[name, kinds[name](rates)] for name in names]


def has_old_behavior(parts):
    names = [name for name, _ in parts]
    return MILESTONES_COUNT and ("SWALR" in names[1:] or ("CyclicLR" in names and "OneCycleLR" in names))


def sequence_arguments(rates, kinds):
    count = random.randint(1, 5)
    parts = pieces(kinds, rates, count)
    while has_old_behavior(parts):
        parts = pieces(kinds, rates, count)
    return {"schedulers": parts, "milestones": sorted(random.choices(range(1, 250), k=count - 1))}


def sequence(number):
    rates = some_rates()
    kinds = random.choice([FACTORS, EVERY])
    return run(f"sequence-{number}", "SGD", "SequentialLR", sequence_arguments(rates, kinds), rates, 400)


def chain(number):
    rates = some_rates()
    kinds = random.choice([{name: make for name, make in FACTORS.items() if name != "CosineAnnealingLR"}, FACTORS, EVERY])
    parts = pieces(kinds, rates, random.randint(1, 4))
    while has_old_behavior(parts):
        parts = pieces(kinds, rates, random.randint(1, 4))
    return run(f"chain-{number}", "SGD", "ChainedScheduler", {"schedulers": parts}, rates, 700)


def nested(number):
    rates = some_rates()
    inner = ["SequentialLR", sequence_arguments(rates, FACTORS)]
    if UNDOES_NESTED and random.random() < 0.5:
        return run(f"nested-{number}", "SGD", "SequentialLR", {"schedulers": [inner, *pieces(FACTORS, rates, 1)], "milestones": [120]}, rates, 300)
    parts = random.choice([[inner, *pieces(FACTORS, rates, 1)], [*pieces(FACTORS, rates, 1), inner]])
    return run(f"nested-{number}", "SGD", "ChainedScheduler", {"schedulers": parts}, rates, 300)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--cases", type=int, default=60)
    options = parser.parse_args()
    random.seed(options.seed)
    counts = {alone: 4 * options.cases, plateau: options.cases, sequence: options.cases, chain: options.cases, nested: options.cases // 2}
    cases = [case for make, count in counts.items() for case in map(make, range(count)) if case]
    os.makedirs(options.folder, exist_ok=True)
    with open(os.path.join(options.folder, "torch.json"), "w", encoding="utf-8") as file:
        json.dump({"library": "torch", "version": torch.__version__, "cases": cases}, file)
    print(f"{len(cases)} cases of PyTorch {torch.__version__}")
