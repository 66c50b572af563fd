"""Files, folders, standard input, JSON Lines and plain text -> Reports, each with where it came from."""

from riwaya.intake.files import take
from riwaya.intake.trouble import Trouble

__all__ = ["Trouble", "take"]
