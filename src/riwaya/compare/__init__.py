"""Readings -> incidents with every side's account. Called, as ``riwaya.compare(readings)``, it is the function that
``riwaya.workflow.scripting`` has for programs: the room and the function share the word."""

import sys
from importlib import import_module
from types import ModuleType


class _Room(ModuleType):
    """This package, which can be called; loaded by name, since a room imports none that stand above it."""

    def __call__(self, *readings: object, **options: object) -> object:
        """``riwaya.workflow.scripting.compare``."""
        return import_module("riwaya.workflow.scripting").compare(*readings, **options)


sys.modules[__name__].__class__ = _Room
