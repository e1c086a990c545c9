"""Plans written as offices write them, with no reader in mind."""

from kit.plan import Plan
from kit.register import Register
from kit.times import ad_hoc, continuous, half, month, monthly, none, once, onwards, quarter, quarterly, span, unclear, weekly, year, yearly

from . import _registers as registers
from ._rows import rows
from .form_b import annex, task
from .form_d import leads as said_to_lead


def heritage():
    """(a) with leaders as comrades, roman parts, 1.1 numbers."""
    r = registers.home()
    thu, binh = ("đồng chí Mai Thị Thu, Phó Giám đốc Sở", "mai-thi-thu"), ("đồng chí Lương Hoà Bình, Phó Giám đốc Sở", "luong-hoa-binh")
    d = Plan("noi-vu-thi-dua", "a", r, unseen=True, formats=("docx", "pdf"), about="parts (Phần thứ nhất), numbers 1.1, leaders as comrades, time before the units")
    d.head("UBND tỉnh Bình Thuận Hòa", "Sở Nội vụ", "07", "KH-SNV", "Bình Thuận Hòa", 15, 1, 2026)
    d.titled("Công tác trọng tâm của Sở Nội vụ năm 2026")
    d.based("Nghị quyết", "02/NQ-CP", "2026-01-08", "Chính phủ", "những nhiệm vụ, giải pháp chủ yếu cải thiện môi trường kinh doanh năm 2026", about="về")
    d.based("Nghị quyết", "88/NQ-HĐND", "2025-12-10", "HĐND tỉnh", "nhiệm vụ phát triển kinh tế - xã hội năm 2026", about="về", end=",")
    d.p("Sở Nội vụ ban hành Kế hoạch công tác trọng tâm năm 2026 như sau:")
    d.p("Phần thứ nhất", bold=True, align="center").p("MỤC ĐÍCH, YÊU CẦU", bold=True, align="center")
    d.p("1. Mục đích", bold=True)
    d.p("Chủ động trong chỉ đạo, điều hành; hoàn thành toàn diện các chỉ tiêu, nhiệm vụ được Trung ương và tỉnh giao.")
    d.p("2. Yêu cầu", bold=True)
    d.p("Bám sát chương trình công tác của UBND tỉnh. Lấy kết quả thực hiện làm tiêu chí bình xét thi đua cuối năm.")
    d.gold.update(purpose="Chủ động trong chỉ đạo, điều hành; hoàn thành toàn diện các chỉ tiêu, nhiệm vụ được Trung ương và tỉnh giao.", requirements="Bám sát chương trình công tác của UBND tỉnh. Lấy kết quả thực hiện làm tiêu chí bình xét thi đua cuối năm.")
    d.p("Phần thứ hai", bold=True, align="center").p("NHIỆM VỤ TRỌNG TÂM", bold=True, align="center")
    n = 0
    for group, tasks in (
        ("Tổ chức bộ máy, biên chế", (("Hoàn thiện quy định chức năng, nhiệm vụ của các cơ quan chuyên môn cấp xã", binh, "tcbc", "xdcq, cchc/0", quarter(1, 2026)), ("Thẩm định đề án tự chủ của 15 đơn vị sự nghiệp công lập", binh, "tcbc", "vp, ?Sở Tài chính", once("Trước 31/5/2026", 31, 5, 2026)))),
        ("Công chức, viên chức", (("Tổ chức kỳ tuyển dụng công chức năm 2026", thu, "ccvc", "*=các phòng liên quan", span("Từ tháng 6 đến tháng 9/2026", "2026-06-01", "2026-09-30")), ("Đào tạo, bồi dưỡng cán bộ, công chức cấp xã theo vị trí việc làm", thu, "ccvc", "xdcq", year(2026, text="Cả năm")))),
        ("Lao động, người có công", (("Ban hành Chương trình việc làm giai đoạn 2026 - 2030", binh, "ldvl, dvvl", "vp", month(4, 2026)), ("Tu sửa, nâng cấp nghĩa trang, đài tưởng niệm liệt sĩ", thu, "ncc", "", once("Hoàn thành trước ngày 20 tháng 7 năm 2026", 20, 7, 2026)), ("Điều dưỡng tập trung người có công", thu, "ncc", "tat-ca/0", yearly("Hằng năm")))),
    ):
        n += 1
        d.p(f"{n}. {group}", bold=True).in_group(group)
        for k, (title, who, lead, support, time) in enumerate(tasks, 1):
            d.p(f"{n}.{k}. {title}")
            _, lead_text, support_text, when = d.task(f"{n}.{k}", title, who, lead, support, time)
            d.bullet(f"Thời gian: {when};")
            d.bullet(f"Lãnh đạo chỉ đạo: {who[0]};")
            d.bullet(f"Chủ trì thực hiện: {lead_text};")
            if support_text:
                d.bullet(f"Phối hợp: {support_text}.")
    d.p("Phần thứ ba", bold=True, align="center").p("TỔ CHỨC THỰC HIỆN", bold=True, align="center")
    d.p("1. Trưởng các phòng, Giám đốc các trung tâm thuộc Sở chịu trách nhiệm trước Giám đốc Sở về kết quả thực hiện; hằng tháng gửi báo cáo về Văn phòng Sở trước ngày 18 để tổng hợp.")
    d.duty([("Trưởng các phòng, Giám đốc các trung tâm thuộc Sở", "tat-ca")], "gửi báo cáo", "Văn phòng Sở", None, monthly("hằng tháng … trước ngày 18", 18))
    d.p("2. Văn phòng Sở tổng hợp, báo cáo Giám đốc Sở tại cuộc họp giao ban hằng tháng; tham mưu báo cáo UBND tỉnh trước ngày 05/12/2026.")
    d.duty([("Văn phòng Sở", "vp")], "tổng hợp, báo cáo", "Giám đốc Sở", None, monthly("tại cuộc họp giao ban hằng tháng"))
    d.duty([("Văn phòng Sở", "vp")], "tham mưu báo cáo", "UBND tỉnh", None, once("trước ngày 05/12/2026", 5, 12, 2026))
    d.p("Trên đây là Kế hoạch công tác trọng tâm năm 2026 của Sở Nội vụ./.")
    return d.sign(["Bộ Nội vụ (để báo cáo)", "UBND tỉnh (để báo cáo)", "Lãnh đạo Sở", "Các phòng, trung tâm", "Lưu: VT, VP"], [], "GIÁM ĐỐC", "Tô Vĩnh Phước")


