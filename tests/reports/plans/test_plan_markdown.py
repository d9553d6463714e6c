"""The plan as Markdown: the same words as in Word, annexes at the end."""

from __future__ import annotations

from dataclasses import replace

from cchc_rules.reports.plans.plan_markdown import write

from ..drafts import finding, plan_of, task


def test_tasks_in_a_table_and_results_stand_in_annexes_at_the_end() -> None:
    figure = replace(finding("28,14%"), value="28,14%", target="trên 30%", distance="còn thiếu 1,86 điểm")
    shown = write(plan_of(task("Rà soát", findings=[figure]), layout="table")).decode()
    body, _, annexes = shown.partition("## Phụ lục I. ")
    assert "chi tiết tại Phụ lục I kèm theo Kế hoạch này." in body
    assert "Nơi nhận" in body
    assert "Rà soát" in annexes
    _, _, results = annexes.partition("## Phụ lục II. ")
    assert "28,14%" in results
    assert "trên 30%" in results


def test_without_figures_and_official_points_there_is_no_annex() -> None:
    assert "Phụ lục" not in write(plan_of(task(findings=[finding()]))).decode()
