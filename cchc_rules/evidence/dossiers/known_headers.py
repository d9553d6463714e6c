"""How do one-stop systems head their columns? Folded names by content."""

from __future__ import annotations

from typing import Final

from cchc_rules.evidence.dossiers.model import Role

HEADERS: Final[dict[Role, tuple[str, ...]]] = {
    Role.NUMBER: ("ma ho so", "so ho so", "so bien nhan", "ma so ho so", "so ho so mot cua", "ma bien nhan"),
    Role.AGENCY: (
        "co quan giai quyet", "don vi giai quyet", "co quan thuc hien", "don vi xu ly", "co quan", "don vi",
        "ten co quan", "ten don vi", "co quan tiep nhan",
    ),
    Role.LEVEL: ("cap", "cap thuc hien", "cap hanh chinh", "cap giai quyet"),
    Role.FIELD: ("linh vuc", "ten linh vuc"),
    Role.PROCEDURE: (
        "ten thu tuc", "thu tuc", "ten tthc", "tthc", "thu tuc hanh chinh", "ten thu tuc hanh chinh",
    ),
    Role.RECEIVED: ("ngay tiep nhan", "ngay nhan", "ngay nhan ho so", "thoi gian tiep nhan", "ngay nop"),
    Role.DUE: (
        "ngay hen tra", "han tra", "han giai quyet", "ngay hen tra ket qua", "thoi han tra ket qua",
        "han xu ly", "ngay hen",
    ),
    Role.RETURNED: (
        "ngay tra", "ngay tra ket qua", "ngay tra kq", "ngay ket thuc", "ngay hoan thanh",
        "ngay co ket qua", "thoi gian tra ket qua",
    ),
    Role.DAYS: (
        "thoi han (ngay)", "so ngay giai quyet", "thoi han giai quyet", "thoi han giai quyet (ngay)",
        "so ngay lam viec", "thoi gian giai quyet (ngay lam viec)",
    ),
    Role.SUSPENDED: ("so ngay tam dung", "ngay tam dung", "tam dung (ngay)", "so ngay cho bo sung"),
    Role.CHANNEL: (
        "hinh thuc nop", "hinh thuc tiep nhan", "kenh tiep nhan", "kenh nop", "phuong thuc nop",
        "hinh thuc nhan", "nguon ho so",
    ),
    Role.RESULT: ("trang thai", "trang thai ho so", "tinh trang", "tinh trang ho so", "ket qua xu ly"),
    Role.APOLOGY: ("xin loi", "thu xin loi", "van ban xin loi", "da xin loi", "co thu xin loi"),
    Role.PAID_ONLINE: ("thanh toan truc tuyen", "hinh thuc thanh toan", "da thanh toan truc tuyen"),
    Role.FEE: ("phi, le phi", "le phi", "phi le phi", "phi", "tong phi, le phi", "so tien"),
    Role.DIGITISED: ("so hoa", "da so hoa", "so hoa ho so", "so hoa thanh phan ho so"),
    Role.FEEDBACK: ("phan anh", "phan anh, kien nghi", "phan anh kien nghi", "pakn"),
}  # fmt: skip
