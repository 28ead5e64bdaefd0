"""Runs a program for which the kernel (Landlock) makes Unix sockets in one folder only: python3 THIS FOLDER PROGRAM ..."""
import ctypes
import os
import sys

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
MAKE_SOCK = 1 << 9
NO_NEW_PRIVS = 38


class PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def call(number, *arguments):
    result = libc.syscall(number, *arguments)
    if result < 0:
        sys.exit(f"no Landlock here: {os.strerror(ctypes.get_errno())}")
    return result


libc = ctypes.CDLL(None, use_errno=True)
handled = ctypes.c_uint64(MAKE_SOCK)
ruleset = call(CREATE_RULESET, ctypes.byref(handled), ctypes.c_size_t(8), ctypes.c_uint32(0))
beneath = PathBeneath(MAKE_SOCK, os.open(sys.argv[1], os.O_PATH))
call(ADD_RULE, ruleset, 1, ctypes.byref(beneath), ctypes.c_uint32(0))
libc.prctl(NO_NEW_PRIVS, 1, 0, 0, 0)
call(RESTRICT_SELF, ruleset, ctypes.c_uint32(0))
os.execvp(sys.argv[2], sys.argv[2:])
