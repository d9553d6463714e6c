"""Pages for the tests, and a reader that sees them as a browser's parser does."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from cchc_rules.planning.plan import plan_of
from cchc_rules.reports.page.html_report import write
from tests.reports.overview.runs import run_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_rules.planning.model import Plan
    from cchc_rules.reports.records.collection import Collection

_VOID = {"meta", "link", "input", "br", "hr", "img"}
_DRAWN = "svg"


@dataclass
class Element:
    """One element with its own text and its place in the tree."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside, blanks as one."""
        return " ".join("".join(self.texts).split())

    def all(self, tag: str) -> list[Element]:
        """The elements of a tag inside this one."""
        return [found for child in self.children for found in child.everything() if found.tag == tag]

    def everything(self) -> Iterable[Element]:
        """This element and all inside it."""
        yield self
        for child in self.children:
            yield from child.everything()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.current = Element("", {}, None)
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.current)
        self.current.children.append(element)
        if tag not in _VOID:
            self.current = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.current.children.append(Element(tag, {name: value or "" for name, value in attrs}, self.current))

    def handle_endtag(self, tag: str) -> None:
        if self.current.tag != tag or self.current.parent is None:
            self.faults.append(f"</{tag}> closes <{self.current.tag}>")
            return
        self.current = self.current.parent

    def handle_data(self, data: str) -> None:
        at: Element | None = self.current
        while at is not None:
            at.texts.append(data)
            at = at.parent


@dataclass
class Page:
    """A page read: its tree, what does not close, the data of its script."""

    root: Element
    faults: list[str]

    def by_id(self, name: str) -> Element:
        """The one element with this id."""
        (found,) = [each for each in self.root.everything() if each.attributes.get("id") == name]
        return found

    @property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [each.attributes["id"] for each in self.root.everything() if "id" in each.attributes]

    @property
    def data(self) -> dict[str, Any]:
        """What the script reads."""
        return json.loads("".join(self.by_id("du-lieu").texts))


def read(written: bytes) -> Page:
    """The page as a parser sees it."""
    reader = _Reader()
    reader.feed(written.decode("utf-8"))
    reader.close()
    return Page(reader.root, reader.faults)


def plan_for(collection: Collection) -> Plan:
    """The plan of a run."""
    return plan_of(collection.pack, [each.contribution for each in collection.agencies])


@cache
def page_of(pack_id: str, folder: str) -> Page:
    """The page of a fixture, with its plan."""
    collection = run_of(pack_id, folder)
    return read(write(collection, plan_for(collection)))


def results(page: Page) -> Iterable[dict[str, Any]]:
    """The results of a page as its script reads them: by column, texts put in."""
    data = page.data
    texts, columns = data["texts"], data["columns"]
    for agency in data["agencies"]:
        for cells in agency["rows"]:
            row = dict(zip(columns, [*cells, *[0] * len(columns)], strict=False))
            parts = [texts[row[name]] for name in ("distance", "value", "target")]
            told = texts[row["sentence"]]
            for mark, part in zip("\x01\x02\x03", parts, strict=True):
                told = told.replace(mark, part)
            yield {
                "agency": agency["key"],
                "criterion": data["entries"][row["entry"]]["id"],
                "status": data["statuses"][row["status"]][0],
                "sentence": told,
                **{
                    name: texts[row[name]]
                    for name in ("points", "lost", "stake", "value", "target", "distance", "selfScore")
                },
                **{
                    name: [texts[each] for each in row[name] or []]
                    for name in ("signals", "policies", "proof", "missing", "series")
                },
                **{name: bool(row[name]) for name in ("lacksProof", "official", "parent")},
                "tasks": row["tasks"] or [],
            }
