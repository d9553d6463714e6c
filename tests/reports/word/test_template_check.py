"""What offices and Word do to templates, and what the check says of it."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_rules.reports.plans.plan_docx import write

from ..drafts import plan_of, task
from ..plans.word import texts
from .office import SHIPPED, changed, codes, one, paragraphs, text_of, told, without, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

LOOP, END = "{%p for task in tasks %}", "{%p endfor %}"
HEADING, TITLE = "{{ task.heading }}", "{{ title }}"

SOUND: dict[str, Callable[[Document], object]] = {
    "a tag in many runs": written(TITLE, "{", "{ ti", "tle }", "}"),
    "a blank after the brace": written(LOOP, "{% p for task in tasks %}"),
    "a loop header in many runs": written(LOOP, "{", "%p f", "or task", " in tasks %", "}"),
    "no blank after the prefix's keyword": written(LOOP, "{%p  for task in tasks%}"),
    "a filter with curly quotes": written(TITLE, "{{ title|default(“…”) }}"),
    "a blank that holds words together": written(TITLE, "{{\N{NO-BREAK SPACE}title }}"),
    "a comment": written(TITLE, "{{ title }}{# trích yếu #}"),
    "text beside a tag": written(TITLE, "về việc {{ title }} năm {{ year }}"),
    "a condition within a line": written(HEADING, "{{ task.heading }}{% if task.section %} *{% endif %}"),
    "a number of the loop": written(HEADING, "({{ loop.index }}) {{ task.heading }}"),
    "a box of words in the office's own style": written("KẾ HOẠCH", "KẾ HOẠCH KHẮC PHỤC"),
}


@pytest.mark.parametrize("change", SOUND.values(), ids=SOUND)
def test_what_word_does_to_a_template_does_no_harm(change: Callable[[Document], object]) -> None:
    template = changed(change)
    assert told(template) == []
    file = write(plan_of(task("Nâng cao tỷ lệ")), template)
    assert any("Nâng cao tỷ lệ" in text for text in texts(file, "Khoan"))
    assert any("Khắc phục các tiêu chí" in text for text in texts(file, "TrichYeu"))


WRONG: dict[str, tuple[Callable[[Document], object], str, str]] = {
    "a capital by AutoCorrect": (written(TITLE, "{{ Title }}"), "TP531", "có phải ý là “title”?"),
    "a name nobody knows": (written(TITLE, "{{ nguoi_ky }}"), "TP531", "không có chỗ điền tên “nguoi_ky”"),
    "a field nobody knows": (written(HEADING, "{{ task.headin }}"), "TP531", "“task.heading”?"),
    "a name outside its loop": (written("KẾ HOẠCH", HEADING), "TP531", "tên “task”"),
    "a wrong number of the loop": (written(HEADING, "{{ loop.count }}"), "TP531", "loop.count"),
    "a loop over a text": (written(LOOP, "{%p for task in title %}"), "TP532", "không phải là danh sách"),
    "a list printed": (written(TITLE, "{{ title }} {{ recipients }}"), "TP533", "dùng vòng lặp"),
    "a record printed": (written(HEADING, "{{ task }}"), "TP533", "“task”"),
    "a loop without end": (without(END), "TP524", "chưa được đóng"),
    "an end without loop": (without("{%p if task.section %}"), "TP525", "không có chỗ mở"),
    "an open brace": (written(TITLE, "{{ title }"), "TP521", "“{{”"),
    "a closing brace too many": (written(TITLE, "{{ title }} }}"), "TP521", "“}}”"),
    "words that are no expression": (written(TITLE, "{{ tên kế hoạch }}"), "TP523", "không hiểu được"),
    "a command we do not have": (written(TITLE, "{{ title }}{% include 'x' %}"), "TP522", "include"),
    "a misspelt command": (written(LOOP, "{%p fro task in tasks %}"), "TP522", "fro"),
    "text beside a loop": (written(LOOP, "Nhiệm vụ {%p for task in tasks %}"), "TP527", "đứng một mình"),
    "a row loop outside a table": (written(LOOP, "{%tr for task in tasks %}"), "TP528", "bảng"),
    "a loop closed as another": (written(LOOP, "{% for task in tasks %}"), "TP526", "không khớp"),
    "code": (written(TITLE, "{{ title }}{{ cycler.__init__.__globals__ }}"), "TP534", "không được chứa lệnh"),
    "a call": (written(TITLE, "{{ title.upper() }}"), "TP534", "gọi hàm"),
    "a filter we do not have": (written(TITLE, "{{ title|pprint }}"), "TP534", "|pprint"),
    "a private name": (written(TITLE, "{{ title._x }}"), "TP534", "_x"),
    "the title gone": (without(TITLE), "TP541", "“title”"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "code", "says"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_with_its_place(
    change: Callable[[Document], object], code: str, says: str
) -> None:
    faults = told(changed(change))
    assert any(f"[{code}]" in fault and says in fault for fault in faults), faults
    assert all(fault.startswith("mau.docx: ") for fault in faults)


def test_the_place_is_the_paragraph_and_its_text() -> None:
    (fault,) = told(changed(written(HEADING, "{{ task.headin }}")))
    number = [text_of(each) for each in paragraphs_outside_tables()].index(HEADING) + 1
    assert fault.startswith(f"mau.docx: đoạn {number} “{{{{ task.headin }}}}”: [TP531]")


def paragraphs_outside_tables() -> list[object]:
    """As Word counts them."""
    found: list[object] = []

    def look(document: Document) -> None:
        found.extend(
            each for each in paragraphs(document) if next(each.iterancestors(qn("w:tr")), None) is None
        )

    changed(look)
    return found


def test_the_place_in_a_table_is_row_and_cell() -> None:
    (fault,) = told(changed(written("- Lưu: {{ archive }}.", "- Lưu: {{ archiv }}.")))
    assert "bảng 2, hàng 1, ô 1 “- Lưu: {{ archiv }}.”" in fault


def test_all_faults_are_said_at_once_in_the_order_of_the_text() -> None:
    def change(document: Document) -> None:
        written(TITLE, "{{ title }} {{ mot }}")(document)
        written(HEADING, "{{ task.heading }} {{ hai }}")(document)
        written("- Lưu: {{ archive }}.", "- Lưu: {{ archive }} {{ ba }}.")(document)

    said = "\n".join(told(changed(change)))
    assert said.index("“mot”") < said.index("“hai”") < said.index("“ba”")


def test_a_misspelt_name_is_not_told_of_as_missing_too() -> None:
    assert codes(changed(written(TITLE, "{{ Title }}"))) == ["TP531"]


def test_letters_typed_decomposed_are_composed() -> None:
    name = unicodedata.normalize("NFD", "{{ tiêu_đề }}")
    (fault, *_) = told(changed(written(TITLE, "{{ title }} " + name)))
    assert "“tiêu_đề”" in fault


@pytest.mark.parametrize("revision", ["w:ins", "w:del"])
def test_a_tag_in_a_tracked_change_is_refused_with_advice(revision: str) -> None:
    def change(document: Document) -> None:
        paragraph = one(document, TITLE)
        mark = OxmlElement(revision)
        run = paragraph.findall(qn("w:r"))[0]
        run.addprevious(mark)
        if revision == "w:ins":
            mark.append(run)

    (fault,) = told(changed(change))
    assert "[TP511]" in fault
    assert "Chấp nhận tất cả" in fault


def test_a_tracked_change_elsewhere_is_only_warned_of() -> None:
    def change(document: Document) -> None:
        run = one(document, "KẾ HOẠCH").findall(qn("w:r"))[0]
        mark = OxmlElement("w:ins")
        run.addprevious(mark)
        mark.append(run)

    assert codes(changed(change)) == ["TP512"]


def test_a_template_without_tasks_is_refused() -> None:
    def change(document: Document) -> None:
        for each in [each for each in paragraphs(document) if "task" in text_of(each)]:
            each.getparent().remove(each)
        for each in [each for each in paragraphs(document) if text_of(each).startswith("{%")]:
            each.getparent().remove(each)

    assert "TP541" in codes(changed(change))


def test_a_part_that_is_left_out_is_warned_of() -> None:
    assert codes(changed(written("{{ closing }}", "Yêu cầu thực hiện./."))) == ["TP542"]


def test_a_template_that_loses_tasks_is_found_out_by_a_trial() -> None:
    faults = told(changed(written(HEADING, "{% if loop.index < 5 %}{{ task.heading }}{% endif %}")))
    assert any("[TP552]" in fault and "300 nhiệm vụ, mẫu làm mất 296" in fault for fault in faults)


def test_a_template_of_one_kind_is_none_of_another() -> None:
    assert "TP541" in codes(SHIPPED, "extract")


@given(st.lists(st.integers(0, len(LOOP)), max_size=6), st.lists(st.integers(0, len(TITLE)), max_size=6))
@settings(max_examples=20, deadline=None)
def test_tags_cut_into_any_pieces_are_one_again(loop_cuts: list[int], title_cuts: list[int]) -> None:
    def change(document: Document) -> None:
        written(LOOP, *pieces(LOOP, loop_cuts))(document)
        written(TITLE, *pieces(TITLE, title_cuts))(document)

    file = write(plan_of(task("Nâng cao tỷ lệ")), changed(change))
    assert texts(file, "TrichYeu") == ["Khắc phục các tiêu chí bị trừ điểm"]
    assert "1. Nâng cao tỷ lệ" in texts(file, "Khoan")


def pieces(text: str, cuts: list[int]) -> list[str]:
    """The text cut at these places, as Word cuts it into runs."""
    places = [0, *sorted(cuts), len(text)]
    return [text[start:end] for start, end in pairwise(places)]
