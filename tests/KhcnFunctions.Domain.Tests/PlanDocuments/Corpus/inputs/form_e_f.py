"""Forms (e), 'Giao phòng … tham mưu' and a list, and (f), text copied out of a PDF."""

from kit.plan import Plan
from kit.times import ad_hoc, continuous, half, month, monthly, once, quarter, quarterly, span, year, yearly

from . import _registers as registers


def commune():
    d = Plan("xa-an-toan-thuc-pham", "e", registers.commune(), formats=("docx",), about="of a commune: no leads named beside the tasks, one sentence assigns the whole list; two tasks that nobody is given")
    d.head("UBND tỉnh Tân Giang", "Ủy ban nhân dân xã An Thủy", "33", "KH-UBND", "An Thủy", 14, 4, 2026, superior_shown="UBND TỈNH TÂN GIANG", agency_shown="ỦY BAN NHÂN DÂN\nXÃ AN THỦY")
    d.titled("Triển khai “Tháng hành động vì an toàn thực phẩm” năm 2026")
    d.based("Kế hoạch", "97/KH-UBND", "2026-04-03", "UBND tỉnh Tân Giang", "triển khai “Tháng hành động vì an toàn thực phẩm” năm 2026", start="Thực hiện", about="về", end=",")
    d.p("Ủy ban nhân dân xã An Thủy xây dựng Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Nâng cao nhận thức của người dân, người sản xuất, kinh doanh thực phẩm trên địa bàn xã.", bullets=True)
    d.requirements("Huy động sự tham gia của các ban, ngành, đoàn thể và các thôn.", bullets=True)
    d.h1("NỘI DUNG").in_group("NỘI DUNG")
    d.p("Giao Phòng Văn hóa - Xã hội tham mưu triển khai các nhiệm vụ sau:")
    for title, time in (("Treo 15 băng rôn, phát thanh tuyên truyền trên hệ thống truyền thanh cơ sở trong thời gian từ ngày 15/4 đến ngày 15/5/2026", None), ("Thành lập đoàn kiểm tra liên ngành về an toàn thực phẩm, hoàn thành trước ngày 20/4/2026", once("hoàn thành trước ngày 20/4/2026", 20, 4, 2026)), ("Tổ chức lễ phát động tại chợ trung tâm xã", None)):
        if time is None and "từ ngày" in title:
            time = span("từ ngày 15/4 đến ngày 15/5/2026", "2026-04-15", "2026-05-15")
        d.bullet(title + ";")
        cut = title.split(", hoàn thành")[0].split(" trong thời gian")[0]
        d.task(None, title, None, "vhxh", "", time, also=(cut,) if cut != title else ())
    d.p("Ngoài ra, tập trung thực hiện một số nội dung:")
    for title in ("Vận động 100% hộ kinh doanh thức ăn đường phố ký cam kết bảo đảm an toàn thực phẩm", "Lồng ghép kinh phí từ các chương trình, dự án khác trên địa bàn"):
        d.bullet(title + ";")
        d.task(None, title, None, "", "")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Giao Trạm Y tế xã giám sát ngộ độc thực phẩm, báo cáo ngay UBND xã (qua Phòng Văn hóa - Xã hội) khi có sự cố.", bold=False)
    d.duty([("Trạm Y tế xã", "tyt")], "báo cáo", "UBND xã", "Phòng Văn hóa - Xã hội", ad_hoc("ngay … khi có sự cố"))
    d.h2("Phòng Văn hóa - Xã hội tổng hợp kết quả, báo cáo UBND tỉnh (qua Sở Y tế) trước ngày 25/5/2026./.", bold=False)
    d.duty([("Phòng Văn hóa - Xã hội", "vhxh")], "tổng hợp kết quả, báo cáo", "UBND tỉnh", "Sở Y tế", once("trước ngày 25/5/2026", 25, 5, 2026))
    return d.sign(["UBND tỉnh (b/c)", "Sở Y tế", "TT Đảng ủy, TT HĐND xã", "CT, các PCT UBND xã", "UBMTTQVN xã và các đoàn thể", "Các thôn", "Lưu: VT, VHXH"], ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", "Lý Thị Hòa")


def health():
    d = Plan("y-te-tham-muu-txt", "e", registers.health(), formats=("txt:raw",), about="each item 'Giao phòng … tham mưu', copied out of a PDF in reading order")
    d.head("UBND thành phố Hải An", "Sở Y tế", "58", "KH-SYT", "Hải An", 27, 3, 2026)
    d.titled("Nâng cao chất lượng khám bệnh, chữa bệnh và sự hài lòng của người bệnh năm 2026")
    d.based("Luật", "15/2023/QH15", "2023-01-09", None, "Khám bệnh, chữa bệnh")
    d.based("Quyết định", "6858/QĐ-BYT", "2016-11-18", "Bộ trưởng Bộ Y tế", "ban hành Bộ tiêu chí chất lượng bệnh viện Việt Nam", about="về việc", end=".")
    d.p("Sở Y tế ban hành Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Rút ngắn thời gian chờ khám bệnh; tỷ lệ hài lòng của người bệnh nội trú đạt trên 92%.")
    d.requirements("Các giải pháp phải cụ thể, đo lường được.")
    d.h1("NHIỆM VỤ, GIẢI PHÁP").in_group("NHIỆM VỤ, GIẢI PHÁP")
    for unit, name, deed, time, also in (
        ("nvy", "Phòng Nghiệp vụ Y", "tham mưu thành lập Hội đồng quản lý chất lượng khám bệnh, chữa bệnh thành phố trong quý II/2026", quarter(2, 2026, "trong quý II/2026"), "tham mưu thành lập Hội đồng quản lý chất lượng khám bệnh, chữa bệnh thành phố"),
        ("nvd", "Phòng Nghiệp vụ Dược", "tham mưu kế hoạch đấu thầu thuốc tập trung, không để thiếu thuốc, vật tư", None, None),
        ("tccb", "Phòng Tổ chức cán bộ", "tham mưu quy tắc ứng xử, đổi mới phong cách, thái độ phục vụ", None, None),
        ("khtc", "Phòng Kế hoạch - Tài chính", "tham mưu giá dịch vụ khám bệnh, chữa bệnh trình UBND thành phố trước ngày 30/6/2026", once("trước ngày 30/6/2026", 30, 6, 2026), "tham mưu giá dịch vụ khám bệnh, chữa bệnh trình UBND thành phố"),
        ("vp", "Văn phòng Sở", "tham mưu công khai kết quả khảo sát hài lòng hằng quý", quarterly("hằng quý"), "tham mưu công khai kết quả khảo sát hài lòng"),
    ):
        d.h2(f"Giao {name} {deed}.", bold=False)
        d.task(f"{d.counts[1]}", deed, None, unit, "", time, also=(f"Giao {name} {deed}", *((also,) if also else ())))
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.p("Giám đốc các bệnh viện, trung tâm y tế báo cáo kết quả tự đánh giá chất lượng về Sở Y tế (qua Phòng Nghiệp vụ Y) trước ngày 15 tháng 6 và trước ngày 01 tháng 12 hằng năm./.")
    d.duty([("Giám đốc các bệnh viện, trung tâm y tế", None)], "báo cáo kết quả tự đánh giá chất lượng", "Sở Y tế", "Phòng Nghiệp vụ Y", half("trước ngày 15 tháng 6 và trước ngày 01 tháng 12 hằng năm", (15, 6), (1, 12)))
    return d.sign(["UBND thành phố", "Lãnh đạo Sở", "Các bệnh viện, trung tâm y tế", "Lưu: VT, NVY"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Võ Ngọc Ánh")


def long_plan():
    """Some ten pages of form (a), copied with the layout kept: the header's two columns side by side."""
    r = registers.agriculture()
    huong, hung = ("Phó Giám đốc Lê Thị Hường", "le-thi-huong"), ("PGĐ Đỗ Duy Hưng", "do-duy-hung")
    d = Plan("nong-nghiep-muoi-trang", "f", r, formats=("txt:layout",), justified=False, about="ten pages of the first plan's form copied out of a PDF with its layout: two columns side by side, broken lines, page numbers; 40 tasks in four groups")
    d.head("UBND tỉnh Phú Lâm", "Sở Nông nghiệp và Môi trường", "120", "KH-SNNMT", "Phú Lâm", 30, 3, 2026, agency_shown="SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG")
    d.titled("Cơ cấu lại ngành nông nghiệp và tăng cường quản lý tài nguyên, môi trường giai đoạn 2026 - 2030")
    d.based("Quyết định", "255/QĐ-TTg", "2021-02-25", "Thủ tướng Chính phủ", "phê duyệt Kế hoạch cơ cấu lại ngành nông nghiệp giai đoạn 2021 - 2025", about="về việc")
    d.based("Chương trình", "14-CTr/TU", "2026-01-20", "Tỉnh ủy", "phát triển nông nghiệp sinh thái, nông thôn hiện đại, nông dân văn minh", start="Thực hiện", about="về", end=",")
    d.p("Sở Nông nghiệp và Môi trường xây dựng Kế hoạch thực hiện như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Nâng cao giá trị gia tăng và phát triển bền vững; chuyển mạnh từ tư duy sản xuất nông nghiệp sang tư duy kinh tế nông nghiệp.")
    d.requirements("Phân công nhiệm vụ rõ ràng, không chồng chéo giữa các phòng, đơn vị thuộc Sở sau hợp nhất.")
    d.h1("NHIỆM VỤ")
    when = (year(2026, 2030), quarter(4, 2026), continuous(), yearly("Hằng năm"), once("Trước ngày 30/11/2026", 30, 11, 2026), None, month(8, 2026), quarterly("Định kỳ hằng quý"))
    groups = (
        ("Lĩnh vực trồng trọt, chăn nuôi", hung, (("Mở rộng diện tích lúa chất lượng cao", "ttbvtv"), ("Cải tạo 800 ha vườn tạp thành vườn cây ăn quả", "ttbvtv"), ("Phát triển vùng nguyên liệu chè đạt chứng nhận hữu cơ", "ttbvtv, kn"), ("Quản lý vật tư nông nghiệp, kiên quyết xử lý phân bón giả", "ttbvtv"), ("Xây dựng vùng an toàn dịch bệnh động vật", "cnty"),
          ("Phát triển chăn nuôi trang trại theo hướng tuần hoàn", "cnty"), ("Kiểm soát giết mổ tập trung", "cnty"), ("Chuyển giao 12 mô hình khuyến nông", "kn"), ("Bảo tồn giống bò vàng vùng cao", "cnty, kn"), ("Phòng, chống đói rét cho gia súc", "cnty"))),
        ("Lĩnh vực lâm nghiệp, thủy lợi", hung, (("Chi trả dịch vụ môi trường rừng", "kl"), ("Phát triển rừng gỗ lớn có chứng chỉ FSC", "kl"), ("Rà soát quy hoạch ba loại rừng", "kl, dd"), ("Xây dựng đề án tín chỉ các-bon rừng", "kl, mt"), ("Sửa chữa, nâng cấp 27 hồ chứa xung yếu", "tl"), ("Kiên cố hóa 60 km kênh mương nội đồng", "tl"), ("Vận hành hệ thống cảnh báo sớm lũ ống, lũ quét", "tl, qt"), ("Cấp nước sạch nông thôn", "tl"), ("Trồng cây phân tán dịp Tết trồng cây", "kl"), ("Quản lý, khai thác công trình thủy lợi", "tl"))),
        ("Lĩnh vực đất đai, khoáng sản", huong, (("Đo đạc, lập bản đồ địa chính chính quy tại 32 xã", "dd"), ("Cấp giấy chứng nhận quyền sử dụng đất lần đầu", "vpdk"), ("Thanh toán nghĩa vụ tài chính về đất đai trực tuyến", "vpdk, vp"), ("Xác định giá đất cụ thể phục vụ bồi thường, giải phóng mặt bằng", "dd"), ("Thống kê, kiểm kê đất đai", "dd, vpdk"), ("Đấu giá quyền khai thác khoáng sản 06 điểm mỏ", "ksn"), ("Khoanh định khu vực cấm hoạt động khoáng sản", "ksn"), ("Lập hành lang bảo vệ nguồn nước", "ksn"), ("Kiểm soát khai thác cát, sỏi lòng sông", "ksn"), ("Tích hợp dữ liệu đất đai với dữ liệu dân cư", "vpdk"))),
        ("Lĩnh vực môi trường, phát triển nông thôn", huong, (("Thu gom, xử lý bao gói thuốc bảo vệ thực vật", "mt, ttbvtv"), ("Kiểm kê khí nhà kính", "mt"), ("Cấp giấy phép môi trường", "mt"), ("Xây dựng mạng lưới trạm quan trắc tự động", "qt"), ("Nâng hạng sản phẩm OCOP lên 4 sao, 5 sao", "ptnt"), ("Truy xuất nguồn gốc, cấp mã số vùng trồng", "ptnt, ttbvtv"), ("Bố trí, sắp xếp dân cư vùng thiên tai", "ptnt"), ("Hỗ trợ hợp tác xã ứng dụng công nghệ cao", "ptnt"), ("Kiểm tra an toàn thực phẩm nông, lâm, thủy sản", "ptnt"), ("Xây dựng xã nông thôn mới kiểu mẫu", "ptnt"))),
    )
    helpers = ("*", "khtc/0, *", "xa, vp", "kn, xa, *=các đơn vị có liên quan", "tccb, khtc", "ksn/0", "dd/0, mt", "tl/0")
    at = 0
    for name, who, tasks in groups:
        d.h2(name).in_group(name)
        for title, lead in tasks:
            mine = {unit.strip() for unit in lead.split(",")}
            support = helpers[at % len(helpers)]
            support = "*" if any(unit.partition("/")[0].strip() in mine for unit in support.split(",")) else support
            d.task_a(title, who, lead, support, when[(at * 3) % len(when)], "Báo cáo kết quả thực hiện" if at % 4 == 0 else None, level=2)
            at += 1
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Các phòng, đơn vị thuộc Sở xây dựng kế hoạch chi tiết; báo cáo kết quả thực hiện về Sở (qua Phòng Kế hoạch - Tài chính) trước ngày 10/12 hàng năm để tổng hợp.", bold=False)
    d.duty([("Các phòng, đơn vị thuộc Sở", "tat-ca")], "báo cáo kết quả thực hiện", "Sở", "Phòng Kế hoạch - Tài chính", yearly("trước ngày 10/12 hàng năm", 10, 12))
    d.h2("Phòng Kế hoạch - Tài chính theo dõi, đôn đốc, định kỳ hằng quý tham mưu Giám đốc Sở báo cáo UBND tỉnh./.", bold=False)
    d.duty([("Phòng Kế hoạch - Tài chính", "khtc")], "tham mưu Giám đốc Sở báo cáo", "UBND tỉnh", None, quarterly("định kỳ hằng quý"))
    return d.sign(["UBND tỉnh (b/c)", "Giám đốc, các Phó Giám đốc Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, KHTC"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Lê Thị Hường")


def trade():
    r = registers.trade()
    thuy, hoan = ("PGĐ Khuất Thị Bích Thủy", "khuat-thi-bich"), ("PGĐ Nguyễn Hữu Hoàn", "nguyen-huu-hoan")
    d = Plan("cong-thuong-an-toan", "f", r, formats=("txt:pdf",), justified=True, about="copied out of a PDF with justified lines: gaps inside words; form (a) with automatic numbers that stand on their own lines")
    d.auto = True
    d.head("UBND tỉnh Đông Sơn", "Sở Công Thương", "39", "KH-SCT", "Đông Sơn", 23, 2, 2026)
    d.titled("Bảo đảm an toàn vệ sinh lao động, an toàn hóa chất và an toàn điện năm 2026")
    d.based("Luật", "84/2015/QH13", "2015-06-25", None, "An toàn, vệ sinh lao động", end=".")
    d.p("Sở Công Thương ban hành Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Giảm ít nhất 5% tần suất tai nạn lao động chết người so với năm 2025.")
    d.requirements("Chủ động phòng ngừa, phát hiện và khắc phục ngay các nguy cơ mất an toàn.")
    d.h1("NHIỆM VỤ").in_group("NHIỆM VỤ")
    d.task_a("Kiểm tra an toàn hồ đập thủy điện trước mùa mưa lũ", thuy, "qlnl", "ktat/0, *", once("Trước ngày 31/8/2026", 31, 8, 2026))
    d.task_a("Huấn luyện ứng phó sự cố hóa chất tại các cụm công nghiệp", hoan, "ktat", "qlcn, kc/0", quarter(3, 2026), "04 lớp huấn luyện")
    d.task_a("Kiểm tra hành lang bảo vệ an toàn lưới điện cao áp", thuy, "qlnl, ktat", "*", quarterly("Định kỳ hằng quý"))
    d.task_a("Tuyên truyền Tháng hành động về an toàn, vệ sinh lao động", hoan, "vp", "ktat", month(5, 2026, "Tháng 5/2026"))
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.p("Các phòng, đơn vị thuộc Sở báo cáo kết quả về Phòng Kỹ thuật an toàn và Môi trường trước ngày 18 hằng tháng để tổng hợp, báo cáo Giám đốc Sở./.")
    d.duty([("Các phòng, đơn vị thuộc Sở", "tat-ca")], "báo cáo kết quả", "Phòng Kỹ thuật an toàn và Môi trường", None, monthly("trước ngày 18 hằng tháng", 18))
    return d.sign(["UBND tỉnh", "Lãnh đạo Sở", "Lưu: VT, KTAT"], [], "GIÁM ĐỐC", "Dương Quốc Trụ")


def plans():
    return [commune(), health(), long_plan(), trade()]
