"""When something is to be done: the words, with what they mean. The words are written by hand, never derived from the meaning."""


class Time:
    def __init__(self, text, *rules):
        self.text = text
        self.rules = list(rules)

    def gold(self):
        return {"asWritten": self.text, "rules": self.rules}


def none():
    return Time("", {"kind": "none"})


def yearly(text, day=None, month=None, exclusive=True):
    return Time(text, {"kind": "yearly", "day": day, "month": month, "exclusive": exclusive and day is not None})


def half(text, *days, exclusive=True):
    return Time(text, {"kind": "halfYearly", "days": [{"day": day, "month": month} for day, month in days], "exclusive": exclusive and bool(days)})


def quarterly(text, day=None, month=None, exclusive=True):
    """month: 1 to 3 within the quarter, 4 the first month of the next one."""
    return Time(text, {"kind": "quarterly", "day": day, "monthOfQuarter": month, "exclusive": exclusive and day is not None})


def monthly(text, day=None, exclusive=True):
    return Time(text, {"kind": "monthly", "day": day, "exclusive": exclusive and day is not None})


def weekly(text, weekday=None, time=None, exclusive=True):
    """weekday: 1 Monday to 7 Sunday."""
    return Time(text, {"kind": "weekly", "weekday": weekday, "time": time, "exclusive": exclusive and weekday is not None})


def once(text, day, month, year, exclusive=True, time=None):
    return Time(text, {"kind": "once", "day": day, "month": month, "year": year, "exclusive": exclusive, **({"time": time} if time else {})})


def span(text, start, end):
    return Time(text, {"kind": "range", "from": start, "to": end})


LAST = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


def month(number, year, text=None):
    return span(text or f"Tháng {number}/{year}", f"{year}-{number:02}-01", f"{year}-{number:02}-{LAST[number]}")


def quarter(number, year, text=None):
    last = number * 3
    return span(text or f"Quý {ROMAN[number]}/{year}", f"{year}-{last - 2:02}-01", f"{year}-{last:02}-{LAST[last]}")


def year(start, end=None, text=None):
    return span(text or (f"Năm {start}" if end is None else f"{start} - {end}"), f"{start}-01-01", f"{end or start}-12-31")


def onwards(start, text=None):
    return span(text or f"{start} và những năm tiếp theo", f"{start}-01-01", None)


def continuous(text="Thường xuyên"):
    return Time(text, {"kind": "continuous"})


def ad_hoc(text):
    """On request, or as soon as something happens."""
    return Time(text, {"kind": "adHoc"})


def unclear(text):
    """Tied to an event: nothing can be scheduled, so somebody has to be asked."""
    return Time(text, {"kind": "unclear"})
