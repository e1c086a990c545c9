"""Form (b): a table of 140 rows in two versions, before the ministries (and so the departments) were merged, and after."""

import random

from kit.plan import Plan
from kit.register import split
from kit.times import month, once, quarterly, quarter, yearly

from . import _registers as registers
from ._rows import rows

BEFORE, AFTER = "tinh-chuyen-doi-truoc", "tinh-chuyen-doi-sau"
INTO = {"skhdt": "stc", "stttt": "skhcn", "stnmt": "snnmt", "snnptnt": "snnmt", "sgtvt": "sxd", "sldtbxh": "snv", "huyen": "xa"}
GROUPS = (
    ("HẠ TẦNG SỐ", ("hạ tầng viễn thông băng rộng", "mạng di động 5G", "trung tâm dữ liệu tỉnh", "mạng truyền số liệu chuyên dùng", "nền tảng điện toán đám mây", "Internet vạn vật"), ("stttt", "sxd"), ("sgtvt", "skhdt", "stc", "ca", "huyen")),
    ("CHÍNH QUYỀN SỐ", ("dịch vụ công trực tuyến", "số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", "chữ ký số chuyên dùng công vụ", "họp trực tuyến không giấy", "lưu trữ điện tử"), ("vpub", "stttt"), ("snv", "stp", "tthcc", "stc", "huyen")),
    ("KINH TẾ SỐ", ("doanh nghiệp công nghệ số", "thương mại điện tử và thanh toán không dùng tiền mặt", "sàn giao dịch nông sản", "kinh tế chia sẻ", "logistics thông minh"), ("sct", "skhdt"), ("stttt", "snnptnt", "stc", "bqlkkt")),
    ("XÃ HỘI SỐ", ("kỹ năng số cộng đồng", "y tế số và hồ sơ sức khỏe điện tử", "học bạ số, giáo dục trực tuyến", "an sinh xã hội số", "tổ công nghệ số cộng đồng"), ("sgddt", "syt", "sldtbxh"), ("stttt", "ca", "huyen", "dpt")),
    ("AN TOÀN THÔNG TIN MẠNG", ("giám sát an toàn hệ thống thông tin", "ứng cứu sự cố an ninh mạng", "bảo vệ dữ liệu cá nhân", "phòng, chống lừa đảo trực tuyến"), ("ca", "bchqs"), ("vpub", "skhcn", "dpt", "tt")),
    ("KHOA HỌC, CÔNG NGHỆ VÀ ĐỔI MỚI SÁNG TẠO", ("khởi nghiệp đổi mới sáng tạo", "sở hữu trí tuệ, chỉ dẫn địa lý", "tiêu chuẩn, đo lường, chất lượng", "công nghệ sinh học", "năng suất, chất lượng sản phẩm hàng hóa"), ("skhcn",), ("sct", "syt", "sgddt", "bqlkkt", "stc")),
    ("NÔNG NGHIỆP, TÀI NGUYÊN VÀ MÔI TRƯỜNG", ("nông nghiệp công nghệ cao", "cơ sở dữ liệu đất đai", "quan trắc môi trường tự động", "truy xuất nguồn gốc nông sản", "phòng, chống thiên tai"), ("snnptnt", "stnmt"), ("huyen", "skhcn", "stc")),
    ("GIAO THÔNG VÀ ĐÔ THỊ THÔNG MINH", ("giao thông thông minh", "quy hoạch đô thị số", "chiếu sáng thông minh", "quản lý bãi đỗ xe"), ("sxd", "sgtvt"), ("ca", "stc", "huyen")),
    ("VĂN HÓA, DU LỊCH", ("du lịch thông minh", "số hóa di sản văn hóa", "thư viện số", "quảng bá hình ảnh địa phương"), ("svhttdl",), ("dpt", "sct", "sgddt")),
    ("NHÂN LỰC VÀ CẢI CÁCH HÀNH CHÍNH", ("nhân lực số", "vị trí việc làm, cơ cấu công chức", "thi đua, khen thưởng", "thanh tra, kiểm tra công vụ"), ("snv", "tt"), ("stp", "vpub", "sldtbxh")),
)
ALIASES = (("stttt", 0), ("snnptnt", 0), ("skhdt", 0), ("skhcn", 0), ("dpt", 0), ("huyen", 0))


