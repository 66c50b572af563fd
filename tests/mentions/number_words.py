"""A whole number -> one of the ways Arabic writes it in words; for tests that read the words back."""

UNITS = {
    "m": ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"],
    "f": ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"],
}
TENS = {
    "nominative": ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"],
    "oblique": ["", "", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"],
}
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
SCALES = [
    (1_000_000, "مليون", "مليونان", "ملايين"),
    (1_000, "ألف", "ألفان", "آلاف"),
]


def spelled(number: int, *, gender: str = "m", case: str = "nominative") -> str:
    """The number in words, joined with و as the language joins them; at least 1, under a thousand million."""
    parts: list[str] = []
    for scale, one, two, several in SCALES:
        count, number = divmod(number, scale)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two)
        elif 3 <= count <= 10:
            parts.append(f"{_under_thousand(count, 'm', case)} {several}")
        elif count:
            parts.append(f"{_under_thousand(count, 'm', case)} {one}")
    if number:
        parts.append(_under_thousand(number, gender, case))
    return " و".join(parts)


def _under_thousand(number: int, gender: str, case: str) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [HUNDREDS[hundreds]] if hundreds else []
    if rest:
        parts.append(_under_hundred(rest, gender, case))
    return " و".join(parts)


def _under_hundred(number: int, gender: str, case: str) -> str:
    tens, units = divmod(number, 10)
    if tens == 0:
        return UNITS[gender][units]
    if number == 10:
        return "عشرة" if gender == "m" else "عشر"
    if tens == 1:
        return _teen(units, gender, case)
    return f"{UNITS[gender][units]} و{TENS[case][tens]}" if units else TENS[case][tens]


def _teen(units: int, gender: str, case: str) -> str:
    ten = "عشر" if gender == "m" else "عشرة"
    if units == 1:
        return ("أحد " if gender == "m" else "إحدى ") + ten
    if units == 2:
        two = {"m": ("اثنا", "اثني"), "f": ("اثنتا", "اثنتي")}[gender]
        return f"{two[case == 'oblique']} {ten}"
    return f"{UNITS[gender][units]} {ten}"
