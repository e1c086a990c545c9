"""Form (b): annex tables."""

from kit.plan import Plan
from kit.times import ad_hoc, continuous, half, month, monthly, none, once, onwards, quarter, quarterly, unclear, weekly, year, yearly

from . import _registers as registers
from ._rows import rows

UNIT_COLUMNS = ("STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Kết quả/sản phẩm", "Ghi chú")


def annex(d, name, number="PHỤ LỤC"):
    d.landscape()
    d.p(number, align="center", bold=True)
    d.p(name, align="center", bold=True)
    date = d.gold["date"]
    return d.p(f"(Ban hành kèm theo Kế hoạch số {d.gold['number'] or '    '}/{d.gold['sign']} ngày {date['day'] or '    '}/{date['month']}/{date['year']} của {d.gold['agency']})", align="center", italic=True)


def task(number, title, leads, supports="", time=None, product=None, note=None):
    return ("task", str(number), title, leads, supports, time or none(), product, note)


def agriculture():
    d = Plan("nong-nghiep-phu-luc", "b", registers.agriculture(), formats=("docx", "pdf"), about="one merged cell a group, the header typed again every eight rows, rows continued below with an empty number, an unknown lead, an empty time")
    d.head("UBND tỉnh Phú Lâm", "Sở Nông nghiệp và Môi trường", "64", "KH-SNNMT", "Phú Lâm", 28, 1, 2026, agency_shown="SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG")
    d.titled("Thực hiện các nhiệm vụ trọng tâm ngành nông nghiệp và môi trường năm 2026")
    d.based("Nghị quyết", "01/NQ-CP", "2026-01-08", "Chính phủ", "nhiệm vụ, giải pháp chủ yếu thực hiện Kế hoạch phát triển kinh tế - xã hội năm 2026", start="Thực hiện", about="về", end=";")
    d.based("Quyết định", "05/QĐ-UBND", "2026-01-06", "UBND tỉnh Phú Lâm", "giao chỉ tiêu phát triển kinh tế - xã hội năm 2026", about="về việc", end=",")
    d.p("Sở Nông nghiệp và Môi trường ban hành Kế hoạch với các nội dung như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Phấn đấu tốc độ tăng trưởng giá trị sản xuất nông, lâm nghiệp và thủy sản đạt 4,2% trở lên; tỷ lệ che phủ rừng đạt 58,6%.", "Hoàn thành xây dựng cơ sở dữ liệu đất đai của 100% xã, phường.", bullets=True)
    d.requirements("Mỗi nhiệm vụ chỉ giao một đơn vị chủ trì, trường hợp có nhiều đơn vị chủ trì thì đơn vị nêu đầu tiên là đầu mối tổng hợp.", bullets=True)
    d.h1("NỘI DUNG").p("(Có Phụ lục phân công nhiệm vụ kèm theo)")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Thủ trưởng các phòng, đơn vị thuộc Sở căn cứ nhiệm vụ được phân công tại Phụ lục, báo cáo kết quả thực hiện về Sở (qua Phòng Kế hoạch - Tài chính) trước ngày 15 tháng 6 và trước ngày 01 tháng 12.", bold=False)
    d.duty([("Thủ trưởng các phòng, đơn vị thuộc Sở", "tat-ca")], "báo cáo kết quả thực hiện", "Sở", "Phòng Kế hoạch - Tài chính", half("trước ngày 15 tháng 6 và trước ngày 01 tháng 12", (15, 6), (1, 12)))
    d.h2("Phòng Kế hoạch - Tài chính tổng hợp, tham mưu Sở báo cáo UBND tỉnh, Bộ Nông nghiệp và Môi trường theo quy định./.", bold=False)
    d.duty([("Phòng Kế hoạch - Tài chính", "khtc")], "tham mưu Sở báo cáo", "UBND tỉnh, Bộ Nông nghiệp và Môi trường", None, unclear("theo quy định"))
    d.sign(["UBND tỉnh", "Bộ NN&MT", "Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, KHTC (02b)"], [], "GIÁM ĐỐC", "Phạm Bá Thành")
    annex(d, "PHÂN CÔNG NHIỆM VỤ NĂM 2026")
    g = lambda number, title: ("group", number, title)
    return d.table([
        g("A.", "NHÓM NHIỆM VỤ VỀ THỂ CHẾ, QUY HOẠCH"),
        task(1, "Tham mưu ban hành Bảng giá đất áp dụng từ ngày 01/01/2027", "dd", "khtc/0, vpdk, xa", once("Trước ngày 01/11/2026", 1, 11, 2026), "Nghị quyết của HĐND tỉnh"),
        task(2, "Lập Kế hoạch sử dụng đất 05 năm (2026 - 2030) cấp tỉnh", "dd", "*", quarter(3, 2026), "Quyết định phê duyệt"),
        task(3, "Xây dựng quy định về tập trung đất đai, tích tụ đất nông nghiệp", "dd, ttbvtv", "ptnt, xa", month(6, 2026), "Quyết định của UBND tỉnh"),
        task(4, "Điều chỉnh, bổ sung quy định mật độ chăn nuôi và khu vực không được", "cnty", "mt", quarter(2, 2026), "Nghị quyết của"),
        ("again", "phép chăn nuôi trên địa bàn tỉnh", "HĐND tỉnh"),
        g("B.", "NHÓM NHIỆM VỤ VỀ SẢN XUẤT NÔNG, LÂM NGHIỆP VÀ THỦY SẢN"),
        task(5, "Chuyển đổi 1.200 ha đất lúa kém hiệu quả sang cây trồng khác", "ttbvtv", "kn, xa", year(2026), "Diện tích chuyển đổi"),
        task(6, "Cấp mã số vùng trồng, mã số cơ sở đóng gói phục vụ xuất khẩu", "ttbvtv", "ptnt, *=các đơn vị liên quan", continuous(), "45 mã số"),
        task(7, "Tiêm phòng vắc xin cúm gia cầm, lở mồm long móng, dịch tả lợn châu Phi", "cnty", "xa, kn", half("Đợt 1: trước ngày 30 tháng 4; đợt 2: trước ngày 31 tháng 10", (30, 4), (31, 10)), "Tỷ lệ tiêm phòng trên 80%"),
        task(8, "Giám sát tàu cá, chống khai thác bất hợp pháp trên hồ chứa", "?Chi cục Thủy sản", "cnty", continuous("Thường xuyên"), None),
        task(9, "Trồng 3.500 ha rừng tập trung, 1,2 triệu cây phân tán", "kl", "xa", quarter(4, 2026), "Diện tích rừng trồng mới"),
        task(10, "Theo dõi diễn biến rừng, cập nhật cơ sở dữ liệu tài nguyên rừng", "kl", "", yearly("Hằng năm"), "Báo cáo diễn biến rừng"),
        task(11, "Rà soát, công bố hiện trạng rừng", "kl", "vp", yearly("Trước ngày 31/3 hằng năm", 31, 3), "Quyết định công bố"),
        g("C.", "NHÓM NHIỆM VỤ VỀ TÀI NGUYÊN, MÔI TRƯỜNG"),
        task(12, "Xây dựng hệ thống thông tin đất đai, kết nối cơ sở dữ liệu quốc gia về dân cư", "vpdk\u00a0".strip("\u00a0"), "dd/0, ?Công ty Cổ phần Phần mềm Sao Việt", onwards(2026), "Hệ thống vận hành"),
        task(13, "Đóng cửa mỏ, phục hồi môi trường 04 điểm mỏ cát sỏi", "ksn", "mt, xa", month(9, 2026), "Quyết định đóng cửa mỏ"),
        task(14, "Quan trắc chất lượng môi trường nước mặt, không khí xung quanh", "qt", "mt", quarterly("Định kỳ hằng quý"), "Báo cáo quan trắc", "Theo mạng lưới đã phê duyệt"),
        task(15, "Kiểm tra việc chấp hành pháp luật về bảo vệ môi trường đối với", "mt", "ksn/0, vp", year(2026), "Kết luận"),
        ("again", "30 cơ sở sản xuất, kinh doanh, dịch vụ", "kiểm tra"),
        task(16, "Phân loại chất thải rắn sinh hoạt tại nguồn", "xa", "mt", none(), "Báo cáo kết quả"),
        task(17, "Vận hành hồ chứa thủy lợi bảo đảm an toàn trong mùa mưa lũ", "tl/0", "*=các đơn vị có liên quan", continuous("Thường xuyên trong mùa mưa lũ"), "Báo cáo an toàn hồ, đập"),
        g("D.", "NHÓM NHIỆM VỤ CHUNG"),
        task(18, "Chuyển đổi số, cải cách hành chính của Sở", "vp", "tat-ca", monthly("Báo cáo trước ngày 15 hằng tháng", 15), "Báo cáo tháng"),
        task(19, "Sắp xếp tổ chức bộ máy các đơn vị sự nghiệp công lập", "tccb", "kn, qt, vpdk", unclear("Sau khi có hướng dẫn của Bộ Nội vụ"), "Đề án"),
        task(20, "Lập dự toán, quyết toán, công khai ngân sách", "khtc", "*", yearly("Theo niên độ ngân sách hằng năm"), "Báo cáo quyết toán"),
    ], UNIT_COLUMNS, counted=False, repeat_typed=8, group_whole=True)


