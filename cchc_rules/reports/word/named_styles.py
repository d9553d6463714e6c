"""Which paragraph styles does a Vietnamese administrative document have, by Decree 30/2020/NĐ-CP?

Every look is a named style, so that an office restyles a template once. Sizes are points,
lengths millimetres. Knows styles only; what stands where is said by the builder.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

FONT = "Times New Roman"
TEXT_WIDTH = 160
"""A4 less a left margin of 30 mm and a right one of 20 mm."""
LYING_TEXT_WIDTH = 247
"""The same margins on a lying page."""
HEAD_LEFT, HEAD_RIGHT = 62, 98
"""Columns of the head: the national name in bold 13 pt is 95 mm wide, and must not wrap."""

TWIPS_PER_MM = 1440 / 25.4
_BODY = 14
_FIRST_LINE = 12.7
_AFTER = 6
# Phụ lục I, mục II: single to 1.5 lines; 1.1 keeps stacked tone marks apart.
_LINE = 264


@dataclass(frozen=True, slots=True)
class NamedStyle:
    """One paragraph style; `rule` draws a line below the paragraph, `side` indents it on both sides,
    `exact` makes `line` twentieths of a point instead of 240ths of a line."""

    id: str
    name: str
    size: float = _BODY
    bold: bool = False
    italic: bool = False
    align: Literal["both", "center", "left"] = "both"
    first_line: float = 0
    before: float = 0
    after: float = 0
    line: int = 240
    side: float = 0
    rule: bool = False
    exact: bool = False
    keep_next: bool = False
    outline: int | None = None


def _rule(style_id: str, name: str, *, within: float, length: float, after: float = 0) -> NamedStyle:
    """A line of its own: an empty, very low paragraph with a border, movable in Word."""
    return NamedStyle(style_id, name, align="center", side=(within - length) / 2, rule=True, after=after)


def _body(style_id: str, name: str, **look: object) -> NamedStyle:
    settings: dict[str, object] = {"first_line": _FIRST_LINE, "after": _AFTER, "line": _LINE}
    return NamedStyle(style_id, name, **(settings | look))  # type: ignore[arg-type]


STYLES: tuple[NamedStyle, ...] = (
    NamedStyle("QuocHieu", "Quốc hiệu", 13, bold=True, align="center"),
    NamedStyle("TieuNgu", "Tiêu ngữ", 14, bold=True, align="center"),
    # The rule below the motto is as long as the motto: 60.4 mm at 14 pt.
    _rule("KeTieuNgu", "Đường kẻ dưới Tiêu ngữ", within=HEAD_RIGHT, length=60.4),
    NamedStyle("CoQuanChuQuan", "Cơ quan chủ quản", 13, align="center"),
    NamedStyle("CoQuanBanHanh", "Cơ quan ban hành", 13, bold=True, align="center"),
    _rule("KeCoQuan", "Đường kẻ dưới cơ quan ban hành", within=HEAD_LEFT, length=22),
    NamedStyle("SoKyHieu", "Số và ký hiệu", 13, align="center", before=6),
    NamedStyle("DiaDanh", "Địa danh và ngày tháng", 13, italic=True, align="center", before=6),
    NamedStyle("TenLoai", "Tên loại văn bản", 14, bold=True, align="center", before=18, keep_next=True),
    NamedStyle("TrichYeu", "Trích yếu", 14, bold=True, align="center", keep_next=True),
    _rule("KeTrichYeu", "Đường kẻ dưới trích yếu", within=TEXT_WIDTH, length=60, after=12),
    NamedStyle("KinhGui", "Kính gửi", 14, align="center", after=12),
    _body("CanCu", "Căn cứ", italic=True),
    _body("NoiDung", "Nội dung"),
    _body("NoiDungSauBang", "Nội dung sau bảng", before=12),
    _body("Muc", "Mục", bold=True, before=6, keep_next=True, outline=0),
    _body("NhomNhiemVu", "Nhóm nhiệm vụ", bold=True, italic=True, keep_next=True, outline=1),
    _body("Khoan", "Khoản có tiêu đề", bold=True, keep_next=True, outline=2),
    _body("Diem", "Điểm"),
    _body("DiemTieuDe", "Điểm có tiêu đề", keep_next=True),
    _body("GachDauDong", "Gạch đầu dòng"),
    _body("TruocBang", "Đoạn trước bảng", keep_next=True),
    _body("KhoanSauBang", "Khoản sau bảng", bold=True, before=6, keep_next=True, outline=2),
    _body("SauBang", "Đoạn sau bảng", before=6),
    NamedStyle("HinhAnh", "Hình ảnh", 12, align="center", before=6, keep_next=True),
    NamedStyle("TenHinh", "Tên hình", 13, italic=True, align="center", before=2, after=8),
    NamedStyle("GhiChu", "Ghi chú", 12, italic=True, after=6, keep_next=True),
    _body("DoanKet", "Đoạn kết", after=12, keep_next=True),
    NamedStyle("PhuLuc", "Phụ lục", 14, bold=True, align="center", keep_next=True, outline=0),
    NamedStyle("TenPhuLuc", "Tên phụ lục", 14, bold=True, align="center", keep_next=True),
    NamedStyle("KemTheo", "Kèm theo", 14, italic=True, align="center", after=12, keep_next=True),
    NamedStyle("DauBang", "Đầu bảng", 12, bold=True, align="center", before=2, after=2, keep_next=True),
    NamedStyle("NhomBang", "Nhóm trong bảng", 12, bold=True, align="left", before=2, after=2, keep_next=True),
    NamedStyle("OBangDam", "Ô bảng chữ đậm", 12, bold=True, align="left", before=2, after=2),
    NamedStyle("OBangGiuaDam", "Ô bảng căn giữa chữ đậm", 12, bold=True, align="center", before=2, after=2),
    NamedStyle("OBang", "Ô bảng", 12, align="left", before=2, after=2),
    NamedStyle("OBangGiua", "Ô bảng căn giữa", 12, align="center", before=2, after=2),
    NamedStyle("NoiNhan", "Nơi nhận", 12, bold=True, italic=True, align="left"),
    NamedStyle("DongNoiNhan", "Dòng nơi nhận", 11, align="left"),
    NamedStyle("ChucVu", "Chức vụ người ký", 14, bold=True, align="center", keep_next=True),
    # Room for the signature and the seal.
    NamedStyle("HoTen", "Họ tên người ký", 14, bold=True, align="center", before=72),
    # One point high: the end of a part must not take a line of its last page.
    NamedStyle("NgatPhan", "Ngắt phần", 1, align="left", line=20, exact=True),
    NamedStyle("CommentText", "annotation text", 10, align="left"),
    NamedStyle("SoTrang", "Số trang", 14, align="center"),
)


def write_styles(styles: BaseOxmlElement) -> None:
    """Replace whatever a styles part holds by the styles of this module."""
    for child in list(styles):
        styles.remove(child)
    styles.append(_defaults())
    styles.append(_normal())
    styles.append(_default_character())
    styles.append(_default_table())
    styles.append(_comment_reference())
    for style in STYLES:
        styles.append(_paragraph_style(style))


def element(tag: str, **attributes: str | float) -> BaseOxmlElement:
    """A WordprocessingML element: `element("sz", val=28)` is `<w:sz w:val="28"/>`."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def parent(tag: str, *children: BaseOxmlElement, **attributes: str | float) -> BaseOxmlElement:
    """An element with children, in the order given (the schema fixes the order)."""
    made = element(tag, **attributes)
    for child in children:
        made.append(child)
    return made


