"""Files made for the tests: an invented flight and what people would hold of it."""

import io
import json
import struct
import zipfile
from pathlib import Path

LATITUDE, LONGITUDE = 34.5, 38.25
START = 1_927_861_200  # 2031-02-03 05:00:00 UTC


def _message(kind: bytes, body: bytes) -> bytes:
    return struct.pack("<HB", len(body), kind[0]) + body


def _info(key: str, value: bytes) -> bytes:
    return _message(b"I", bytes([len(key)]) + key.encode() + value)


def ulog(points: int = 60, *, newer: bool = False) -> bytes:
    """A PX4 flight of so many seconds, to the north-east, with home point and hardware id."""
    names = (
        "double latitude_deg;double longitude_deg;double altitude_msl_m"
        if newer
        else "int32_t lat;int32_t lon;int32_t alt"
    )
    uuid = b"000200000000383237333036510b0034"
    out = b"ULog\x01\x12\x35\x01" + struct.pack("<Q", 1_000_000)
    out += _message(b"B", bytes(40))
    out += _info(f"char[{len(uuid)}] sys_uuid", uuid) + _info("char[10] ver_hw", b"PX4_FMU_V5")
    gps = f"vehicle_gps_position:uint64_t timestamp;uint64_t time_utc_usec;{names};uint8_t fix_type;"
    home = "home_position:uint64_t timestamp;double lat;double lon;float alt;"
    out += _message(b"F", gps.encode()) + _message(b"F", home.encode())
    out += _message(b"A", b"\0" + struct.pack("<H", 0) + b"vehicle_gps_position")
    out += _message(b"A", b"\0" + struct.pack("<H", 1) + b"home_position")
    out += _message(b"D", struct.pack("<HQddf", 1, 1_000_000, LATITUDE, LONGITUDE, 410.0))
    for n in range(points):
        latitude, longitude = LATITUDE + n * 1e-4, LONGITUDE + n * 1e-4
        place = (latitude, longitude, 450.0) if newer else (round(latitude * 1e7), round(longitude * 1e7), 450_000)
        form = "<HQQdddB" if newer else "<HQQiiiB"
        out += _message(b"D", struct.pack(form, 0, (n + 1) * 1_000_000, (START + n) * 1_000_000, *place, 3 if n else 0))
    return out


def dataflash() -> bytes:
    """An ArduPilot log of four positions, each described by the log itself."""

    def fmt(kind: int, length: int, name: str, types: str, labels: str) -> bytes:
        return b"\xa3\x95\x80" + struct.pack(
            "<BB4s16s64s", kind, length, name.encode(), types.encode(), labels.encode()
        )

    out = fmt(0x80, 89, "FMT", "BBnNZ", "Type,Length,Name,Format,Columns")
    out += fmt(130, 31, "GPS", "QBIHLLf", "TimeUS,Status,GMS,GWk,Lat,Lng,Alt")
    out = out.replace(b"\x82\x1f", bytes([130, 3 + struct.calcsize("<QBIHiif")]))
    out += fmt(131, 3 + 64, "MSG", "Z", "Message") + b"\xa3\x95\x83" + b"ArduCopter V4.5".ljust(64, b"\0")
    week, rest = divmod(START + 18 - 315_964_800, 604_800)
    for n in range(4):
        place = (round((LATITUDE + n * 1e-3) * 1e7), round(LONGITUDE * 1e7), 500.0)
        out += b"\xa3\x95\x82" + struct.pack("<QBIHiif", n, 3, (rest + n) * 1000, week, *place)
    return out


def photograph(
    path: Path, *, offset: str = "", satellite: bool = True, latitude: float = LATITUDE, format_: str = "JPEG"
) -> Path:
    """A picture with EXIF: camera, time, position."""
    from PIL import Image

    image = Image.new("RGB", (8, 6))
    exif = image.getexif()
    exif[0x010F], exif[0x0110] = "Invented", "Camera 1"
    more = exif.get_ifd(0x8769)
    more[0x9003] = "2031:02:03 08:15:30"
    if offset:
        more[0x9011] = offset
    more[0xA431] = "SN-4711"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[3] = "N", "E"
    gps[2], gps[4] = (latitude, 0.0, 0.0), (LONGITUDE, 0.0, 0.0)
    if satellite:
        gps[29], gps[7] = "2031:02:03", (5.0, 15.0, 28.0)
    exif[0x8769], exif[0x8825] = dict(more), dict(gps)  # TIFF is written from these
    image.save(path, format_, exif=exif)
    return path