def centre():
    """(a) of a trung tâm, as text."""
    r = Register("ttkn-phu-lam", "Trung tâm Khuyến nông", "TTKN", "Sở Nông nghiệp và Môi trường tỉnh Phú Lâm", "Phú Lâm", "TTKN", "tchc",
                 [("tchc", "Phòng Tổ chức - Hành chính", "TC-HC"), ("kt", "Phòng Kỹ thuật", "KT"), ("ttdt", "Phòng Thông tin và Đào tạo", "TT&ĐT", "Phòng TTĐT"), ("tram1", "Trạm Khuyến nông khu vực 1", "TKN1"), ("tram2", "Trạm Khuyến nông khu vực 2", "TKN2"), ("tat-ca", "Các phòng, trạm thuộc Trung tâm", "", "các phòng, trạm")],
                 [("gd", "Kiều Thị Loan", "director"), ("pgd", "Hứa Văn Thoại", "deputyDirector")])
    d = Plan("khuyen-nong-trung-tam", "a", r, unseen=True, formats=("txt:word+crlf",), about="a centre's plan typed by a clerk: no căn cứ, misspellings, dashes of other kinds, no signer's rank above")
    d.head("Sở Nông nghiệp và Môi trường", "Trung tâm Khuyến nông", "04", "KH-TTKN", "Phú Lâm", 9, 1, 2026, superior_shown="SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG")
    d.titled("Hoạt động khuyến nông năm 2026")
    d.p("I/ MỤC ĐÍCH YÊU CẦU")
    d.p("- Chuyễn giao tiến bộ kỹ thuật cho nông dân, nhất là vùng đồng bào dân tộc thiểu số.")
    d.p("- Gắn khuyến nông với thị trường.")
    d.gold["purpose"] = "Chuyễn giao tiến bộ kỹ thuật cho nông dân, nhất là vùng đồng bào dân tộc thiểu số.\nGắn khuyến nông với thị trường."
    d.p("II/ NỘI DUNG")
    d.in_group("NỘI DUNG")
    pgd = ("PGĐ Hứa Văn Thoại", "pgd")
    for n, (title, who, lead, support, time, product) in enumerate((
        ("Xây dựng mô hình trồng sâm dây dưới tán rừng, quy mô 05 ha", pgd, "kt", "tram1, tram2", span("Từ tháng 3 đến tháng 12/2026", "2026-03-01", "2026-12-31"), "01 mô hình"),
        ("Tập huấn kỹ thuật tỉa cành, tạo tán cà phê chè", pgd, "ttdt", "kt, *=các trạm liên quan", quarter(2, 2026, "Quý II"), "20 lớp, 600 lượt người"),
        ("Biên tập, phát hành bản tin Khuyến nông", ("Giám đốc", "gd"), "ttdt/0", "", quarterly("Mỗi quý 01 số"), "04 số"),
        ("Mua giống, vật tư phục vụ mô hình", ("Giám Đốc", "gd"), "tchc", "kt", once("trước ngày 28/2/2026", 28, 2, 2026), None)), 1):
        d.p(f"{n}/ {title}")
        _, lead_text, support_text, when = d.task(str(n), title, who, lead, support, time, product)
        for label, text in (("Chỉ đạo", who[0]), ("Đơn vị chủ trì", lead_text), ("Đơn vị phối hợp", support_text), ("Thời gian", when), ("Sản phẩm", product)):
            if text:
                d.p(f"– {label} : {text}")
    d.p("III/ TỔ CHỨC THỰC HIỆN")
    d.p("Các phòng, trạm báo cáo kết quả về Phòng Tổ chức - Hành chính trước ngày 20 hàng tháng, báo cáo năm trước ngày 01/12. Phòng Tổ chức - Hành chính tổng hợp báo cáo Sở (qua Phòng Kế hoạch - Tài chính) trước ngày 10/12 hàng năm.")
    d.duty([("Các phòng, trạm", "tat-ca")], "báo cáo kết quả", "Phòng Tổ chức - Hành chính", None, monthly("trước ngày 20 hàng tháng", 20))
    d.duty([("Các phòng, trạm", "tat-ca")], "báo cáo năm", "Phòng Tổ chức - Hành chính", None, yearly("trước ngày 01/12", 1, 12))
    d.duty([("Phòng Tổ chức - Hành chính", "tchc")], "tổng hợp báo cáo", "Sở", "Phòng Kế hoạch - Tài chính", yearly("trước ngày 10/12 hàng năm", 10, 12))
    return d.sign(["Sở NN&MT (b/c)", "Các phòng, trạm", "Lưu VT"], [], "GIÁM ĐỐC", "Kiều Thị Loan")