def merged(spec, taken=()):
    """The same units after the merger: a unit stands once."""
    out = []
    for token in split(registers.province(True), spec):
        new = INTO.get(token.partition("/")[0], token)
        if new.startswith("*") or new.partition("/")[0] not in {one.partition("/")[0] for one in [*out, *taken]}:
            out.append(new)
    return ", ".join(out)


def before_rows():
    return rows("truong-thinh", GROUPS, None, 2025, 14, aliases=ALIASES)


def after_rows():
    pick = random.Random("after")
    out, count = [], 0
    tasks = [row for row in before_rows() if row[0] == "task"]
    dropped = {tasks[n][1] for n in (17, 58, 101, 133)}
    later = {tasks[n][1]: time for n, time in ((4, quarter(4, 2025)), (44, month(12, 2025)), (63, once("Trước ngày 15/12/2025", 15, 12, 2025)), (66, quarterly("Hằng quý")), (88, yearly("Trước ngày 05/12 hằng năm", 5, 12)), (120, once("Chậm nhất ngày 30/11/2025", 30, 11, 2025, exclusive=False)))}
    renamed = {row[1] for row in [row for row in tasks if "trên địa bàn" in row[2]][1:3]} | {row[1] for row in [row for row in tasks if row[2].startswith("Tổ chức tập huấn")][2:3]}
    added = {"II": ("Cấp chứng thư số cho toàn bộ cán bộ, công chức cấp xã", "vpub", "xa, skhcn", once("Trước ngày 15/8/2025", 15, 8, 2025), "Chứng thư số được cấp"),
             "IV": ("Xây dựng Trung tâm điều hành thông minh cấp xã tại 10 xã, phường thí điểm", "skhcn", "xa, ca", quarter(4, 2025), "10 trung tâm"),
             "VII": ("Hợp nhất, đồng bộ cơ sở dữ liệu ngành nông nghiệp và ngành tài nguyên, môi trường", "snnmt", "skhcn", month(12, 2025), "Cơ sở dữ liệu hợp nhất"),
             "X": ("Bố trí, sắp xếp cán bộ, công chức phụ trách chuyển đổi số tại các xã, phường sau sắp xếp", "snv", "xa", once("Trước ngày 30/9/2025", 30, 9, 2025), "Quyết định phân công")}
    pending = None

    def put(title, leads, supports, time, product, note):
        nonlocal count
        count += 1
        out.append(("task", str(count), title, leads, supports, time, product, note))

    for row in before_rows():
        if row[0] == "group":
            if pending:
                put(*added[pending], None)
            pending = row[1] if row[1] in added else None
            out.append(row)
            continue
        _, number, title, leads, supports, time, product, note = row
        if number in dropped:
            continue
        new_leads = merged(leads)
        new_supports = merged(supports, new_leads.split(", "))
        put(title.replace("trên địa bàn", "trên địa bàn tỉnh").replace("Tổ chức tập huấn", "Tổ chức đào tạo, tập huấn") if number in renamed else title, new_leads, new_supports, later.get(number, time), product, note)
    if pending:
        put(*added[pending], None)
    return out


