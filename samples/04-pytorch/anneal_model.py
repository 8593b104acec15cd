"""Reads a network that Anneal trained into PyTorch: no package but torch is needed."""
import json
import struct

import torch
from torch import nn


def read_safetensors(path):
    """The tensors of a safetensors file by name, and its metadata."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        tensors[name] = torch.frombuffer(data, dtype=torch.float32, count=(end - begin) // 4, offset=begin).reshape(entry["shape"])
    return tensors, metadata


class Residual(nn.Sequential):
    """Layers around which their input is added."""

    def __init__(self, body, shortcut):
        super().__init__(*body)
        if shortcut is not None:
            self.shortcut = shortcut

    def forward(self, x):
        y = x
        for name, layer in self.named_children():
            y = y if name == "shortcut" else layer(y)
        return y + (self.shortcut(x) if "shortcut" in dict(self.named_children()) else x)


class GlobalAveragePool(nn.Module):
    """The mean of every channel."""

    def forward(self, x):
        return x.mean(dim=(2, 3))


def resnet8(classes=10):
    """`--model resnet8`: tensors have the names that this module gives them."""
    def block(inputs, outputs, stride):
        body = [nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(),
                nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs)]
        shortcut = None if stride == 1 else nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))
        return Residual(body, shortcut)

    return nn.Sequential(
        nn.Conv2d(3, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU(),
        block(16, 16, 1), nn.ReLU(), block(16, 32, 2), nn.ReLU(), block(32, 64, 2), nn.ReLU(),
        GlobalAveragePool(), nn.Linear(64, classes))


def lenet(classes=10):
    """`--model lenet`."""
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, classes))


def load(path, module):
    """The module with the parameters and running statistics of the file, ready to predict."""
    tensors, _ = read_safetensors(path)
    expected = {name for name in module.state_dict() if not name.endswith("num_batches_tracked")}
    if expected != tensors.keys():
        raise ValueError(f"{path} is another network: missing {sorted(expected - tensors.keys())}, unexpected {sorted(tensors.keys() - expected)}")
    module.load_state_dict(tensors, strict=False)
    return module.eval()