def province_pdf():
    r = registers.province(True)
    d = Plan("tinh-cai-cach-80", "b", r, unseen=True, formats=("pdf",), about="a province's reform plan, 80 rows through PDF, responsible leader in no column, notes")
    d.head(None, "Ủy ban nhân dân tỉnh Trường Thịnh", "18", "KH-UBND", "Trường Thịnh", 19, 1, 2026, agency_shown="ỦY BAN NHÂN DÂN\nTỈNH TRƯỜNG THỊNH")
    d.titled("Cải cách hành chính nhà nước tỉnh Trường Thịnh năm 2026")
    d.based("Nghị quyết", "76/NQ-CP", "2021-07-15", "Chính phủ", "ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030", about="")
    d.basis("Đề nghị", None, None, "Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 09/01/2026", None, "Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 09/01/2026", end=".")
    d.p("UBND tỉnh Trường Thịnh ban hành Kế hoạch cải cách hành chính nhà nước năm 2026 như sau:")
    d.h1("MỤC TIÊU, YÊU CẦU")
    d.purpose("Duy trì vị trí xếp hạng Chỉ số cải cách hành chính (PAR INDEX) trong nhóm 15 tỉnh, thành phố dẫn đầu.", heading="Mục tiêu")
    d.requirements("Các nhiệm vụ phải có sản phẩm đầu ra, thời hạn cụ thể.")
    d.h1("NHIỆM VỤ TRỌNG TÂM").p("Theo Phụ lục đính kèm.")
    d.h1("KINH PHÍ").p("Từ nguồn ngân sách nhà nước theo phân cấp.")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Các sở, ban, ngành; UBND các xã, phường định kỳ hằng quý, 6 tháng, năm báo cáo UBND tỉnh (qua Sở Nội vụ). Báo cáo quý gửi trước ngày 20 của tháng cuối quý.", bold=False)
    d.duty([("Các sở, ban, ngành", "tat-ca"), ("UBND các xã, phường", "xa")], "báo cáo", "UBND tỉnh", "Sở Nội vụ", quarterly("Báo cáo quý gửi trước ngày 20 của tháng cuối quý", 20, 3))
    d.h2("Sở Nội vụ tham mưu UBND tỉnh báo cáo Bộ Nội vụ trước ngày 05 tháng 12 năm 2026; kịp thời báo cáo đột xuất khi có yêu cầu của cơ quan có thẩm quyền./.", bold=False)
    d.duty([("Sở Nội vụ", "snv")], "tham mưu UBND tỉnh báo cáo", "Bộ Nội vụ", None, once("trước ngày 05 tháng 12 năm 2026", 5, 12, 2026))
    d.duty([("Sở Nội vụ", "snv")], "báo cáo đột xuất", "Bộ Nội vụ", None, ad_hoc("khi có yêu cầu của cơ quan có thẩm quyền"))
    d.sign(["Bộ Nội vụ", "TTTU, TT HĐND tỉnh", "Chủ tịch, các PCT UBND tỉnh", "Các sở, ban, ngành", "UBND các xã, phường", "Báo và Phát thanh, Truyền hình Trường Thịnh", "Lưu: VT, NC"], ["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH", "Nguyễn Hữu Thuận")
    annex(d, "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026")
    groups = (("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", ("cải cách hành chính", "sáng kiến cải cách", "kỷ luật, kỷ cương hành chính"), ("snv", "vpub"), ("tt", "dpt", "xa")), ("CẢI CÁCH THỂ CHẾ", ("soạn thảo văn bản quy phạm pháp luật", "theo dõi thi hành pháp luật", "hỗ trợ pháp lý cho doanh nghiệp"), ("stp",), ("vpub", "stc", "snnmt", "xa")),
              ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", ("đất đai", "đầu tư, xây dựng", "hộ tịch, chứng thực", "lao động, việc làm"), ("vpub", "tthcc"), ("snnmt", "sxd", "stp", "snv", "ca")), ("CẢI CÁCH TỔ CHỨC BỘ MÁY, CHẾ ĐỘ CÔNG VỤ", ("đơn vị sự nghiệp công lập", "tinh giản biên chế", "đạo đức công vụ"), ("snv",), ("stc", "syt", "sgddt", "sdtg", "xa")),
              ("CẢI CÁCH TÀI CHÍNH CÔNG", ("giải ngân vốn đầu tư công", "tài sản công dôi dư sau sắp xếp", "tự chủ tài chính"), ("stc",), ("sxd", "xa", "snv")), ("CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ", ("hồ sơ công việc điện tử", "dịch vụ công trực tuyến toàn trình", "an toàn, an ninh mạng"), ("skhcn", "ca"), ("vpub", "tthcc", "xa")))
    return d.table(rows("cchc", groups, None, 2026, (12, 13, 15, 14, 12, 14), aliases=(("skhcn", 0), ("xa", 0), ("tat-ca", 0))), ("STT", "Nhiệm vụ", "Cơ quan, đơn vị chủ trì", "Cơ quan, đơn vị phối hợp", "Thời gian thực hiện", "Sản phẩm", "Ghi chú"), counted=True, size=24)


def health_table():
    d = Plan("y-te-chuyen-doi-45", "b", registers.health(), unseen=True, formats=("docx",), about="45 rows, time after the product, unknown units, header in text boxes, blank day")
    d.header = "textbox"
    d.head("UBND thành phố Hải An", "Sở Y tế", "102", "KH-SYT", "Hải An", None, 6, 2026, date_shown="Hải An, ngày      tháng 6 năm 2026")
    d.titled("Triển khai hồ sơ bệnh án điện tử và chuyển đổi số y tế năm 2026")
    d.based("Thông tư", "13/2025/TT-BYT", "2025-06-06", "Bộ trưởng Bộ Y tế", "hướng dẫn triển khai hồ sơ bệnh án điện tử", about="")
    d.based("Chỉ thị", "07/CT-TTg", "2025-03-14", "Thủ tướng Chính phủ", "đẩy mạnh triển khai Đề án 06", about="về việc", end=",")
    d.p("Sở Y tế ban hành Kế hoạch:")
    d.h1("MỤC ĐÍCH")
    d.bullet("100% bệnh viện trên địa bàn thành phố hoàn thành hồ sơ bệnh án điện tử.")
    d.gold["purpose"] = "100% bệnh viện trên địa bàn thành phố hoàn thành hồ sơ bệnh án điện tử."
    d.h1("NỘI DUNG CÔNG VIỆC")
    groups = (("Hạ tầng, nền tảng", ("hồ sơ bệnh án điện tử", "đơn thuốc điện tử", "hệ thống lưu trữ và truyền tải hình ảnh (PACS)"), ("vp", "bvdk"), ("skhcn", "stc", "khtc", "bvpn")), ("Dữ liệu, kết nối", ("hồ sơ sức khỏe điện tử trên VNeID", "liên thông giấy chứng sinh, giấy báo tử", "giám định bảo hiểm y tế"), ("nvy", "ds"), ("bhxh", "ca", "xa", "cdc")),
              ("An toàn, nhân lực", ("an toàn thông tin bệnh viện", "nhân lực công nghệ thông tin y tế", "khám chữa bệnh từ xa"), ("vp", "tccb"), ("ca", "ytkv", "nvy")))
    made = rows("syt", groups, None, 2026, 15, related="*=các đơn vị có liên quan", aliases=(("xa", 0),))
    made[4] = made[4][:4] + ("?VNPT Hải An, *=các đơn vị có liên quan",) + made[4][5:]
    made[20] = made[20][:3] + ("?Hội Tin học Y tế",) + made[20][4:]
    d.table(made, ("TT", "Nội dung công việc", "Đơn vị đầu mối", "Đơn vị phối hợp", "Thời hạn", "Sản phẩm", "Ghi chú"), (700, 3300, 1500, 1700, 1200, 1400, 900), order="0123546", counted=True, size=20)
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.p("Định kỳ trước 16 giờ 00 ngày thứ Sáu hằng tuần, các bệnh viện, trung tâm y tế cập nhật tiến độ về Văn phòng Sở.")
    d.duty([("các bệnh viện, trung tâm y tế", None)], "cập nhật tiến độ", "Văn phòng Sở", None, weekly("Định kỳ trước 16 giờ 00 ngày thứ Sáu hằng tuần", 5, "16:00"))
    d.p("Văn phòng Sở tham mưu Sở Y tế báo cáo UBND thành phố trước ngày 30 tháng 9 năm 2026./.")
    d.duty([("Văn phòng Sở", "vp")], "tham mưu Sở Y tế báo cáo", "UBND thành phố", None, once("trước ngày 30 tháng 9 năm 2026", 30, 9, 2026))
    return d.sign(["UBND thành phố", "Các bệnh viện, TTYT", "Lãnh đạo Sở", "Lưu: VT, VP"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Võ Ngọc Ánh")


def two_tables():
    d = Plan("nong-nghiep-hai-phu-luc", "b", registers.agriculture(), unseen=True, formats=("docx",), about="two annex tables with other columns each; numbers begin anew")
    d.head("UBND tỉnh Phú Lâm", "Sở Nông nghiệp và Môi trường", "155", "KH-SNNMT", "Phú Lâm", 12, 5, 2026, agency_shown="SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG")
    d.titled("Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2026")
    d.based("Luật", "33/2013/QH13", "2013-06-19", None, "Phòng, chống thiên tai")
    d.based("Công điện", "61/CĐ-TTg", "2026-05-06", "Thủ tướng Chính phủ", "chủ động ứng phó mưa lũ", start="Thực hiện", about="về việc", end=".")
    d.p("Sở Nông nghiệp và Môi trường ban hành Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Giảm thiểu thiệt hại về người và tài sản do thiên tai gây ra.")
    d.requirements("Thực hiện phương châm “bốn tại chỗ”.")
    d.h1("NHIỆM VỤ").bullet("Nhiệm vụ thường xuyên: Phụ lục I.").bullet("Nhiệm vụ có thời hạn: Phụ lục II.")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.p("Các phòng, đơn vị thuộc Sở báo cáo tình hình thiệt hại về Chi cục Thủy lợi trước 16 giờ 00 hằng ngày khi có thiên tai; báo cáo tổng kết gửi chậm nhất ngày 10/12 hằng năm./.")
    d.duty([("Các phòng, đơn vị thuộc Sở", "tat-ca")], "báo cáo tình hình thiệt hại", "Chi cục Thủy lợi", None, ad_hoc("trước 16 giờ 00 hằng ngày khi có thiên tai"))
    d.duty([("Các phòng, đơn vị thuộc Sở", "tat-ca")], "báo cáo tổng kết", "Chi cục Thủy lợi", None, yearly("chậm nhất ngày 10/12 hằng năm", 10, 12, exclusive=False))
    d.sign(["UBND tỉnh", "Ban Chỉ huy PTDS tỉnh", "Các phòng, đơn vị", "Lưu: VT, CCTL"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Đỗ Duy Hưng")
    annex(d, "NHIỆM VỤ THƯỜNG XUYÊN", "PHỤ LỤC I")
    d.table([task(1, "Trực ban 24/24 giờ trong mùa mưa lũ", "tl/0", "vp"), task(2, "Theo dõi, cảnh báo khí tượng thủy văn", "qt", "tl, *"), task(3, "Kiểm tra an toàn đê điều, hồ đập", "tl", "xa, ksn/0"), task(4, "Hướng dẫn gia cố chuồng trại, thu hoạch sớm lúa chín", "ttbvtv, cnty", "kn, xa"), task(5, "Thông tin, tuyên truyền kỹ năng ứng phó", "vp", "ptnt")],
            ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "", "", ""), (900, 7500, 2700, 2900, 0, 0, 0), order="0123", counted=False)
    d.p("PHỤ LỤC II", align="center", bold=True).p("NHIỆM VỤ CÓ THỜI HẠN", align="center", bold=True)
    return d.table([("group", "I", "Trước mùa mưa lũ"), task(1, "Phê duyệt phương án ứng phó thiên tai cho 27 hồ chứa", "tl", "mt", once("Trước ngày 31/5/2026", 31, 5, 2026), "Phương án"), task(2, "Diễn tập tìm kiếm cứu nạn cấp tỉnh", "tl, vp", "?Bộ Chỉ huy Quân sự tỉnh, *=các đơn vị liên quan", month(6, 2026), "Cuộc diễn tập"), ("group", "II", "Sau mùa mưa lũ"), task(3, "Thống kê, đề xuất hỗ trợ khôi phục sản xuất", "ttbvtv, cnty", "khtc/0", unclear("Ngay sau khi kết thúc đợt thiên tai"), "Báo cáo đề xuất"), task(4, "Tổng kết công tác năm 2026", "tl", "*", once("Trước ngày 15/12/2026", 15, 12, 2026), "Báo cáo tổng kết")],
                   ("TT", "Công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Hoàn thành", "Kết quả", ""), (900, 4700, 2400, 2500, 1700, 1800, 0), order="012345", counted=True)


def commune_table():
    d = Plan("xa-chuyen-doi-so", "b", registers.commune(), unseen=True, formats=("docx",), about="a commune's table in the middle of the text, few columns, abbreviations, typed header again")
    d.head("UBND tỉnh Tân Giang", "Ủy ban nhân dân xã An Thủy", "12", "KH-UBND", "An Thủy", 22, 1, 2026, agency_shown="ỦY BAN NHÂN DÂN\nXÃ AN THUỶ")
    d.titled("Chuyển đổi số xã An Thủy năm 2026")
    d.based("Kế hoạch", "09/KH-UBND", "2026-01-09", "UBND tỉnh Tân Giang", "chuyển đổi số năm 2026", start="Thực hiện", about="về", end=",")
    d.p("UBND xã ban hành Kế hoạch như sau:")
    d.h1("Mục đích, yêu cầu")
    d.purpose("Người dân được sử dụng dịch vụ công thuận lợi, không phải đi lại nhiều lần.")
    d.requirements("Mỗi thôn có ít nhất 01 tổ công nghệ số cộng đồng hoạt động hiệu quả.")
    d.h1("Nội dung thực hiện")
    d.table([task(1, "Kiện toàn tổ công nghệ số cộng đồng 14 thôn", "vhxh", "thon/0", month(2, 2026)), task(2, "Hướng dẫn người dân nộp hồ sơ trực tuyến", "hcc", "vhxh, ca", continuous()), task(3, "Lắp đặt 30 camera an ninh", "ca", "kt, thon", quarter(3, 2026)), task(4, "Phủ sóng Wi-Fi miễn phí tại nhà văn hóa thôn", "kt", "?Viettel Tân Giang", year(2026)),
             task(5, "Số hóa hồ sơ hộ tịch, địa chính", "vp/0", "hcc, kt", onwards(2026)), task(6, "Tập huấn kỹ năng số cho hội viên, đoàn viên", "mttq/0", "vhxh", half("Mỗi năm 02 đợt, trước ngày 30/6 và trước ngày 30/11", (30, 6), (30, 11))), task(7, "Chi trả lương hưu, trợ cấp qua tài khoản", "vhxh", "*=các đơn vị liên quan", monthly("Hàng tháng"))],
            ("STT", "Nội dung công việc", "Bộ phận chủ trì", "Bộ phận phối hợp", "Thời gian hoàn thành", "", ""), (700, 3600, 1900, 1900, 1500, 0, 0), order="01234", counted=False, repeat_typed=5, size=24)
    d.h1("Tổ chức thực hiện")
    d.p("- Giao Phòng Văn hóa - Xã hội theo dõi, tổng hợp báo cáo Chủ tịch UBND xã trước ngày 20 của tháng cuối quý.")
    d.duty([("Phòng Văn hóa - Xã hội", "vhxh")], "tổng hợp báo cáo", "Chủ tịch UBND xã", None, quarterly("trước ngày 20 của tháng cuối quý", 20, 3))
    d.p("- Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã giám sát việc thực hiện Kế hoạch này./.")
    return d.sign(["UBND tỉnh; Sở KH&CN", "TT Đảng ủy, HĐND xã", "Các thôn", "Lưu: VT, VHXH"], ["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH", "Đoàn Văn Tạo")


def ministry_c():
    d = Plan("bo-khcn-thu-nghiem", "c", registers.ministry(), unseen=True, formats=("docx", "pdf"), about="sub-headings a), b), c) and a numbered time; content in plus-signs; a task with no lead")
    d.head(None, "Bộ Khoa học và Công nghệ", "815", "KH-BKHCN", "Hà Nội", 27, 3, 2026)
    d.titled("Thực hiện cơ chế thử nghiệm có kiểm soát đối với các giải pháp công nghệ mới")
    d.based("Luật", "93/2025/QH15", "2025-06-27", None, "Khoa học, công nghệ và đổi mới sáng tạo")
    d.based("Nghị quyết", "193/2025/QH15", "2025-02-19", "Quốc hội", "thí điểm một số cơ chế, chính sách đặc biệt tạo đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia", about="về", end=",")
    d.p("Bộ Khoa học và Công nghệ ban hành Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH VÀ YÊU CẦU")
    d.purpose("Tạo hành lang thử nghiệm an toàn cho doanh nghiệp; hạn chế rủi ro cho người sử dụng.")
    d.requirements("Công khai, minh bạch trong xét chọn giải pháp tham gia thử nghiệm.")
    d.h1("CÁC NHIỆM VỤ CỤ THỂ").in_group("CÁC NHIỆM VỤ CỤ THỂ")
    for title, content, lead, support, time in (("Ban hành bộ tiêu chí lựa chọn giải pháp", ("Khảo sát kinh nghiệm quốc tế", "Lấy ý kiến các bộ, ngành, địa phương"), "dm", "pc, khkt, htqt", once("Trước ngày 30 tháng 6 năm 2026", 30, 6, 2026)), ("Thiết lập cổng tiếp nhận hồ sơ trực tuyến", ("Xây dựng phần mềm", "Vận hành thử"), "tttt, cds/0", "*=các đơn vị liên quan", quarter(3, 2026)),
                                                 ("Đánh giá, công bố kết quả thử nghiệm", ("Tổ chức hội đồng đánh giá",), "", "tinh/0, bca", yearly("Hằng năm")), ("Sơ kết 03 năm thực hiện", (), "khtc", "dm, vp", year(2028, text="Năm 2028"))):
        d.h2(title)
        _, lead_text, support_text, when = d.task(str(d.counts[1]), title, None, lead, support, time)
        for line in content:
            d.p(f"+ {line};")
        if lead_text:
            d.p("a) Cơ quan chủ trì", italic=True).p(lead_text)
        d.p(f"{'b' if lead_text else 'a'}) Cơ quan phối hợp", italic=True).p(support_text)
        d.p(f"{'c' if lead_text else 'b'}) Thời gian thực hiện", italic=True).p(when)
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Cục Đổi mới sáng tạo là cơ quan đầu mối, hướng dẫn, theo dõi; tổng hợp báo cáo Bộ trưởng định kỳ hằng quý và đột xuất khi có yêu cầu.", bold=False)
    d.duty([("Cục Đổi mới sáng tạo", "dm")], "tổng hợp báo cáo", "Bộ trưởng", None, quarterly("định kỳ hằng quý"))
    d.duty([("Cục Đổi mới sáng tạo", "dm")], "tổng hợp báo cáo", "Bộ trưởng", None, ad_hoc("đột xuất khi có yêu cầu"))
    d.h2("Các đơn vị thuộc Bộ gửi báo cáo về Bộ, qua Cục Đổi mới sáng tạo, chậm nhất ngày 15 tháng 12 hằng năm./.", bold=False)
    d.duty([("Các đơn vị thuộc Bộ", "tat-ca")], "gửi báo cáo", "Bộ", "Cục Đổi mới sáng tạo", yearly("chậm nhất ngày 15 tháng 12 hằng năm", 15, 12, exclusive=False))
    return d.sign(["Thủ tướng Chính phủ (để b/c)", "Các Phó Thủ tướng (để b/c)", "Bộ trưởng và các Thứ trưởng", "Lưu: VT, CĐMST"], [], "BỘ TRƯỞNG", "Lưu Đình Khang")


def construction_c():
    d = Plan("xay-dung-nha-o-txt", "c", registers.construction(), unseen=True, formats=("txt:layout",), about="sub-headings copied out of a PDF with its layout")
    d.head("UBND tỉnh Tân Giang", "Sở Xây dựng", "260", "KH-SXD", "Tân Giang", 20, 4, 2026)
    d.titled("Phát triển nhà ở xã hội trên địa bàn tỉnh Tân Giang năm 2026")
    d.based("Luật", "27/2023/QH15", "2023-11-27", None, "Nhà ở")
    d.based("Quyết định", "444/QĐ-TTg", "2025-02-27", "Thủ tướng Chính phủ", "giao chỉ tiêu hoàn thành nhà ở xã hội", about="về việc", end=",")
    d.p("Sở Xây dựng xây dựng Kế hoạch triển khai như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Hoàn thành 1.450 căn nhà ở xã hội trong năm 2026.")
    d.requirements("Bảo đảm chất lượng công trình, đúng đối tượng thụ hưởng.")
    d.h1("NỘI DUNG").in_group("NỘI DUNG")
    labels = ("Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm")
    d.task_c("Rà soát quỹ đất 20% trong các dự án nhà ở thương mại", "qln", "qhkt, ptdt/0", once("Xong trước ngày 31/5/2026", 31, 5, 2026), None, inline=True, labels=labels, end=".")
    d.task_c("Công bố danh mục dự án mời gọi đầu tư", "qln/0", "khtc, vp", month(6, 2026, "Trong tháng 6/2026"), "Danh mục dự án", inline=True, labels=labels, end=".", content=("Công bố trên Cổng thông tin điện tử của Sở.",))
    d.task_c("Thẩm định thiết kế, nghiệm thu, kiểm tra chất lượng công trình", "qlxd, ccgd", "*", continuous("Thường xuyên"), None, inline=True, labels=labels, end=".")
    d.task_c("Xác minh điều kiện của người mua, thuê mua", "qln", "?Công an tỉnh, vp", ad_hoc("Khi có hồ sơ đề nghị"), "Danh sách đủ điều kiện", inline=True, labels=labels, end=".")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.p("Các phòng, đơn vị được phân công báo cáo tiến độ về Sở (qua Phòng QLN và TTBĐS) trước ngày 25 hằng tháng; Phòng Quản lý nhà và Thị trường bất động sản tổng hợp, dự thảo báo cáo gửi UBND tỉnh trước ngày 05 của tháng đầu quý sau./.")
    d.duty([("Các phòng, đơn vị được phân công", "tat-ca")], "báo cáo tiến độ", "Sở", "Phòng QLN và TTBĐS", monthly("trước ngày 25 hằng tháng", 25))
    d.duty([("Phòng Quản lý nhà và Thị trường bất động sản", "qln")], "dự thảo báo cáo", "UBND tỉnh", None, quarterly("trước ngày 05 của tháng đầu quý sau", 5, 4))
    return d.sign(["UBND tỉnh", "Giám đốc Sở", "Các phòng, đơn vị liên quan", "Lưu: VT, QLN"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Trần Minh Đức")


def trade_d():
    d = Plan("cong-thuong-tet", "d", registers.trade(), unseen=True, formats=("pdf",), about="unit first, in PDF, a unit's paragraphs without bullets")
    d.head("UBND tỉnh Đông Sơn", "Sở Công Thương", "210", "KH-SCT", "Đông Sơn", 10, 11, 2025)
    d.titled("Chuẩn bị hàng hóa, bình ổn thị trường dịp Tết Nguyên đán Bính Ngọ năm 2026")
    d.based("Chỉ thị", "21/CT-BCT", "2025-10-30", "Bộ trưởng Bộ Công Thương", "các giải pháp bảo đảm cân đối cung cầu, bình ổn thị trường cuối năm", about="về", start="Thực hiện", end=",")
    d.p("Sở Công Thương xây dựng Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Không để thiếu hàng, sốt giá; tổng giá trị hàng hóa dự trữ đạt 2.400 tỷ đồng.")
    d.requirements("Hàng hóa bảo đảm chất lượng, nguồn gốc rõ ràng.")
    d.h1("PHÂN CÔNG TRÁCH NHIỆM").in_group("PHÂN CÔNG TRÁCH NHIỆM")
    for unit, name, items in (
        ("qltm", "Phòng Quản lý Thương mại", (("Chủ trì, phối hợp với {s} ", "vận động doanh nghiệp đăng ký dự trữ hàng hóa trước ngày 30/11/2025", "khtc", once("trước ngày 30/11/2025", 30, 11, 2025)), ("Chủ trì ", "theo dõi diễn biến giá cả các mặt hàng thiết yếu", "", none()))),
        ("qltt", "Chi cục Quản lý thị trường", (("Chủ trì, phối hợp với {s} ", "mở đợt cao điểm chống buôn lậu, gian lận thương mại", "*=các đơn vị liên quan", none()),)),
        ("kc", "Trung tâm Khuyến công và Xúc tiến thương mại", (("Chủ trì, phối hợp với {s} ", "tổ chức 05 phiên chợ hàng Việt về miền núi trong tháng 01/2026", "qltm, vp", month(1, 2026, "trong tháng 01/2026")),)),
        ("qlnl", "Phòng Quản lý Năng lượng", (("Chủ trì ", "bảo đảm cung ứng điện, xăng dầu liên tục trước, trong và sau Tết", "", none()),))):
        d.h2(f"{name}:")
        for lead_in, title, support, time in items:
            d.p(said_to_lead(d, unit, lead_in, title, support, time) + ".")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.p("Các phòng, đơn vị báo cáo tình hình thị trường về Phòng Quản lý Thương mại trước 15 giờ 00 ngày thứ Năm hằng tuần. Phòng Quản lý Thương mại tổng hợp, tham mưu báo cáo Bộ Công Thương, UBND tỉnh theo quy định./.")
    d.duty([("Các phòng, đơn vị", "tat-ca")], "báo cáo tình hình thị trường", "Phòng Quản lý Thương mại", None, weekly("trước 15 giờ 00 ngày thứ Năm hằng tuần", 4, "15:00"))
    d.duty([("Phòng Quản lý Thương mại", "qltm")], "tham mưu báo cáo", "Bộ Công Thương, UBND tỉnh", None, unclear("theo quy định"))
    return d.sign(["Bộ Công Thương", "UBND tỉnh", "Lãnh đạo Sở", "Lưu: VT, QLTM"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Khuất Thị Bích Thủy")


def health_d():
    d = Plan("y-te-dan-vi", "d", registers.health(), unseen=True, formats=("docx",), auto=True, about="unit first, automatic numbers and bullets, the supporters after 'phối hợp cùng'")
    d.head("UBND thành phố Hải An", "Sở Y tế", "66", "KH-SYT", "Hải An", 2, 4, 2026)
    d.titled("Chăm sóc sức khỏe người cao tuổi thành phố Hải An năm 2026")
    d.based("Quyết định", "1579/QĐ-TTg", "2020-10-13", "Thủ tướng Chính phủ", "phê duyệt Chương trình chăm sóc sức khỏe người cao tuổi đến năm 2030", about="", end=",")
    d.p("Sở Y tế ban hành Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("95% người cao tuổi được khám sức khỏe định kỳ ít nhất 01 lần trong năm.", bullets=True)
    d.requirements("Dịch vụ thân thiện, dễ tiếp cận.", bullets=True)
    d.h1("TRÁCH NHIỆM CỦA CÁC ĐƠN VỊ").in_group("TRÁCH NHIỆM CỦA CÁC ĐƠN VỊ")
    d.h2("Chi cục Dân số")
    d.bullet(said_to_lead(d, "ds", "Chủ trì, phối hợp cùng {s} ", "tổ chức chiến dịch truyền thông nhân Ngày Quốc tế Người cao tuổi 01/10", "cdc, xa/0") + ".")
    d.bullet(said_to_lead(d, "ds", "Chủ trì ", "nhân rộng mô hình câu lạc bộ liên thế hệ giai đoạn 2026 - 2028", "", year(2026, 2028, "giai đoạn 2026 - 2028"), also=("nhân rộng mô hình câu lạc bộ liên thế hệ",)) + ".")
    d.h2("Phòng Bảo trợ xã hội và Trẻ em")
    d.bullet(said_to_lead(d, "btxh", "Chủ trì, phối hợp cùng {s} ", "rà soát chính sách trợ giúp xã hội đối với người cao tuổi neo đơn trước ngày 30/6/2026", "*=các phòng, đơn vị liên quan", once("trước ngày 30/6/2026", 30, 6, 2026), also=("rà soát chính sách trợ giúp xã hội đối với người cao tuổi neo đơn",)) + ".")
    d.h2("Bệnh viện Đa khoa thành phố")
    d.bullet(said_to_lead(d, "bvdk", "Chủ trì ", "thành lập khoa Lão khoa trong quý III/2026", "", quarter(3, 2026, "trong quý III/2026"), also=("thành lập khoa Lão khoa",)) + ".")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.p("Các đơn vị báo cáo kết quả 6 tháng trước ngày 15 tháng 6, báo cáo năm trước ngày 01 tháng 12 về Chi cục Dân số để tổng hợp, báo cáo Sở Y tế./.")
    d.duty([("Các đơn vị", "tat-ca")], "báo cáo kết quả", "Chi cục Dân số", None, half("6 tháng trước ngày 15 tháng 6, báo cáo năm trước ngày 01 tháng 12", (15, 6), (1, 12)))
    return d.sign(["UBND thành phố", "Cục Dân số (b/c)", "Các đơn vị liên quan", "Lưu: VT, CCDS"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Phạm Hoài Nam")


def education_e():
    d = Plan("giao-duc-tuyen-sinh", "e", registers.education(), unseen=True, formats=("docx",), about="prose: 'Giao phòng … tham mưu', a list of work without leads before it")
    d.head("UBND tỉnh Tân Giang", "Sở Giáo dục và Đào tạo", None, "KH-SGDĐT", "Tân Giang", None, 3, 2026, number_shown="Số:     /KH-SGDĐT", date_shown="Tân Giang, ngày     tháng 3 năm 2026")
    d.titled("Tuyển sinh vào lớp 10 trung học phổ thông năm học 2026 - 2027")
    d.based("Thông tư", "30/2024/TT-BGDĐT", "2024-12-30", "Bộ trưởng Bộ Giáo dục và Đào tạo", "ban hành Quy chế tuyển sinh trung học cơ sở và tuyển sinh trung học phổ thông", about="", end=",")
    d.p("Sở Giáo dục và Đào tạo xây dựng kế hoạch tuyển sinh như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.bullet("Tuyển sinh công bằng, khách quan; giảm áp lực cho học sinh.")
    d.gold["purpose"] = "Tuyển sinh công bằng, khách quan; giảm áp lực cho học sinh."
    d.h1("CÔNG VIỆC CHÍNH").in_group("CÔNG VIỆC CHÍNH")
    d.p("Giao Phòng Quản lý chất lượng giáo dục tham mưu Giám đốc Sở thực hiện:")
    for title, time, also in (("Công bố môn thi thứ ba trước ngày 31/3/2026", once("trước ngày 31/3/2026", 31, 3, 2026), "Công bố môn thi thứ ba"), ("Tổ chức đăng ký dự thi trực tuyến", none(), None), ("Tổ chức thi, chấm thi trong tháng 6/2026", month(6, 2026, "trong tháng 6/2026"), "Tổ chức thi, chấm thi")):
        d.bullet(title + ";")
        d.task(None, title, None, "qlcl", "", time, also=(also,) if also else ())
    d.p("Giao Phòng Kế hoạch - Tài chính tham mưu kinh phí tổ chức kỳ thi.")
    d.task(None, "tham mưu kinh phí tổ chức kỳ thi", None, "khtc", also=("Giao Phòng Kế hoạch - Tài chính tham mưu kinh phí tổ chức kỳ thi",))
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.p("Các trường THPT, trung tâm trực thuộc gửi kết quả tuyển sinh về Sở (qua Phòng QLCL) trước ngày 15/8/2026. UBND các xã, phường phối hợp chỉ đạo bảo đảm an ninh, an toàn kỳ thi./.")
    d.duty([("Các trường THPT, trung tâm trực thuộc", "truong")], "gửi kết quả tuyển sinh", "Sở", "Phòng QLCL", once("trước ngày 15/8/2026", 15, 8, 2026))
    return d.sign(["Bộ GDĐT", "UBND tỉnh", "UBND các xã, phường", "Các trường trực thuộc", "Lưu: VT, QLCL"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Trần Lệ Thủy")


def culture_f():
    r = registers.culture()
    d = Plan("van-hoa-gia-dinh-copy", "f", r, unseen=True, formats=("txt:raw",), about="the first plan's form copied out of a PDF in reading order: header, page numbers, broken lines")
    d.head("UBND tỉnh Đông Sơn", "Sở Văn hóa, Thể thao và Du lịch", "133", "KH-SVHTTDL", "Đông Sơn", 5, 5, 2026, agency_shown="SỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH")
    d.titled("Công tác gia đình và phòng, chống bạo lực gia đình trên địa bàn tỉnh năm 2026")
    d.based("Luật", "13/2022/QH15", "2022-11-14", None, "Phòng, chống bạo lực gia đình", short=False)
    d.based("Quyết định", "2238/QĐ-TTg", "2021-12-30", "Thủ tướng Chính phủ", "phê duyệt Chiến lược phát triển gia đình Việt Nam đến năm 2030", about="", end=";")
    d.p("Sở Văn hóa, Thể thao và Du lịch ban hành Kế hoạch cụ thể như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Nâng cao nhận thức của toàn xã hội về vị trí, vai trò của gia đình; phấn đấu trên 90% gia đình đạt danh hiệu “Gia đình văn hóa”. Kịp thời ngăn chặn, xử lý hành vi bạo lực gia đình.")
    d.requirements("Triển khai đồng bộ từ tỉnh đến cơ sở, tránh hình thức, lãng phí.")
    d.h1("NHIỆM VỤ VÀ GIẢI PHÁP").in_group("NHIỆM VỤ VÀ GIẢI PHÁP")
    thuy, khoa = ("Phó Giám đốc Ngô Thị Thúy Hòa", "ngo-thi-thuy"), ("Phó Giám đốc Đinh Văn Khoa", "dinh-van-khoa")
    d.task_a("Tổ chức các hoạt động kỷ niệm Ngày Gia đình Việt Nam 28/6", thuy, "qlvh", "ttvh, tv, *", once("Trước ngày 28/6/2026", 28, 6, 2026), "Chuỗi hoạt động kỷ niệm")
    d.task_a("Duy trì đường dây nóng tiếp nhận tin báo về bạo lực gia đình", thuy, "qlvh/0", "vp", continuous())
    d.task_a("Biên soạn sổ tay giáo dục đời sống gia đình, phát hành đến các thôn, bản, tổ dân phố", khoa, "tv", "qlvh, khtc/0", quarter(3, 2026), "5.000 cuốn")
    d.task_a("Tổ chức Hội thi thể thao gia đình", khoa, "qltdtt/0, ttvh", "*=các phòng, đơn vị có liên quan", month(9, 2026, "Tháng 9/2026"))
    d.task_a("Thu thập, xử lý thông tin về gia đình và phòng, chống bạo lực gia đình", thuy, "qlvh", "*", half("Trước ngày 15 tháng 6 và trước ngày 01 tháng 12", (15, 6), (1, 12)))
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Các phòng, đơn vị thuộc Sở báo cáo, đánh giá kết quả thực hiện gửi về Sở (qua Phòng Quản lý Văn hóa và Gia đình) trước ngày 10/12 hàng năm.", bold=False)
    d.duty([("Các phòng, đơn vị thuộc Sở", "tat-ca")], "báo cáo, đánh giá kết quả thực hiện", "Sở", "Phòng Quản lý Văn hóa và Gia đình", yearly("trước ngày 10/12 hàng năm", 10, 12))
    d.h2("Phòng Quản lý Văn hóa và Gia đình tổng hợp, báo cáo Bộ Văn hóa, Thể thao và Du lịch (qua Cục Văn hóa cơ sở, Gia đình và Thư viện) trước ngày 20/12 hằng năm./.", bold=False)
    d.duty([("Phòng Quản lý Văn hóa và Gia đình", "qlvh")], "tổng hợp, báo cáo", "Bộ Văn hóa, Thể thao và Du lịch", "Cục Văn hóa cơ sở, Gia đình và Thư viện", yearly("trước ngày 20/12 hằng năm", 20, 12))
    return d.sign(["Bộ VHTTDL (b/c)", "UBND tỉnh (b/c)", "GĐ, các PGĐ Sở", "Các phòng, đơn vị", "Lưu: VT, QLVH&GĐ"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Ngô Thị Thúy Hòa")


def plans():
    return [heritage(), centre(), province_pdf(), health_table(), two_tables(), commune_table(), ministry_c(), construction_c(), trade_d(), health_d(), education_e(), culture_f()]
