"""This process and those it started -> processor seconds and most memory, for benchmarks that have others work."""

import multiprocessing
import resource


def spent() -> float:
    """Processor seconds of this process and of those it started, which are waited for: until then they do not count."""
    for process in multiprocessing.active_children():
        process.join(timeout=30)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak_mb(who: int = resource.RUSAGE_SELF) -> int:
    """The most memory held, of this process or (``resource.RUSAGE_CHILDREN``) of the largest it has waited for."""
    return round(resource.getrusage(who).ru_maxrss / 1024)