def pdf(info: str = "/Title (Order 7) /Producer (Press 2) /CreationDate (D:20310203081530+03'00')") -> bytes:
    """A small PDF file with these properties."""
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>", f"<< {info} >>".encode()]
    out, places = b"%PDF-1.4\n", []
    for n, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % n + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    end = b"trailer << /Size 4 /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 4\n0000000000 65535 f \n" + table + end


CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>Clerk</dc:creator>
<cp:lastModifiedBy>Another</cp:lastModifiedBy><dcterms:created>2031-02-03T05:00:00Z</dcterms:created></cp:coreProperties>"""


def office(core: str | bytes = CORE) -> bytes:
    """A Word document with nothing but properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("docProps/core.xml", core)
    return out.getvalue()


SUBTITLES = "".join(
    f'{n}\n00:00:0{n},000 --> 00:00:0{n},033\n<font size="28">FrameCnt: {n}\n2031-02-03 08:00:0{n}.123\n'
    f"[iso: 100] [latitude: {LATITUDE + n * 1e-4:.6f}] [longitude: {LONGITUDE:.6f}] [rel_alt: 80.1 abs_alt: 480.2]</font>\n\n"
    for n in range(1, 5)
)
OLDER_SUBTITLES = f"1\n00:00:01,000 --> 00:00:02,000\nHOME({LONGITUDE},{LATITUDE}) 2031.02.03 08:00:01\nGPS({LONGITUDE:.4f},{LATITUDE:.4f},17) BAROMETER:12.3\n\n"
TABLE = (
    "sep=,\nCUSTOM.date [local],CUSTOM.updateTime [local],OSD.latitude,OSD.longitude,RECOVER.aircraftSerial\n"
    f"2031-02-03,08:00:00,{LATITUDE},{LONGITUDE},AB12\n2031-02-03,08:00:10,{LATITUDE},{LONGITUDE + 0.01},AB12\n,,,,\n"
)
TELEGRAM = json.dumps(
    {
        "name": "شبكة الهضبة 0998 765 4321",
        "type": "public_channel",
        "id": 1,
        "messages": [
            {"id": 1, "type": "service", "date_unixtime": "1"},
            {
                "id": 2,
                "type": "message",
                "date_unixtime": str(START),
                "from_id": "channel1",
                "text": "x",
                "photo": "a.jpg",
            },
            {"id": 3, "type": "message", "date_unixtime": str(START + 60), "from_id": "channel1", "text": "y"},
        ],
    },
    ensure_ascii=False,
)
WHATSAPP = (
    "[03/02/2031, 08:00:01] \u202a+963 998 765 432\u202c: وصلت الصورة\n[03/02/2031, 08:01:00] نور: نعم\nسطر ثان\n"
    "[\u0660\u0664/\u0660\u0662/\u0662\u0660\u0663\u0661، \u0668:\u0660\u0661:\u0660\u0660 م] نور: شكرا\n"
)


def mp4(*, declared: int | None = None) -> bytes:
    """The header of a video: made when, how long, where; ``declared`` is the size that its data say to have."""

    def box(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I4s", len(body) + 8, name) + body

    mvhd = box(b"mvhd", struct.pack(">IIIII", 0, START + 2_082_844_800, 0, 1000, 12_500) + bytes(80))
    place = f"+{LATITUDE:.4f}+0{LONGITUDE:.4f}/".encode()
    where = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(place), 0) + place))
    data = struct.pack(">I4sQ", 1, b"mdat", declared) + b"x" if declared else box(b"mdat", b"x")
    return box(b"ftyp", b"isom" + bytes(4)) + box(b"moov", mvhd + where) + data