def plan(name, after):
    r = registers.province(after)
    d = Plan(name, "b", r, formats=("docx",), about="annex table of some 140 rows " + ("after" if after else "before") + " the merger of ministries and departments: group rows, (1)(2)… row, repeated header, several leads, abbreviations")
    d.head(None, "Ủy ban nhân dân tỉnh Trường Thịnh", "221" if after else "15", "KH-UBND", "Trường Thịnh", 15 if after else 10, 7 if after else 1, 2025, agency_shown="ỦY BAN NHÂN DÂN\nTỈNH TRƯỜNG THỊNH")
    d.titled("Chuyển đổi số và phát triển khoa học, công nghệ, đổi mới sáng tạo tỉnh Trường Thịnh năm 2025" + (" (điều chỉnh)" if after else ""))
    d.based("Nghị quyết", "57-NQ/TW", "2024-12-22", "Bộ Chính trị", "đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia", start="Thực hiện", end=";" if after else ",")
    if after:
        d.based("Nghị quyết", "202/2025/QH15", "2025-06-12", "Quốc hội", "việc sắp xếp đơn vị hành chính cấp tỉnh", start="Căn cứ", end=",")
    d.p("Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Tổ chức triển khai đồng bộ, hiệu quả các nhiệm vụ chuyển đổi số; phấn đấu nằm trong nhóm 20 tỉnh dẫn đầu cả nước về Chỉ số chuyển đổi số.")
    d.requirements("Bám sát chỉ đạo của Trung ương, của Tỉnh ủy; gắn trách nhiệm của người đứng đầu các cơ quan, địa phương.")
    d.h1("NHIỆM VỤ").p("Chi tiết các nhiệm vụ tại Phụ lục kèm theo Kế hoạch này.")
    d.h1("TỔ CHỨC THỰC HIỆN")
    lead, ident = ("Sở Khoa học và Công nghệ", "skhcn") if after else ("Sở Thông tin và Truyền thông", "stttt")
    local, local_id = ("UBND các xã, phường", "xa") if after else ("UBND các huyện, thị xã, thành phố", "huyen")
    d.h2(f"Các sở, ban, ngành, {local} báo cáo kết quả thực hiện về UBND tỉnh (qua {lead}) định kỳ hằng quý, trước ngày 20 của tháng cuối quý.", bold=False)
    d.duty([("Các sở, ban, ngành", "tat-ca"), (local, local_id)], "báo cáo kết quả thực hiện", "UBND tỉnh", lead, quarterly("định kỳ hằng quý, trước ngày 20 của tháng cuối quý", 20, 3))
    d.h2(f"{lead} chủ trì theo dõi, đôn đốc, tổng hợp, báo cáo UBND tỉnh trước ngày 10/12 hằng năm./.", bold=False)
    d.duty([(lead, ident)], "tổng hợp, báo cáo", "UBND tỉnh", None, yearly("trước ngày 10/12 hằng năm", 10, 12))
    d.sign(["Bộ Khoa học và Công nghệ (b/c)" if after else "Bộ Thông tin và Truyền thông (b/c)", "TT Tỉnh ủy, TT HĐND tỉnh", "CT, các PCT UBND tỉnh", "Các sở, ban, ngành", local, "VPUB: CVP, các PCVP, CV", "Lưu: VT, KGVX"],
           ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", "Phan Thị Mỹ Lệ")
    d.landscape()
    d.p("PHỤ LỤC", align="center", bold=True)
    d.p("DANH MỤC NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2025", align="center", bold=True)
    d.p(f"(Kèm theo Kế hoạch số {d.gold['number']}/KH-UBND ngày {d.gold['date']['day']}/{d.gold['date']['month']:02}/2025 của UBND tỉnh Trường Thịnh)", align="center", italic=True)
    return d.table(after_rows() if after else before_rows(), join="n" if after else "và")


def changes():
    """What the amendment has to show: the changed rows and no others. A new number alone, or another way to write the same unit, is no change."""
    before, after = plan(BEFORE, False).gold["tasks"], plan(AFTER, True).gold["tasks"]
    old = {task["title"]: task for task in before}
    new = {task["title"]: task for task in after}
    facts = lambda task: {"title": task["title"], "leads": [party["id"] for party in task["leads"]], "supports": sorted(party["id"] for party in task["supports"]),
                          "related": task["related"], "time": task["time"]["rules"], "product": task["product"], "note": task["note"], "group": task["group"]}
    reworded = {}
    for title in set(old) - set(new):
        again = title.replace("trên địa bàn", "trên địa bàn tỉnh").replace("Tổ chức tập huấn", "Tổ chức đào tạo, tập huấn")
        if again in new:
            reworded[again] = title
    changed, added = [], []
    for task in after:
        mine = old.get(reworded.get(task["title"], task["title"]))
        if mine is None:
            added.append({"number": task["number"], "title": task["title"]})
            continue
        was, now = facts(mine), facts(task)
        fields = {field: {"before": was[field], "after": now[field]} for field in was if was[field] != now[field]}
        if fields:
            changed.append({"before": mine["number"], "after": task["number"], "title": mine["title"], "fields": fields})
    return {"before": BEFORE, "after": AFTER, "added": added, "dropped": [{"number": task["number"], "title": task["title"]} for task in before if task["title"] not in new and task["title"] not in reworded.values()],
            "changed": changed, "unchanged": len(after) - len(added) - len(changed)}


def plans():
    return [plan(BEFORE, False), plan(AFTER, True)]
