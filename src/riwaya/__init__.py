"""Riwaya reads Arabic reporting on armed conflict and keeps who said what happened, through whom, on what evidence."""

__version__ = "0.1.0"
