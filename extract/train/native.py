"""Compiles kernels.c once and calls it with torch tensors and numpy arrays."""
import ctypes
import hashlib
import pathlib
import subprocess
import tempfile

import numpy as np
import torch

FLAGS = ["-Ofast", "-march=native", "-mprefer-vector-width=512", "-shared", "-fPIC"]


def build():
    source = pathlib.Path(__file__).with_name("kernels.c")
    key = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    target = pathlib.Path(tempfile.gettempdir()) / f"entente-kernels-{key}.so"
    if not target.exists():
        subprocess.run(["gcc", *FLAGS, "-o", str(target), str(source), "-lm"], check=True)
    return ctypes.CDLL(str(target))


LIB = build()
for returns_float in ("softmax_fwd", "arc_loss", "square_norm"):
    getattr(LIB, returns_float).restype = ctypes.c_float


def argument(a):
    if a is None:
        return ctypes.c_void_p(0)
    if isinstance(a, torch.Tensor):
        assert a.is_contiguous()
        return ctypes.c_void_p(a.data_ptr())
    if isinstance(a, np.ndarray):
        assert a.flags.c_contiguous
        return ctypes.c_void_p(a.ctypes.data)
    if isinstance(a, float):
        return ctypes.c_float(a)
    return ctypes.c_int64(a)


class U32:
    def __init__(self, value):
        self.value = value & 0xFFFFFFFF


def call(function, *arguments):
    return getattr(LIB, function)(*[ctypes.c_uint32(a.value) if isinstance(a, U32) else argument(a) for a in arguments])
