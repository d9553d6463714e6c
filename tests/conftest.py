"""What all tests share: examples of hypothesis are drawn anew by a fixed seed and never timed."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A slow machine is no fault of the code: how fast things are stands in benchmarks/.
settings.register_profile(
    "cchc", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("cchc")
