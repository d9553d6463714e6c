"""Which words do one-stop systems use? Known words, folded, and what the map adds to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_rules.evidence.dossiers.model import HANDLED, NO, NOT_HANDLED, YES, Channel, Result, Role
from cchc_rules.packs.criteria import AgencyLevel
from cchc_rules.vietnamese.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cchc_rules.evidence.dossiers.log_map import Words

LEVELS: Final = tuple(AgencyLevel)
"""Levels by their code in tables."""

NONE: Final = -1
"""The code of a word that says there is nothing; it counts as a blank cell."""

_CHANNELS: Final[dict[int, str]] = {
    Channel.ONLINE: (
        "truc tuyen|nop truc tuyen|online|qua mang|dich vu cong truc tuyen|dvctt|toan trinh|mot phan|"
        "truc tuyen toan trinh|truc tuyen mot phan|dvc toan trinh|dvc mot phan|muc do 3|muc do 4|"
        "cong dich vu cong|cong dich vu cong quoc gia|cong dvc|cong dvcqg|dvcqg|ho so truc tuyen"
    ),
    Channel.IN_PERSON: (
        "truc tiep|nop truc tiep|tai quay|tai bo phan mot cua|bo phan mot cua|mot cua|tai trung tam|"
        "tiep nhan truc tiep|ho so truc tiep"
    ),
    Channel.POST: (
        "buu chinh|qua buu chinh|buu chinh cong ich|bcci|dich vu buu chinh cong ich|buu dien|qua buu dien|"
        "qua duong buu dien|vnpost|qua buu chinh cong ich"
    ),
}
_RESULTS: Final[dict[int, str]] = {
    Result.DONE: (
        "da tra ket qua|da tra|da giai quyet|hoan thanh|da hoan thanh|da co ket qua|tu choi|"
        "tu choi giai quyet|khong du dieu kien|da tra lai ho so|da giai quyet xong|da xu ly xong"
    ),
    Result.OPEN: (
        "dang giai quyet|dang xu ly|chua giai quyet|cho bo sung|dang cho bo sung|yeu cau bo sung|tam dung|"
        "dang tam dung|da tiep nhan|moi tiep nhan|dang thu ly|chua tra ket qua|dang thuc hien"
    ),
    Result.WITHDRAWN: (
        "rut ho so|da rut|cong dan rut|cong dan rut ho so|cong dan yeu cau rut ho so|xin rut|huy|da huy|"
        "huy ho so|ho so bi huy"
    ),
}
_FLAGS: Final[dict[int, str]] = {
    YES: (
        "co|x|yes|true|y|1|da|roi|✓|v|da xin loi|co xin loi|da gui|da thanh toan|thanh toan truc tuyen|"
        "truc tuyen|da so hoa|dat"
    ),
    NO: (
        "khong|no|false|n|0|chua|-|khong co|chua xin loi|khong xin loi|chua thanh toan|truc tiep|tien mat|"
        "chua so hoa|khong so hoa|khong dat"
    ),
}
_FEEDBACK: Final[dict[int, str]] = {
    HANDLED: "da xu ly|da giai quyet|da tra loi|da phan hoi|da xu ly xong",
    NOT_HANDLED: "chua xu ly|dang xu ly|chua tra loi|chua giai quyet|dang giai quyet",
    NONE: "khong|khong co|0|-",
}
_LEVEL_WORDS: Final[dict[AgencyLevel, str]] = {
    AgencyLevel.PROVINCE: "tinh|cap tinh|province",
    AgencyLevel.DEPARTMENT: "so|so nganh|so, nganh|so, ban, nganh|cap so|department",
    AgencyLevel.DISTRICT: "huyen|cap huyen|district",
    AgencyLevel.COMMUNE: "xa|cap xa|commune",
    AgencyLevel.UNIT: "don vi|don vi truc thuoc|unit",
}


def known_words(role: Role) -> dict[str, int]:
    """Folded word to code, of the words every map knows."""
    table: Mapping[int, str] = {
        Role.CHANNEL: _CHANNELS,
        Role.RESULT: _RESULTS,
        Role.FEEDBACK: _FEEDBACK,
        Role.LEVEL: {LEVELS.index(level): words for level, words in _LEVEL_WORDS.items()},
    }.get(role, _FLAGS)
    return {word: code for code, words in table.items() for word in words.split("|")}


def added_words(role: Role, words: Words) -> Iterator[tuple[str, int]]:
    """Words of the map with their codes, as written, in the order of the map."""
    for code, written in _added(role, words):
        for word in written:
            yield word, code


def _added(role: Role, words: Words) -> list[tuple[int, Iterable[str]]]:
    match role:
        case Role.CHANNEL:
            of = words.channel
            return [(Channel.ONLINE, of.online), (Channel.IN_PERSON, of.in_person), (Channel.POST, of.post)]
        case Role.RESULT:
            result = words.result
            return [
                (Result.DONE, result.done),
                (Result.OPEN, result.open),
                (Result.WITHDRAWN, result.withdrawn),
            ]
        case Role.FEEDBACK:
            said = words.feedback
            return [(HANDLED, said.handled), (NOT_HANDLED, said.not_handled), (NONE, said.none)]
        case Role.LEVEL:
            return [(code, getattr(words.level, level.value)) for code, level in enumerate(LEVELS)]
    return [(YES, words.yes), (NO, words.no)]


def level_by_name(name: str) -> AgencyLevel | None:
    """The level that the name of an agency leaves no doubt about, else None.

    "UBND thành phố" may be a province or a district, so it stays open.
    """
    folded = fold(name).replace("uy ban nhan dan", "ubnd")
    for start, level in _NAME_STARTS:
        if folded.startswith(start):
            return level
    return None


_NAME_STARTS: Final = (
    ("ubnd tinh", AgencyLevel.PROVINCE),
    ("van phong ubnd tinh", AgencyLevel.DEPARTMENT),
    ("ban quan ly", AgencyLevel.DEPARTMENT),
    ("ban dan toc", AgencyLevel.DEPARTMENT),
    ("thanh tra tinh", AgencyLevel.DEPARTMENT),
    ("so ", AgencyLevel.DEPARTMENT),
    ("ubnd huyen ", AgencyLevel.DISTRICT),
    ("ubnd thi xa ", AgencyLevel.DISTRICT),
    ("ubnd quan ", AgencyLevel.DISTRICT),
    ("huyen ", AgencyLevel.DISTRICT),
    ("ubnd xa ", AgencyLevel.COMMUNE),
    ("ubnd phuong ", AgencyLevel.COMMUNE),
    ("ubnd thi tran ", AgencyLevel.COMMUNE),
    ("ubnd dac khu ", AgencyLevel.COMMUNE),
    ("xa ", AgencyLevel.COMMUNE),
    ("phuong ", AgencyLevel.COMMUNE),
    ("thi tran ", AgencyLevel.COMMUNE),
    ("chi nhanh van phong dang ky dat dai", AgencyLevel.UNIT),
)
