#!/usr/bin/env python3
"""Random cases of PyTorch's own schedulers, in the form of tests/Golden.

    apt-get install -y python3-torch
    /usr/bin/python3 eng/golden/random_torch_cases.py FOLDER [--seed 7]
    ANNEAL_GOLDEN=FOLDER dotnet test -c Release

Writes FOLDER/torch.json. Files that are missing there are skipped by the tests.
"""
import argparse
import json
import os
import random
import warnings

import torch
from torch.optim import lr_scheduler

warnings.filterwarnings("ignore")


def optimizer(kind, rates):
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": rate} for rate in rates]
    return torch.optim.SGD(groups, lr=rates[0], momentum=0.9) if kind == "SGD" else torch.optim.Adam(groups, lr=rates[0])


def momentum_of(kind, group):
    return group["momentum"] if kind == "SGD" else group["betas"][0]


def run(name, number, kind, arguments, rates, updates):
    """What the library gives, or None where it divides by zero when it is built."""
    target = optimizer(kind, rates)
    try:
        scheduler = getattr(lr_scheduler, name)(target, **arguments)
    except ZeroDivisionError:
        return None
    case = {"id": f"{name}-{number}", "schedule": name, "arguments": arguments, "optimizer": {"kind": kind, "lr": rates[0]}, "unit": "step"}
    steps, learning_rates, momenta = [], [[] for _ in rates], [[] for _ in rates]
    for step in range(updates):
        steps.append(step)
        for place, group in enumerate(target.param_groups):
            learning_rates[place].append(group["lr"])
            momenta[place].append(momentum_of(kind, group))
        target.step()
        try:
            scheduler.step()
        except (ValueError, ZeroDivisionError) as error:
            case["stop"] = {"after_update": step, "error": str(error)}
            break
    many = len(rates) > 1
    case["t"] = steps
    case["learning_rate"] = learning_rates if many else learning_rates[0]
    if any(len(set(column)) > 1 for column in momenta):
        case["momentum"] = momenta if many else momenta[0]
    if many:
        case["groups"] = [{"lr": rate} for rate in rates]
    return case


def power(low, high):
    return 10 ** random.uniform(low, high)


def per_group(rates, low, high):
    return [power(low, high) for _ in rates] if len(rates) > 1 else power(low, high)


def one_cycle(number):
    rates, steps = [0.1] * random.choice([1, 1, 2, 3]), random.randint(2, 400)
    arguments = {
        "max_lr": per_group(rates, -4, 1), "total_steps": steps, "anneal_strategy": random.choice(["cos", "linear"]),
        "three_phase": random.random() < 0.5, "pct_start": random.uniform(0.02, 0.5),
        "div_factor": power(0.1, 3), "final_div_factor": power(0, 5),
    }
    return run("OneCycleLR", number, random.choice(["SGD", "Adam"]), arguments, rates, steps + 3)


def cyclic(number):
    rates = [0.1] * random.choice([1, 2])
    arguments = {
        "base_lr": per_group(rates, -6, -3), "max_lr": per_group(rates, -2, 0), "step_size_up": random.randint(1, 60),
        "mode": random.choice(["triangular", "triangular2", "exp_range"]), "gamma": random.uniform(0.95, 1),
    }
    if random.random() < 0.6:
        arguments["step_size_down"] = random.randint(1, 60)
    return run("CyclicLR", number, "SGD", arguments, rates, 500)


def decay(number):
    rates = [random.uniform(0.001, 1)]
    name, arguments = random.choice([
        ("StepLR", {"step_size": random.randint(1, 50), "gamma": random.uniform(0.1, 1)}),
        ("MultiStepLR", {"milestones": sorted(random.choices(range(1, 300), k=4)), "gamma": random.uniform(0.1, 1)}),
        ("ExponentialLR", {"gamma": random.uniform(0.8, 1)}),
    ])
    return run(name, number, "SGD", arguments, rates, 400)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    random.seed(options.seed)
    cases = [make(number) for make in (one_cycle, cyclic, decay) for number in range(120)]
    os.makedirs(options.folder, exist_ok=True)
    with open(os.path.join(options.folder, "torch.json"), "w", encoding="utf-8") as file:
        json.dump({"library": "torch", "version": torch.__version__, "cases": [case for case in cases if case]}, file)
    print(f"{len([case for case in cases if case])} cases of PyTorch {torch.__version__}")
