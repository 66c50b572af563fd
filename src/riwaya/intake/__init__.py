"""Files, pages, captures, exports of messengers, tables -> Reports, each with where it came from."""

from riwaya.intake.files import take, take_bytes
from riwaya.intake.trouble import Trouble
from riwaya.intake.wishes import Wishes

__all__ = ["Trouble", "Wishes", "take", "take_bytes"]
