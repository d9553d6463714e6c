"""Where does a row end, and is every rule of the guide kept?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_rules.evidence.dossiers.model import Bucket, Concern

from .office import HEADER, buckets, computed, concerns, log_map

OPEN = {"returned": "", "result": "Đang giải quyết"}


@pytest.mark.parametrize(
    ("row", "bucket"),
    [
        ({}, Bucket.ON_TIME),
        ({"returned": "15/03/2021"}, Bucket.ON_TIME),
        ({"returned": "16/03/2021"}, Bucket.LATE),
        ({"returned": "2021-03-16 08:30:00"}, Bucket.LATE),
        ({"returned": "16-3-2021"}, Bucket.LATE),
        # 13/03/2021 is a Saturday: the deadline moves to Monday the 15th.
        ({"due": "13/03/2021", "returned": "15/03/2021"}, Bucket.ON_TIME),
        ({"due": "13/03/2021", "returned": "16/03/2021"}, Bucket.LATE),
        ({"due": "12/03/2021", "returned": "13/03/2021"}, Bucket.LATE),
        # Hùng Kings' day, Wednesday 21/04/2021.
        ({"received": "01/04/2021", "due": "21/04/2021", "returned": "22/04/2021"}, Bucket.ON_TIME),
        ({"suspended": "2", "returned": "17/03/2021"}, Bucket.ON_TIME),
        ({"suspended": "2", "returned": "18/03/2021"}, Bucket.LATE),
        ({"suspended": "2", "due": "12/03/2021", "returned": "16/03/2021"}, Bucket.ON_TIME),
        ({"due": "", "days": "10", "returned": "15/03/2021"}, Bucket.ON_TIME),
        ({"due": "", "days": "10 ngày làm việc", "returned": "16/03/2021"}, Bucket.LATE),
        ({"due": "", "returned": "16/03/2021"}, Bucket.CLOSED_NO_DUE),
        ({"returned": ""}, Bucket.CLOSED_NO_DATE),
        (OPEN, Bucket.OVERDUE),
        (OPEN | {"due": "31/12/2021"}, Bucket.OPEN_IN_TIME),
        (OPEN | {"due": "30/12/2021"}, Bucket.OVERDUE),
        (OPEN | {"due": "05/01/2022"}, Bucket.OPEN_IN_TIME),
        (OPEN | {"due": ""}, Bucket.OPEN_NO_DUE),
        ({"due": "05/01/2022", "returned": "04/01/2022"}, Bucket.OPEN_IN_TIME),
        ({"returned": "04/01/2022"}, Bucket.OVERDUE),
        ({"result": "Rút hồ sơ"}, Bucket.WITHDRAWN),
        ({"agency": " "}, Bucket.AGENCY_MISSING),
        ({"agency": "Sở Nội vu"}, Bucket.AGENCY_UNKNOWN),
        ({"agency": "snv"}, Bucket.ON_TIME),
        ({"number": "  "}, Bucket.NUMBER_MISSING),
        ({"received": ""}, Bucket.RECEIVED_MISSING),
        ({"received": "31/2/2021"}, Bucket.RECEIVED_UNREADABLE),
        ({"received": "01/03/0022"}, Bucket.RECEIVED_UNREADABLE),
        ({"due": "15/13/2021"}, Bucket.DUE_UNREADABLE),
        ({"returned": "10/03/20211"}, Bucket.RETURNED_UNREADABLE),
        ({"returned": "hôm qua"}, Bucket.RETURNED_UNREADABLE),
        ({"due": "26/02/2021"}, Bucket.DUE_BEFORE_RECEIVED),
        ({"returned": "28/02/2021"}, Bucket.RETURNED_BEFORE_RECEIVED),
        ({"received": "03/01/2022", "due": "04/01/2022", "returned": ""}, Bucket.RECEIVED_AFTER_AS_OF),
        (
            {"received": "01/12/2020", "due": "10/12/2020", "returned": "09/12/2020"},
            Bucket.CLOSED_BEFORE_PERIOD,
        ),
        ({"received": "01/12/2020", "due": "10/01/2021", "returned": "08/01/2021"}, Bucket.ON_TIME),
    ],
)
def test_a_row_ends_in_the_bucket_the_guide_names(row: dict[str, str], bucket: Bucket) -> None:
    assert buckets([row]) == {bucket: 1}


def test_days_of_suspension_may_be_in_the_deadline_already() -> None:
    rules = {"suspended": "included"}
    assert buckets([{"suspended": "2", "returned": "17/03/2021"}], rules=rules) == {Bucket.LATE: 1}


def test_the_office_may_count_rows_without_a_number_but_never_as_duplicates() -> None:
    rows = [{"number": ""}, {"number": ""}]
    assert buckets(rows, rules={"missing_number": "count"}) == {Bucket.ON_TIME: 2}


def test_a_saturday_worked_instead_moves_no_deadline() -> None:
    row = {"due": "13/03/2021", "returned": "15/03/2021"}
    assert buckets([row], calendar={"working_days": ["13/03/2021"]}) == {Bucket.LATE: 1}


def test_of_the_same_row_twice_one_counts() -> None:
    rows = [{"number": "H1"}, {"number": " h1 "}]
    assert buckets(rows) == {Bucket.ON_TIME: 1, Bucket.DUPLICATE_IDENTICAL: 1}


def test_the_same_number_at_two_agencies_is_two_dossiers() -> None:
    rows = [{"number": "H1"}, {"number": "H1", "agency": "UBND huyện Ba Tơ"}]
    assert buckets(rows) == {Bucket.ON_TIME: 2}


@pytest.mark.parametrize("turned", [False, True])
def test_of_rows_that_differ_the_one_returned_last_counts_in_whatever_order(turned: bool) -> None:
    rows = [{"number": "H1"}, {"number": "H1", "returned": "16/03/2021"}, {"number": "H1"} | OPEN]
    found = buckets(rows[::-1] if turned else rows)
    assert found == {Bucket.LATE: 1, Bucket.DUPLICATE_CONFLICTING: 2}


def test_the_office_may_leave_out_all_rows_that_differ() -> None:
    rows = [
        {"number": "H1"},
        {"number": "H1"},
        {"number": "H1", "returned": "16/03/2021"},
        {"number": "H2"},
        {"number": "H2"},
    ]
    found = buckets(rows, rules={"conflicting_duplicates": "exclude"})
    assert found == {Bucket.ON_TIME: 1, Bucket.DUPLICATE_CONFLICTING: 3, Bucket.DUPLICATE_IDENTICAL: 1}


def test_an_unusable_row_does_not_push_out_the_good_one_of_the_same_number() -> None:
    rows = [{"number": "H1", "received": "31/2/2021"}, {"number": "H1"}]
    assert buckets(rows) == {Bucket.RECEIVED_UNREADABLE: 1, Bucket.ON_TIME: 1}


@pytest.mark.parametrize(
    ("row", "concern"),
    [
        ({"channel": "Fax"}, Concern.CHANNEL_UNKNOWN),
        ({"channel": ""}, Concern.CHANNEL_UNKNOWN),
        ({"result": "Xong xuôi"}, Concern.RESULT_UNKNOWN),
        ({"paid_online": "có lẽ"}, Concern.PAID_UNKNOWN),
        ({"digitised": "một nửa"}, Concern.DIGITISED_UNKNOWN),
        ({"feedback": "gọi điện"}, Concern.FEEDBACK_UNKNOWN),
        ({"fee": "-5"}, Concern.FEE_UNREADABLE),
        ({"days": "dăm"}, Concern.DAYS_UNREADABLE),
        ({"suspended": "1,5"}, Concern.SUSPENDED_UNREADABLE),
        ({"level": "Cấp vùng"}, Concern.LEVEL_UNKNOWN),
        ({"result": "Đang giải quyết"}, Concern.OPEN_BUT_RETURNED),
        ({"apology": "Có"}, Concern.APOLOGY_NOT_LATE),
        ({"apology": "hứa", "returned": "16/03/2021"}, Concern.APOLOGY_UNKNOWN),
        ({"returned": "04/01/2022"}, Concern.RETURNED_AFTER_AS_OF),
        ({"due": "", "days": "10"}, Concern.DUE_FROM_DAYS),
        ({"suspended": "2"}, Concern.SUSPENDED),
    ],
)
def test_a_doubtful_row_counts_and_is_reported(row: dict[str, str], concern: Concern) -> None:
    assert concerns([row]) == {concern: 1}


def test_a_row_left_out_is_listed_with_its_line_and_what_stands_in_it() -> None:
    found = computed([{}, {"received": "31/2/2021"}, {"channel": "Fax"}])
    assert [(row.reason, row.line) for row in found.listed] == [
        ("Ngày tiếp nhận không có thật hoặc không đọc được", 3),
        ("Hình thức nộp để trống hoặc không nhận ra", 4),
    ]
    assert "31/2/2021" in found.listed[0].texts


def test_an_unknown_agency_is_suggested_and_never_guessed() -> None:
    (unknown,) = computed([{}, {"agency": "Sở Nội vu"}]).lexicon.unknown
    assert (unknown.text, unknown.rows, unknown.suggestion) == ("Sở Nội vu", 1, "Sở Nội vụ")


_CELLS = {
    "number": ["H1", "h1", "H2", ""],
    "agency": ["Sở Nội vụ", "UBND huyện Ba Tơ", "Sở Lạ", ""],
    "received": ["01/03/2021", "31/2/2021", "", "15/12/2020", "2022-01-04"],
    "due": ["15/03/2021", "", "29/02/2021", "01/01/2021", "10/01/2022"],
    "returned": ["10/03/2021", "", "16/03/2021", "20/12/2020", "x", "05/01/2022"],
    "days": ["", "10", "x"],
    "suspended": ["", "3", "?"],
    "channel": ["Trực tuyến", "", "Fax"],
    "result": ["Đã trả kết quả", "Đang giải quyết", "Rút", "???"],
    "apology": ["", "Có", "?"],
}


@settings(max_examples=10)
@given(
    rows=st.lists(
        st.fixed_dictionaries({name: st.sampled_from(v) for name, v in _CELLS.items()}),
        min_size=1,
        max_size=40,
    ),
    rule=st.sampled_from(["latest", "exclude"]),
)
def test_every_row_ends_in_exactly_one_bucket(rows: list[dict[str, str]], rule: str) -> None:
    found = buckets(rows, rules={"conflicting_duplicates": rule})
    assert sum(found.values()) == len(rows)
    assert all(count > 0 for count in found.values())


@settings(max_examples=4)
@given(
    rows=st.lists(
        st.fixed_dictionaries({name: st.sampled_from(v) for name, v in _CELLS.items()}),
        min_size=2,
        max_size=20,
    )
)
def test_the_order_of_rows_changes_no_count(rows: list[dict[str, str]]) -> None:
    assert computed(rows).cells.equals(computed(rows[::-1]).cells)


def test_columns_the_log_lacks_leave_their_figures_out() -> None:
    few = {name: HEADER[name] for name in ("number", "agency", "received", "due", "returned")}
    assert buckets([{}, {"channel": "Fax"}], columns=few) == {Bucket.ON_TIME: 2}


def test_a_map_without_agencies_takes_every_name_for_an_agency() -> None:
    rows = [
        {},
        {"agency": "UBND xã Mường Lan", "level": "Cấp xã"},
        {"agency": "UBND xã Mường Lạn", "level": "Cấp xã"},
    ]
    found = computed(rows, log_map(agencies=[]))
    assert [agency.id for agency in found.lexicon.agencies.all] == [
        "so-noi-vu",
        "ubnd-xa-muong-lan",
        "ubnd-xa-muong-lan-2",
    ]
