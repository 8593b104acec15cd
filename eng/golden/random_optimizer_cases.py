#!/usr/bin/env python3
"""Random cases of PyTorch's own optimizers, in the form of tests/Golden/optimizers.json.

    apt-get install -y python3-torch
    /usr/bin/python3 eng/golden/random_optimizer_cases.py FOLDER [--seed 7]
    ANNEAL_GOLDEN=FOLDER dotnet test -c Release

Writes FOLDER/optimizers.json. Files that are missing there are skipped by the tests. The problem is that of
tests/Golden/optimizers.json: the objective is 0.5 * mean((A w - b)^2).
"""
import argparse
import json
import os
import pathlib
import random

import torch

UPDATES = 50
KINDS = ["SGD", "Adam", "AdamW", "RAdam", "Adamax", "RMSprop", "Adagrad", "Adadelta", "Rprop", "ASGD"]
if int(torch.__version__.split(".")[0]) >= 2:
    KINDS.append("NAdam")  # 1.13 has a momentum product too many
torch.set_default_dtype(torch.float64)  # in which optimizers keep their own scalars
PROBLEM = json.loads((pathlib.Path(__file__).parents[2] / "tests/Golden/optimizers.json").read_text())["cases"][0]


def arguments(kind, pick):
    """Random arguments of an optimizer; each is left out now and then, so that defaults are tried, too."""
    betas = [round(pick.uniform(0.5, 0.95), 3), round(pick.uniform(0.9, 0.999), 4)]
    adam = {"lr": pick.uniform(1e-3, 0.05), "betas": betas, "eps": 10 ** pick.uniform(-8, -4), "weight_decay": pick.uniform(0, 0.1)}
    plain = {"lr": pick.uniform(1e-3, 0.1), "weight_decay": pick.uniform(0, 0.1), "maximize": pick.random() < 0.2}
    momentum = {"momentum": round(pick.uniform(0.5, 0.95), 3)}
    known = {
        "SGD": {**plain, **momentum, **pick.choice([{"nesterov": True}, {"dampening": pick.uniform(0, 0.9)}])},
        "Adam": {**adam, "amsgrad": pick.random() < 0.5, "maximize": pick.random() < 0.2},
        "AdamW": {**adam, "amsgrad": pick.random() < 0.5, "maximize": pick.random() < 0.2},
        "NAdam": {**adam, "momentum_decay": 10 ** pick.uniform(-4, -1)},
        "RAdam": adam,
        "Adamax": {**adam, "maximize": pick.random() < 0.2},
        "RMSprop": {**plain, **momentum, "alpha": pick.uniform(0.8, 0.99), "eps": 10 ** pick.uniform(-8, -4), "centered": pick.random() < 0.5},
        "Adagrad": {**plain, "lr_decay": pick.uniform(0, 0.1), "initial_accumulator_value": pick.uniform(0, 0.1), "eps": 10 ** pick.uniform(-10, -4)},
        "Adadelta": {**plain, "lr": pick.uniform(0.5, 1), "rho": pick.uniform(0.8, 0.99), "eps": 10 ** pick.uniform(-7, -4)},
        "Rprop": {"lr": plain["lr"], "etas": [pick.uniform(0.3, 0.7), pick.uniform(1.1, 1.4)], "step_sizes": [1e-5, pick.uniform(0.05, 1)]},
        "ASGD": {**plain, "lambd": 10 ** pick.uniform(-5, -2), "alpha": pick.uniform(0.5, 1), "t0": pick.choice([1e6, 10])},
    }[kind]
    kept = {name: value for name, value in known.items() if name == "lr" or pick.random() < 0.75}
    if kept.get("nesterov") and "momentum" not in kept:
        kept["momentum"] = 0.9
    return kept


def run(number, kind, settings, cycle):
    inputs, targets = (torch.tensor(PROBLEM[name], dtype=torch.float64) for name in ("A", "b"))
    weights = torch.nn.Parameter(torch.tensor(PROBLEM["w0"], dtype=torch.float64))
    optimizer = getattr(torch.optim, kind)([weights], **settings)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, **cycle) if cycle else None
    rates, path = [], []
    for update in range(UPDATES):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.zero_grad()
        (0.5 * ((inputs @ weights - targets) ** 2).mean()).backward()
        optimizer.step()
        path.append(weights.tolist())
        if scheduler and update + 1 < UPDATES:
            scheduler.step()
    return {"id": f"{kind}-{number}", "optimizer": kind, "arguments": settings, "one_cycle": cycle, "learning_rate": rates, "w": path}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--each", type=int, default=8, help="cases of each optimizer")
    options = parser.parse_args()
    pick = random.Random(options.seed)
    cases = []
    for kind in KINDS:
        for number in range(options.each):
            cycles = kind not in ("Adagrad", "Adadelta", "Rprop", "ASGD") and pick.random() < 0.4
            cycle = {"max_lr": pick.uniform(0.01, 0.1), "total_steps": UPDATES, "pct_start": pick.uniform(0.2, 0.5)} if cycles else None
            cases.append(run(number, kind, arguments(kind, pick), cycle))
    os.makedirs(options.folder, exist_ok=True)
    with open(os.path.join(options.folder, "optimizers.json"), "w", encoding="utf-8") as file:
        json.dump({"library": "torch", "version": torch.__version__, "cases": [PROBLEM, *cases]}, file)
    print(f"{len(cases)} cases in {options.folder}")


if __name__ == "__main__":
    main()
