"""What holds for every test."""

from hypothesis import HealthCheck, settings

# how fast examples are drawn says nothing about the code on a machine that others use too
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