def _fonts() -> BaseOxmlElement:
    return element("rFonts", ascii=FONT, eastAsia=FONT, hAnsi=FONT, cs=FONT)


def _defaults() -> BaseOxmlElement:
    run = parent(
        "rPr",
        _fonts(),
        element("sz", val=_BODY * 2),
        element("szCs", val=_BODY * 2),
        element("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"),
    )
    paragraph = parent("pPr", element("spacing", before=0, after=0, line=240, lineRule="auto"))
    return parent("docDefaults", parent("rPrDefault", run), parent("pPrDefault", paragraph))


def _normal() -> BaseOxmlElement:
    made = parent(
        "style", element("name", val="Normal"), element("qFormat"), type="paragraph", styleId="Normal"
    )
    made.set(qn("w:default"), "1")
    return made


def _default_character() -> BaseOxmlElement:
    made = parent(
        "style",
        element("name", val="Default Paragraph Font"),
        element("uiPriority", val=1),
        element("semiHidden"),
        type="character",
        styleId="DefaultParagraphFont",
    )
    made.set(qn("w:default"), "1")
    return made


def _default_table() -> BaseOxmlElement:
    margins = parent(
        "tblCellMar", *(element(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    )
    made = parent(
        "style",
        element("name", val="Normal Table"),
        element("uiPriority", val=99),
        element("semiHidden"),
        parent("tblPr", element("tblInd", w=0, type="dxa"), margins),
        type="table",
        styleId="TableNormal",
    )
    made.set(qn("w:default"), "1")
    return made


def _comment_reference() -> BaseOxmlElement:
    return parent(
        "style",
        element("name", val="annotation reference"),
        element("basedOn", val="DefaultParagraphFont"),
        parent("rPr", element("sz", val=16), element("szCs", val=16)),
        type="character",
        styleId="CommentReference",
    )


def _paragraph_style(style: NamedStyle) -> BaseOxmlElement:
    return parent(
        "style",
        element("name", val=style.name),
        element("basedOn", val="Normal"),
        element("qFormat"),
        _paragraph_properties(style),
        _run_properties(style),
        type="paragraph",
        customStyle=1,
        styleId=style.id,
    )


def _paragraph_properties(style: NamedStyle) -> BaseOxmlElement:
    made = element("pPr")
    if style.keep_next:
        made.append(element("keepNext"))
    if style.rule:
        made.append(parent("pBdr", element("bottom", val="single", sz=6, space=0, color="000000")))
        made.append(element("spacing", before=0, after=round(style.after * 20), line=60, lineRule="exact"))
    else:
        how = "exact" if style.exact else "auto"
        before, after = round(style.before * 20), round(style.after * 20)
        made.append(element("spacing", before=before, after=after, line=style.line, lineRule=how))
    side = twips(style.side)
    made.append(element("ind", left=side, right=side, firstLine=twips(style.first_line)))
    made.append(element("jc", val=style.align))
    if style.outline is not None:
        made.append(element("outlineLvl", val=style.outline))
    return made


def _run_properties(style: NamedStyle) -> BaseOxmlElement:
    made = parent("rPr", _fonts())
    if style.bold:
        made.extend([element("b"), element("bCs")])
    if style.italic:
        made.extend([element("i"), element("iCs")])
    made.extend([element("sz", val=round(style.size * 2)), element("szCs", val=round(style.size * 2))])
    return made
