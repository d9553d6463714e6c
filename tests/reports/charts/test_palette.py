"""Statuses are told apart by lightness alone: on a grey print, and by those who see no red from green."""

from __future__ import annotations

from itertools import combinations

import pytest

from cchc_rules.packs.policies import FindingStatus
from cchc_rules.reports.charts.palette import POSSIBLE, STATUS_COLOUR, STEP_COLOUR, SURE, ink_on
from cchc_rules.reports.overview.field_losses import StepKind

LEAST_LIGHTNESS = 8
LEAST_DISTANCE = 9
WHITE = (1.0, 1.0, 1.0)

# Viénot, Brettel, Mollon (1999), on linear RGB.
DEUTERANOPIA = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
PROTANOPIA = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))

Colour = tuple[float, float, float]


def linear(colour: str) -> Colour:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return red, green, blue


def luminance(colour: Colour) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def lab(colour: Colour) -> Colour:
    """CIE L*a*b* for daylight."""

    def bent(share: float) -> float:
        return share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116

    x = bent((0.4124 * colour[0] + 0.3576 * colour[1] + 0.1805 * colour[2]) / 0.95047)
    y = bent(luminance(colour))
    z = bent((0.0193 * colour[0] + 0.1192 * colour[1] + 0.9505 * colour[2]) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: Colour, matrix: tuple[Colour, ...]) -> Colour:
    red, green, blue = (
        min(max(sum(part * share for part, share in zip(row, colour, strict=True)), 0.0), 1.0)
        for row in matrix
    )
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("pair", list(combinations(FindingStatus, 2)), ids=lambda pair: "-".join(pair))
def test_two_statuses_differ_in_lightness(pair: tuple[FindingStatus, FindingStatus]) -> None:
    one, other = (lab(linear(STATUS_COLOUR[status]))[0] for status in pair)
    assert abs(one - other) >= LEAST_LIGHTNESS


@pytest.mark.parametrize("matrix", [DEUTERANOPIA, PROTANOPIA], ids=["deuteranopia", "protanopia"])
def test_the_colour_blind_tell_statuses_apart(matrix: tuple[Colour, ...]) -> None:
    for pair in combinations(FindingStatus, 2):
        one, other = (lab(seen(linear(STATUS_COLOUR[status]), matrix)) for status in pair)
        distance = sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        assert distance >= LEAST_DISTANCE, pair


def test_loss_is_darker_than_risk_and_risk_darker_than_what_is_met() -> None:
    order = (FindingStatus.DEDUCTED, FindingStatus.AT_RISK, FindingStatus.UNKNOWN, FindingStatus.MET)
    light = [luminance(linear(STATUS_COLOUR[status])) for status in order]
    assert light == sorted(light)


@pytest.mark.parametrize("status", FindingStatus)
def test_a_sign_can_be_read_on_its_colour(status: FindingStatus) -> None:
    assert contrast(linear(ink_on(status)), linear(STATUS_COLOUR[status])) >= 4.5


def test_what_is_certain_is_told_from_what_is_possible_and_carries_white_figures() -> None:
    assert contrast(linear(SURE), linear(POSSIBLE)) >= 3
    for kind in (StepKind.MAXIMUM, StepKind.SURE):
        assert contrast(linear(STEP_COLOUR[kind]), WHITE) >= 3
    assert set(STEP_COLOUR) == set(StepKind)