def ministry():
    d = Plan("bo-khcn-150", "b", registers.ministry(), formats=("pdf",), about="150 rows on some thirty pages of PDF, dotted numbers, groups of a ministry, no notes")
    d.head(None, "Bộ Khoa học và Công nghệ", "1187", "KH-BKHCN", "Hà Nội", 16, 4, 2026, agency_shown="BỘ KHOA HỌC VÀ CÔNG NGHỆ")
    d.titled("Triển khai Chương trình hành động của ngành khoa học và công nghệ giai đoạn 2026 - 2030")
    d.based("Nghị quyết", "71/NQ-CP", "2025-04-01", "Chính phủ", "sửa đổi, bổ sung cập nhật Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW", about="", start="Thực hiện", short=False)
    d.basis("Đề nghị", None, None, "Vụ trưởng Vụ Kế hoạch - Tài chính", None, "Theo đề nghị của Vụ trưởng Vụ Kế hoạch - Tài chính", end=",")
    d.p("Bộ Khoa học và Công nghệ ban hành Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Cụ thể hóa các nhiệm vụ được Chính phủ, Thủ tướng Chính phủ giao; làm căn cứ để các đơn vị thuộc Bộ xây dựng kế hoạch công tác hằng năm.")
    d.requirements("Bảo đảm tính khả thi, đồng bộ, có trọng tâm, trọng điểm.", "Việc tổ chức thực hiện phải gắn với đánh giá, xếp loại đơn vị, cá nhân.")
    d.h1("NỘI DUNG KẾ HOẠCH").p("Nội dung chi tiết, phân công nhiệm vụ nêu tại Phụ lục.")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Thủ trưởng các đơn vị thuộc Bộ chủ động tổ chức thực hiện; định kỳ hằng quý, trước ngày 20 của tháng cuối quý gửi báo cáo về Bộ (qua Vụ Kế hoạch - Tài chính).", bold=False)
    d.duty([("Thủ trưởng các đơn vị thuộc Bộ", "tat-ca")], "gửi báo cáo", "Bộ", "Vụ Kế hoạch - Tài chính", quarterly("định kỳ hằng quý, trước ngày 20 của tháng cuối quý", 20, 3))
    d.h2("Đề nghị UBND các tỉnh, thành phố trực thuộc Trung ương báo cáo kết quả trước ngày 05 tháng 12 hằng năm.", bold=False)
    d.duty([("UBND các tỉnh, thành phố trực thuộc Trung ương", "tinh")], "báo cáo kết quả", None, None, yearly("trước ngày 05 tháng 12 hằng năm", 5, 12))
    d.h2("Vụ Kế hoạch - Tài chính tổng hợp, trình Bộ trưởng báo cáo Thủ tướng Chính phủ trước ngày 20 tháng 12 hằng năm./.", bold=False)
    d.duty([("Vụ Kế hoạch - Tài chính", "khtc")], "tổng hợp, trình Bộ trưởng báo cáo", "Thủ tướng Chính phủ", None, yearly("trước ngày 20 tháng 12 hằng năm", 20, 12))
    d.sign(["Thủ tướng Chính phủ (để b/c)", "Bộ trưởng và các Thứ trưởng", "UBND các tỉnh, thành phố trực thuộc TW", "Các đơn vị thuộc Bộ", "Cổng TTĐT Bộ", "Lưu: VT, KHTC"], ["KT. BỘ TRƯỞNG"], "THỨ TRƯỞNG", "Tạ Thị Phương Mai")
    annex(d, "DANH MỤC NHIỆM VỤ GIAI ĐOẠN 2026 - 2030")
    groups = (
        ("Hoàn thiện thể chế, chính sách", ("thử nghiệm có kiểm soát công nghệ mới", "mua sắm công phục vụ đổi mới sáng tạo", "chuyển giao công nghệ", "đặt hàng nhiệm vụ khoa học và công nghệ", "khoán chi đến sản phẩm cuối cùng"), ("pc", "khkt"), ("khtc", "dm", "btc", "tccb")),
        ("Phát triển hạ tầng", ("hạ tầng số dùng chung", "phòng thí nghiệm trọng điểm", "trung tâm đổi mới sáng tạo vùng", "mạng 5G và nghiên cứu 6G", "tài nguyên Internet"), ("vt", "tk", "tan"), ("cds", "khtc", "tinh", "bca")),
        ("Phát triển nhân lực", ("nhân lực công nghệ bán dẫn", "chuyên gia đầu ngành", "nhân lực trí tuệ nhân tạo", "cán bộ quản lý khoa học"), ("tccb", "hv"), ("htqt", "bgd", "bnv", "khtc")),
        ("Nghiên cứu và phát triển công nghệ chiến lược", ("vật liệu tiên tiến", "công nghệ lượng tử", "công nghệ sinh học y sinh", "vệ tinh tầm thấp", "công nghệ năng lượng mới", "chip chuyên dụng"), ("khkt",), ("vien", "dm", "khtc", "cn")),
        ("Đổi mới sáng tạo và khởi nghiệp", ("khởi nghiệp sáng tạo", "quỹ đầu tư mạo hiểm", "sàn giao dịch công nghệ", "doanh nghiệp khoa học và công nghệ"), ("dm",), ("tinh", "btc", "pc", "shtt")),
        ("Sở hữu trí tuệ, tiêu chuẩn đo lường chất lượng", ("bảo hộ sáng chế", "chỉ dẫn địa lý", "hạ tầng chất lượng quốc gia", "quy chuẩn kỹ thuật quốc gia", "chuẩn đo lường"), ("shtt", "tdc"), ("pc", "tinh", "tttt")),
        ("Chuyển đổi số quốc gia", ("định danh và xác thực điện tử", "dịch vụ công trực tuyến toàn trình", "dữ liệu mở", "kinh tế số nông thôn", "nền tảng số quốc gia"), ("cds", "ktxhs"), ("tinh", "bca", "vp", "bc")),
        ("Hợp tác quốc tế và thông tin, thống kê", ("hợp tác nghiên cứu chung", "thống kê khoa học và công nghệ", "thu hút chuyên gia người Việt Nam ở nước ngoài", "cơ sở dữ liệu quốc gia về khoa học và công nghệ"), ("htqt", "tttt"), ("khtc", "vp", "vien")),
    )
    return d.table(rows("bo-khcn", groups, None, 2026, (20, 20, 18, 24, 16, 18, 20, 14), related="*=các đơn vị liên quan", numbering="dotted", aliases=(("khtc", 0), ("cds", 0), ("tinh", 0))),
                   ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện", "Sản phẩm dự kiến", "Ghi chú"), (900, 4700, 2400, 2500, 1600, 2000, 0), order="012345", counted=True, join=";", size=28)


def health():
    d = Plan("y-te-du-phong", "b", registers.health(), formats=("docx",), about="merged cells for a lead that several rows share, the product before the time, names by a line each")
    d.head("UBND thành phố Hải An", "Sở Y tế", "31", "KH-SYT", "Hải An", 5, 2, 2026)
    d.titled("Phòng, chống dịch bệnh truyền nhiễm trên địa bàn thành phố năm 2026")
    d.based("Luật", "03/2007/QH12", "2007-11-21", None, "Phòng, chống bệnh truyền nhiễm")
    d.based("Kế hoạch", "12/KH-UBND", "2026-01-14", "UBND thành phố", "công tác y tế dự phòng năm 2026", start="Thực hiện", about="về", end=",")
    d.p("Sở Y tế xây dựng Kế hoạch phòng, chống dịch bệnh truyền nhiễm năm 2026, cụ thể:")
    d.h1("MỤC TIÊU")
    d.p("Không để dịch chồng dịch; khống chế tỷ lệ mắc sốt xuất huyết Dengue dưới 120 ca/100.000 dân.")
    d.gold["purpose"] = "Không để dịch chồng dịch; khống chế tỷ lệ mắc sốt xuất huyết Dengue dưới 120 ca/100.000 dân."
    d.h1("NHIỆM VỤ").p("Bảng phân công nhiệm vụ:")
    topics = (("Giám sát, phát hiện", ("sốt xuất huyết Dengue", "bệnh tay chân miệng", "bệnh sởi, ho gà", "cúm A(H5N1)"), ("cdc", "attp"), ("nvy", "ytkv", "xa", "bvpn")), ("Điều trị, dự trữ thuốc, vật tư", ("bệnh truyền nhiễm nhóm A", "bệnh nhân nặng", "thuốc, hóa chất, vật tư phòng dịch"), ("nvy", "bvdk", "nvd"), ("bvpn", "khtc", "tt115")),
              ("Truyền thông và phối hợp liên ngành", ("dịch bệnh trong trường học", "an toàn thực phẩm", "tiêm chủng mở rộng"), ("vp", "cdc"), ("sgddt", "ca", "xa", "bhxh")))
    made = sorted_by_lead(rows("hai-an", topics, None, 2026, (15, 14, 15), related="*=các đơn vị có liên quan", aliases=(("cdc", 0), ("xa", 0))))
    d.table(made, ("STT", "Hoạt động", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm", "Ghi chú"), (800, 3500, 1500, 1800, 1300, 1500, 0), order="012354", counted=False, join="n", merge_leads=True, size=22)
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.bullet("Các đơn vị báo cáo tình hình dịch bệnh về Trung tâm Kiểm soát bệnh tật thành phố trước 16 giờ 00 ngày thứ Sáu hàng tuần; báo cáo đột xuất khi có ổ dịch.")
    d.duty([("Các đơn vị", "tat-ca")], "báo cáo tình hình dịch bệnh", "Trung tâm Kiểm soát bệnh tật thành phố", None, weekly("trước 16 giờ 00 ngày thứ Sáu hàng tuần", 5, "16:00"))
    d.duty([("Các đơn vị", "tat-ca")], "báo cáo đột xuất", "Trung tâm Kiểm soát bệnh tật thành phố", None, ad_hoc("khi có ổ dịch"))
    d.bullet("Trung tâm Kiểm soát bệnh tật thành phố tổng hợp, báo cáo Sở Y tế (qua Phòng Nghiệp vụ Y) trước ngày 05 hằng tháng./.")
    d.duty([("Trung tâm Kiểm soát bệnh tật thành phố", "cdc")], "tổng hợp, báo cáo", "Sở Y tế", "Phòng Nghiệp vụ Y", monthly("trước ngày 05 hằng tháng", 5))
    return d.sign(["UBND thành phố (b/c)", "Cục Phòng bệnh (b/c)", "Các phòng, đơn vị", "Lưu: VT, NVY"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Phạm Hoài Nam")


def sorted_by_lead(made):
    """Rows of a group by their leads, numbered anew."""
    out, group = [], []
    for row in [*made, None]:
        if row is None or row[0] == "group":
            out += sorted(group, key=lambda task: task[3])
            group = []
            out += [row] if row else []
        else:
            group.append(row)
    count = iter(range(1, len(out) + 1))
    return [row if row[0] == "group" else ("task", str(next(count)), *row[2:]) for row in out]


def home():
    d = Plan("noi-vu-bang-txt", "b", registers.home(), formats=("txt:word+crlf+bom",), about="a table saved from Word as text: cells by tabs; CRLF and a byte order mark")
    d.head("UBND tỉnh Bình Thuận Hòa", "Sở Nội vụ", "88", "KH-SNV", "Bình Thuận Hòa", 2, 3, 2026)
    d.titled("Thực hiện công tác dân vận chính quyền, cải cách công vụ năm 2026")
    d.based("Chỉ thị", "33/CT-TTg", "2021-11-26", "Thủ tướng Chính phủ", "tiếp tục đẩy mạnh và đổi mới công tác dân vận của cơ quan hành chính nhà nước", about="về", start="Thực hiện", end=",")
    d.p("Sở Nội vụ ban hành Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Nâng cao ý thức trách nhiệm, tinh thần phục vụ Nhân dân của đội ngũ công chức, viên chức.")
    d.requirements("Tránh hình thức; lấy sự hài lòng của người dân, doanh nghiệp làm thước đo.")
    d.h1("PHÂN CÔNG NHIỆM VỤ")
    d.table([
        task(1, "Xây dựng Bộ tiêu chí đánh giá công vụ theo vị trí việc làm", "ccvc", "tcbc, vp", month(5, 2026), "Quyết định ban hành Bộ tiêu chí"),
        task(2, "Khảo sát chỉ số hài lòng về sự phục vụ hành chính (SIPAS)", "cchc/0", "*", quarter(4, 2026), "Báo cáo chỉ số"),
        task(3, "Tổ chức đối thoại với thanh niên, công nhân lao động", "xdcq, ldvl", "dvvl", half("Trước ngày 15 tháng 6 và trước ngày 01 tháng 12", (15, 6), (1, 12)), "02 cuộc đối thoại"),
        task(4, "Thăm, tặng quà người có công dịp 27/7", "ncc", "vp", once("Trước ngày 25/7/2026", 25, 7, 2026), None),
        task(5, "Chỉnh lý, số hóa 250 mét giá tài liệu lưu trữ", "vtlt", "", year(2026, 2027), "Tài liệu được chỉnh lý"),
        task(6, "Kiểm tra kỷ luật, kỷ cương tại các xã, phường", "cchc", "ccvc, xdcq", continuous("Thường xuyên, đột xuất"), "Kết luận kiểm tra"),
        task(7, "Rà soát biên chế, tinh giản biên chế", "tcbc", "ccvc", yearly("Trước ngày 31/10 hằng năm", 31, 10), "Đề án, danh sách"),
        task(8, "Tổ chức phiên giao dịch việc làm", "dvvl", "ldvl, ?Liên đoàn Lao động tỉnh", monthly("Hằng tháng"), "12 phiên"),
        task(9, "Tổng hợp kết quả dân vận, tham mưu khen thưởng mô hình “Dân vận khéo”", "vp", "*=các phòng, đơn vị thuộc Sở có liên quan", yearly("Hằng năm"), None),
    ], ("TT", "Nhiệm vụ", "Phòng, đơn vị chủ trì", "Phòng, đơn vị phối hợp", "Thời gian", "Sản phẩm", "Ghi chú"), order="012345", counted=True)
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.p("Các phòng, đơn vị thuộc Sở định kỳ 6 tháng, hằng năm báo cáo kết quả về Văn phòng Sở (6 tháng trước ngày 05/6, năm trước ngày 05/12).", label="1.")
    d.duty([("Các phòng, đơn vị thuộc Sở", "tat-ca")], "báo cáo kết quả", "Văn phòng Sở", None, half("6 tháng trước ngày 05/6, năm trước ngày 05/12", (5, 6), (5, 12)))
    d.p("Văn phòng Sở tham mưu Giám đốc Sở báo cáo UBND tỉnh, Ban Tuyên giáo và Dân vận Tỉnh ủy trước ngày 15/12/2026./.", label="2.")
    d.duty([("Văn phòng Sở", "vp")], "tham mưu Giám đốc Sở báo cáo", "UBND tỉnh, Ban Tuyên giáo và Dân vận Tỉnh ủy", None, once("trước ngày 15/12/2026", 15, 12, 2026))
    return d.sign(["UBND tỉnh", "Ban TGDV Tỉnh ủy", "GĐ, các PGĐ Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Mai Thị Thu")


def construction():
    d = Plan("xay-dung-60", "b", registers.construction(), formats=("docx",), nfd=True, header="table", about="60 rows in decomposed Unicode, units by abbreviations and 'và' inside names, no repeated header")
    d.head("UBND tỉnh Tân Giang", "Sở Xây dựng", "205", "KH-SXD", "Tân Giang", 19, 3, 2026)
    d.titled("Chuyển đổi số ngành xây dựng tỉnh Tân Giang năm 2026")
    d.based("Quyết định", "749/QĐ-TTg", "2020-06-03", "Thủ tướng Chính phủ", "phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030", about="", end=";")
    d.based("Kế hoạch", "44/KH-UBND", "2026-02-10", "UBND tỉnh", "chuyển đổi số tỉnh Tân Giang năm 2026", start="Thực hiện", about="về", end=".")
    d.p("Sở Xây dựng ban hành Kế hoạch chuyển đổi số năm 2026 như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Đưa hoạt động của Sở lên môi trường số; 100% hồ sơ công việc được xử lý trên môi trường mạng.", bullets=True)
    d.requirements("Bảo đảm an toàn thông tin, kế thừa hạ tầng hiện có.", bullets=True)
    d.h1("DANH MỤC NHIỆM VỤ")
    groups = (("Nhận thức số", ("chuyển đổi số ngành xây dựng", "mô hình thông tin công trình (BIM)"), ("vp",), ("qlxd", "qhkt", "ptdt")), ("Dữ liệu số", ("cơ sở dữ liệu quy hoạch xây dựng", "cơ sở dữ liệu nhà ở và thị trường bất động sản", "bản đồ số hạ tầng kỹ thuật đô thị"), ("qhkt", "qln", "ptdt"), ("ttqh", "vp", "khtc", "qlvt")),
              ("Nền tảng số", ("giám sát hành trình phương tiện vận tải", "cấp giấy phép xây dựng trực tuyến", "quản lý chất lượng công trình"), ("qlvt", "qlxd"), ("ccgd", "tt", "vp", "ptdt")), ("Bảo đảm nguồn lực", ("kinh phí chuyển đổi số", "an toàn thông tin", "nhân lực công nghệ thông tin"), ("khtc", "vp"), ("qlxd", "ttqh", "qln")))
    d.table(rows("tan-giang", groups, None, 2026, 15, related="*=các phòng, đơn vị liên quan", numbering="dotted", aliases=(("ptdt", 0), ("qln", 0), ("qlvt", 0), ("qlxd", 0))),
            ("TT", "Nội dung", "Phòng, đơn vị chủ trì", "Phòng, đơn vị phối hợp", "Thời gian thực hiện", "Kết quả", "Ghi chú"), (700, 3200, 1500, 1700, 1200, 1200, 0), order="012345", counted=False, size=22, header=False)
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Giao Văn phòng Sở theo dõi, đôn đốc; định kỳ trước ngày 20 của tháng cuối quý tổng hợp, báo cáo Sở Khoa học và Công nghệ.", bold=False)
    d.duty([("Văn phòng Sở", "vp")], "tổng hợp, báo cáo", "Sở Khoa học và Công nghệ", None, quarterly("định kỳ trước ngày 20 của tháng cuối quý", 20, 3))
    d.h2("Các phòng, đơn vị thuộc Sở gửi kết quả thực hiện về Văn phòng Sở chậm nhất ngày 15 của tháng cuối quý./.", bold=False)
    d.duty([("Các phòng, đơn vị thuộc Sở", "tat-ca")], "gửi kết quả thực hiện", "Văn phòng Sở", None, quarterly("chậm nhất ngày 15 của tháng cuối quý", 15, 3, exclusive=False))
    return d.sign(["UBND tỉnh", "Sở KH&CN", "Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Hà Thị Liên")


def plans():
    return [agriculture(), ministry(), health(), home(), construction()]
