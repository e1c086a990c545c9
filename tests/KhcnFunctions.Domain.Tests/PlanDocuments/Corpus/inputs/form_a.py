"""Form (a): numbered task paragraphs with bullets, as the first plan."""

from kit.plan import Plan
from kit.times import ad_hoc, continuous, half, month, monthly, once, quarter, quarterly, weekly, year, yearly

from . import _registers as registers


def culture():
    r = registers.culture()
    thuy, khoa = "ngo-thi-thuy", "dinh-van-khoa"
    d = Plan("van-hoa-di-san", "a", r, formats=("docx", "pdf"), auto=True, about="automatic numbers, tone placement (hoá/hóa, Thuý/Thúy), dashes, abbreviated units and leaders, a semicolon list of supporters")
    d.head("UBND tỉnh Đông Sơn", "Sở Văn hóa, Thể thao và Du lịch", "47", "KH-SVHTTDL", "Đông Sơn", 12, 2, 2026, agency_shown="SỞ VĂN HOÁ, THỂ THAO\nVÀ DU LỊCH")
    d.titled("Bảo vệ và phát huy giá trị di sản văn hóa trên địa bàn tỉnh Đông Sơn năm 2026")
    d.based("Luật", "45/2024/QH15", "2024-11-23", None, "Di sản văn hóa")
    d.based("Nghị định", "208/2025/NĐ-CP", "2025-07-17", "Chính phủ", "quy định chi tiết một số điều của Luật Di sản văn hóa", about="")
    d.based("Kế hoạch", "18/KH-UBND", "2026-01-15", "UBND tỉnh Đông Sơn", "phát triển sự nghiệp văn hóa, thể thao và du lịch năm 2026", about="về", end=",")
    d.p("Sở Văn hóa, Thể thao và Du lịch ban hành Kế hoạch bảo vệ và phát huy giá trị di sản văn hóa trên địa bàn tỉnh năm 2026 như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Nâng cao nhận thức của cán bộ, công chức, viên chức và Nhân dân về giá trị của di sản văn hóa; huy động các nguồn lực xã hội cho công tác bảo tồn.", "Từng bước số hoá toàn bộ hiện vật, tư liệu đang được lưu giữ tại Bảo tàng tỉnh và Thư viện tỉnh.", bullets=True)
    d.requirements("Các nhiệm vụ phải được phân công rõ người, rõ việc, rõ thời gian, rõ trách nhiệm và rõ sản phẩm.", bullets=True)
    d.h1("NỘI DUNG THỰC HIỆN").in_group("NỘI DUNG THỰC HIỆN")
    d.task_a("Rà soát, lập hồ sơ khoa học xếp hạng 05 di tích cấp tỉnh", ("PGĐ Ngô Thị Thuý Hoà", thuy), "qldsvh", "khtc/1, bt", month(9, 2026, "Hoàn thành trong tháng 9/2026"), "Hồ sơ trình UBND tỉnh")
    d.task_a("Tổ chức kiểm kê di sản văn hóa phi vật thể của đồng bào dân tộc Ngái và dân tộc Bố Y", ("PGĐ Ngô Thị Thúy Hòa", thuy), "qldsvh, bt", "qlvh/1, *=các phòng, đơn vị có liên quan", quarter(3, 2026), "Báo cáo kiểm kê", join=";")
    d.task_a("Số hóa 3.000 hiện vật và xây dựng bảo tàng ảo 3D", ("PGĐ Đinh Văn Khoa", khoa), "bt", "tv, vp", year(2026, 2027), "Cơ sở dữ liệu dùng chung")
    d.task_a("Phối hợp với các hãng lữ hành xây dựng và công bố tuyến du lịch “Về miền di sản”", ("Phó Giám đốc Sở Đinh Văn Khoa", khoa), "qldl", "ttxtdl, *", once("Trước ngày 30/4/2026", 30, 4, 2026), "Tuyến du lịch được công bố")
    d.task_a("Kiểm tra công tác quản lý, tổ chức lễ hội tại các xã, phường", ("PGĐ Ngô Thị Thúy Hòa", thuy), "qlvh/0", "*=Các phòng, đơn vị liên quan", continuous(), None)
    d.task_a("Tuyên truyền, giới thiệu di sản văn hóa trên Cổng thông tin điện tử của Sở và mạng xã hội", ("Đ/c Đinh Văn Khoa - PGĐ Sở", khoa), "vp", "ttvh, tv, bt", monthly("Hằng tháng"), "Tối thiểu 04 tin, bài/tháng")
    d.h1("KINH PHÍ THỰC HIỆN").p("Kinh phí thực hiện Kế hoạch được bố trí trong dự toán chi ngân sách nhà nước năm 2026 đã giao cho Sở và các nguồn hợp pháp khác.")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Các phòng, đơn vị thuộc Sở: Căn cứ chức năng, nhiệm vụ được giao chủ động triển khai thực hiện; định kỳ 6 tháng (trước ngày 15 tháng 6) và năm (trước ngày 01 tháng 12) báo cáo kết quả về Sở (qua Phòng Quản lý Di sản văn hóa) để tổng hợp.", bold=False)
    d.duty([("Các phòng, đơn vị thuộc Sở", "tat-ca")], "báo cáo kết quả", "Sở", "Phòng Quản lý Di sản văn hóa", half("định kỳ 6 tháng (trước ngày 15 tháng 6) và năm (trước ngày 01 tháng 12)", (15, 6), (1, 12)))
    d.h2("Phòng Quản lý Di sản văn hóa: Theo dõi, đôn đốc; tổng hợp kết quả, tham mưu Lãnh đạo Sở báo cáo UBND tỉnh trước ngày 15 tháng 12 hằng năm.", bold=False)
    d.duty([("Phòng Quản lý Di sản văn hóa", "qldsvh")], "tổng hợp kết quả, tham mưu Lãnh đạo Sở báo cáo", "UBND tỉnh", None, yearly("trước ngày 15 tháng 12 hằng năm", 15, 12))
    d.p("Trong quá trình thực hiện, nếu có vướng mắc, các phòng, đơn vị kịp thời phản ánh về Phòng Quản lý Di sản văn hoá để tổng hợp, báo cáo Lãnh đạo Sở xem xét, quyết định./.")
    d.duty([("các phòng, đơn vị", "tat-ca")], "phản ánh", "Phòng Quản lý Di sản văn hoá", None, ad_hoc("kịp thời"))
    return d.sign(["Như mục IV", "UBND tỉnh (b/c)", "Ban Giám đốc Sở", "Website Sở", "Lưu: VT, QLDSVH"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Ngô Thị Thúy Hòa")


def construction():
    r = registers.construction()
    duc, lien, anh = "tran-minh-duc", "ha-thi-lien", "bui-the-anh"
    d = Plan("xay-dung-cai-cach", "a", r, formats=("docx",), header="textbox", about="header in text boxes, numbered groups with lettered tasks, plus signs for bullets, 'và' inside names of units, other words for the labels")
    d.head("UBND tỉnh Tân Giang", "Sở Xây dựng", "112", "KH-SXD", "Tân Giang", 6, 1, 2026)
    d.titled("Cải cách hành chính và nâng cao chất lượng giải quyết thủ tục hành chính của Sở Xây dựng năm 2026", shown_kind="KẾ HOẠCH")
    d.based("Nghị quyết", "76/NQ-CP", "2021-07-15", "Chính phủ", "ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030", about="", short=False)
    d.basis("Kế hoạch", "301/KH-UBND", "2025-12-18", "UBND tỉnh", "cải cách hành chính tỉnh Tân Giang năm 2026", "Thực hiện Kế hoạch số 301/KH-UBND ngày 18/12/2025 của UBND tỉnh về cải cách hành chính tỉnh Tân Giang năm 2026", end=", Sở Xây dựng xây dựng Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Tiếp tục cắt giảm ít nhất 30% thời gian giải quyết thủ tục hành chính, 30% chi phí tuân thủ.", heading="Mục đích")
    d.requirements("Xác định cải cách hành chính là nhiệm vụ trọng tâm, thường xuyên của các phòng, đơn vị; người đứng đầu chịu trách nhiệm trước Giám đốc Sở.", heading="Yêu cầu")
    d.h1("NHIỆM VỤ CỤ THỂ")
    labels = ("Lãnh đạo Sở chỉ đạo", "Phòng chủ trì", "Phòng, đơn vị phối hợp", "Thời hạn hoàn thành", "Kết quả, sản phẩm")
    d.h2("Cải cách thể chế").in_group("Cải cách thể chế")
    d.task_a("Rà soát văn bản quy phạm pháp luật do HĐND, UBND tỉnh ban hành thuộc lĩnh vực xây dựng, giao thông vận tải", ("Phó Giám đốc Trần Minh Đức", duc), "vp", "qlxd/0, qln/0, qlvt/0", once("Chậm nhất ngày 30/9/2026", 30, 9, 2026, exclusive=False), "Báo cáo kết quả rà soát", labels=labels, level=2, mark="+", end=";")
    d.task_a("Tham mưu ban hành quy định về phân cấp quản lý hạ tầng kỹ thuật đô thị", ("Phó Giám đốc Hà Thị Liên", lien), "ptdt", "qhkt, khtc", quarter(2, 2026, "Quý II/2026"), "Quyết định của UBND tỉnh", labels=labels, level=2, mark="+", end=";")
    d.h2("Cải cách thủ tục hành chính").in_group("Cải cách thủ tục hành chính")
    d.task_a("Công bố, công khai kịp thời thủ tục hành chính trên Cổng Dịch vụ công quốc gia", ("Giám đốc Vũ Hồng Quân", "gd"), "vp", "*", continuous("Thường xuyên trong năm"), None, labels=labels, level=2, mark="+", end=";")
    d.task_a("Đơn giản hóa quy trình thẩm định báo cáo nghiên cứu khả thi, cấp giấy phép xây dựng", ("Phó Giám đốc Trần Minh Đức", duc), "qlxd", "ptdt/0, ccgd, *=các đơn vị liên quan", month(6, 2026, "Tháng 6/2026"), "Quy trình nội bộ được sửa đổi", labels=labels, level=2, mark="+", end=";")
    d.task_a("Đổi giấy phép lái xe, cấp phù hiệu xe ô tô hoàn toàn trực tuyến", ("Phó Giám đốc Bùi Thế Anh", anh), "qlvt", "vp", once("Trước ngày 01 tháng 7 năm 2026", 1, 7, 2026), "100% hồ sơ trực tuyến", labels=labels, level=2, mark="+", end=";")
    d.h2("Cải cách chế độ công vụ").in_group("Cải cách chế độ công vụ")
    d.task_a("Kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính", ("Đồng chí Giám đốc Sở", "gd"), "tt", "vp, *", quarterly("Định kỳ hằng quý"), "Biên bản, thông báo kết luận kiểm tra", labels=labels, level=2, mark="+", end=";")
    d.task_a("Rà soát, điều chỉnh Đề án vị trí việc làm của Trung tâm Quy hoạch và Kiểm định xây dựng", ("Phó Giám đốc Hà Thị Liên", lien), "vp, ttqh", "khtc", year(2026), "Đề án được phê duyệt", labels=labels, level=2, mark="+", end=";")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Trưởng các phòng, Thủ trưởng các đơn vị thuộc Sở tổ chức triển khai Kế hoạch; báo cáo kết quả thực hiện về Văn phòng Sở trước ngày 18 hằng tháng để tổng hợp.", bold=False)
    d.duty([("Trưởng các phòng, Thủ trưởng các đơn vị thuộc Sở", "tat-ca")], "báo cáo kết quả thực hiện", "Văn phòng Sở", None, monthly("trước ngày 18 hằng tháng", 18))
    d.h2("Văn phòng Sở là đầu mối theo dõi, tổng hợp, tham mưu Giám đốc Sở báo cáo UBND tỉnh (qua Sở Nội vụ) định kỳ hằng quý, trước ngày 20 của tháng cuối quý và báo cáo đột xuất khi có yêu cầu.", bold=False)
    d.duty([("Văn phòng Sở", "vp")], "tham mưu Giám đốc Sở báo cáo", "UBND tỉnh", "Sở Nội vụ", quarterly("định kỳ hằng quý, trước ngày 20 của tháng cuối quý", 20, 3))
    d.duty([("Văn phòng Sở", "vp")], "báo cáo đột xuất", "UBND tỉnh", "Sở Nội vụ", ad_hoc("khi có yêu cầu"))
    d.h2("Phòng Kế hoạch - Tài chính bảo đảm kinh phí thực hiện Kế hoạch theo quy định./.", bold=False)
    return d.sign(["UBND tỉnh", "Sở Nội vụ", "Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP (Hạnh)"], [], "GIÁM ĐỐC", "Vũ Hồng Quân")


def forest():
    r = registers.forest()
    panh, hoa = "lo-van-panh", "nguyen-thi-hoa"
    d = Plan("kiem-lam-pccc", "a", r, formats=("txt:word",), nfd=True, about="decomposed Unicode, saved from Word as text, 'Nhiệm vụ 1:' as number, units by short names, an unknown unit")
    d.head("Sở Nông nghiệp và Môi trường tỉnh Phú Lâm", "Chi cục Kiểm lâm", "09", "KH-CCKL", "Phú Lâm", 20, 11, 2025, superior_shown="SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nTỈNH PHÚ LÂM")
    d.titled("Bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô năm 2025 - 2026")
    d.based("Luật", None, "2017-11-15", None, "Lâm nghiệp", short=False)
    d.based("Công văn", "2211/SNNMT-KL", "2025-11-10", "Sở Nông nghiệp và Môi trường", "tăng cường công tác phòng cháy, chữa cháy rừng", about="về việc", start="Thực hiện")
    d.p("Chi cục Kiểm lâm xây dựng Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH")
    d.p("Chủ động phòng ngừa, phát hiện sớm, xử lý kịp thời các vụ cháy rừng; giảm ít nhất 15% số vụ vi phạm so với cùng kỳ.")
    d.gold["purpose"] = "Chủ động phòng ngừa, phát hiện sớm, xử lý kịp thời các vụ cháy rừng; giảm ít nhất 15% số vụ vi phạm so với cùng kỳ."
    d.h1("NHIỆM VỤ").in_group("NHIỆM VỤ")
    for n, row in enumerate((
        ("Rà soát, khoanh vẽ vùng trọng điểm cháy trên bản đồ số", ("Phó Chi cục trưởng Lò Văn Panh", panh), "bvr", "hat1, hat2, hat3", once("trước ngày 15/12/2025", 15, 12, 2025), "Bản đồ tỷ lệ 1/10.000"),
        ("Trực chỉ huy chữa cháy 24/24 giờ khi dự báo cháy rừng cấp IV, cấp V", ("Phó Chi cục trưởng Lò Văn Panh", panh), "doi/s", "*=các Hạt Kiểm lâm liên quan", continuous("Thường xuyên"), None),
        ("Ký cam kết bảo vệ rừng với các chủ rừng và hộ gia đình sống ven rừng", ("Phó Chi cục trưởng Nguyễn Thị Hoà", hoa), "hat1, hat2, hat3", "?Ban Quản lý rừng phòng hộ Nậm Na, sdptr/0", month(12, 2025, "Tháng 12/2025"), None),
        ("Mua sắm bổ sung máy thổi gió, bàn dập lửa và bảo hộ lao động", ("Chi cục trưởng", "cct"), "hcth/0", "bvr", quarter(1, 2026, "Quý I năm 2026"), "Biên bản nghiệm thu"),
    ), 1):
        title, who, leads, supports, time, product = row
        d.task_a(title, who, leads, supports, time, product, labels=("Phụ trách, chỉ đạo", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm"), number=f"Nhiệm vụ {n}:")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.p("Các Hạt Kiểm lâm khu vực, Đội Kiểm lâm cơ động và Phòng cháy chữa cháy rừng báo cáo tình hình về Chi cục (qua Phòng Quản lý bảo vệ rừng và Bảo tồn thiên nhiên) trước 16 giờ 00 ngày thứ Sáu hằng tuần; trường hợp xảy ra cháy rừng thì báo cáo ngay.")
    who = [("Các Hạt Kiểm lâm khu vực", "hat"), ("Đội Kiểm lâm cơ động và Phòng cháy chữa cháy rừng", "doi")]
    d.duty(who, "báo cáo tình hình", "Chi cục", "Phòng Quản lý bảo vệ rừng và Bảo tồn thiên nhiên", weekly("trước 16 giờ 00 ngày thứ Sáu hằng tuần", 5, "16:00"))
    d.duty(who, "trường hợp xảy ra cháy rừng thì báo cáo", "Chi cục", "Phòng Quản lý bảo vệ rừng và Bảo tồn thiên nhiên", ad_hoc("ngay"))
    d.p("Giao Phòng Quản lý bảo vệ rừng và Bảo tồn thiên nhiên tổng hợp, báo cáo Sở Nông nghiệp và Môi trường chậm nhất ngày 25 hằng tháng./.")
    d.duty([("Phòng Quản lý bảo vệ rừng và Bảo tồn thiên nhiên", "bvr")], "tổng hợp, báo cáo", "Sở Nông nghiệp và Môi trường", None, monthly("chậm nhất ngày 25 hằng tháng", 25, exclusive=False))
    return d.sign(["Sở NN&MT (b/c)", "Lãnh đạo Chi cục", "Các phòng, đơn vị thuộc Chi cục", "Lưu: VT, BVR"], [], "CHI CỤC TRƯỞNG", "Hoàng Thủy Nguyên")


def trade():
    r = registers.trade()
    d = Plan("cong-thuong-khuyen-cong", "a", r, unseen=True, formats=("docx",), header="table", about="blank number, a deputy that the register does not know, spelling slips, the units' line before the leader's, an email address in a duty")
    d.head("UBND tỉnh Đông Sơn", "Sở Công Thương", None, "KH-SCT", "Đông Sơn", 9, 3, 2026, number_shown="Số:         /KH-SCT")
    d.titled("Triển khai hoạt động khuyến công, tiết kiệm năng lượng và xúc tiến thương mại năm 2026", lines=["Triển khai hoạt động khuyến công, tiết kiệm năng lượng", "và xúc tiến thương mại năm 2026"])
    d.based("Nghị định", "235/2025/NĐ-CP", "2025-08-27", "Chính phủ", "khuyến công", about="về")
    d.based("Quyết định", "77/QĐ-UBND", "2026-01-21", "UBND tỉnh", "giao dự toán thu, chi ngân sách nhà nước năm 2026", about="về việc")
    d.basis("Đề nghị", None, None, "Giám đốc Trung tâm Khuyến công và Xúc tiến thương mại", None, "Theo đề nghị của Giám đốc Trung tâm Khuyến công và Xúc tiến thương mại", end=".")
    d.p("Sở Công Thương xây dựng kế hoạch với các nội dung chủ yếu sau:")
    d.h1("Mục đích, yêu cầu")
    d.purpose("Hỗ trợ các cơ sở công nghiệp nông thôn đầu tư máy móc thiết bị tiên tiến, mở rộng thị trường.", "Góp phần thực hiện mục tiêu giảm 1,5% tổng mức tiêu thụ năng lượng của tỉnh.", heading=None, bullets=True)
    d.h1("Nội dung công việc").in_group("Nội dung công việc")
    labels = ("Lãnh đạo phụ trách", "Đơn vị thực hiện", "Đơn vị phối hợp", "Tiến độ", "Sản phẩm đầu ra")

    def task(n, title, lead, support, who, when, product=None):
        d.h2(title, bold=False)
        _, lead_text, support_text, time_text = d.task(str(n), title, who, lead, support, when, product)
        d.bullet(f"Đơn vị thực hiện: {lead_text}")
        if support_text:
            d.bullet(f"Đơn vị phối hợp: {support_text}")
        d.bullet(f"Lãnh đạo phụ trách: {who[0]}")
        if time_text:
            d.bullet(f"Tiến độ: {time_text}")
        if product:
            d.bullet(f"Sản phẩm đầu ra: {product}")

    task(1, "Thẩm định và triển khai 12 đề án khuyến công địa phương", "kc", "khtc/0, qlcn", ("Ông Nguyễn Hữu Hoàn - Phó Giám đốc", "nguyen-huu-hoan"), once("hoàn thành trước ngày 31/10/2026", 31, 10, 2026), "12 đề án được nghiệm thu")
    task(2, "Kiểm toán năng lượng tại 08 cơ sở sử dụng năng lượng trọng điểm", "qlnl", "ktat/0", ("Bà Khuất Thị Bích Thuỷ - Phó Giám đốc", "khuat-thi-bich"), quarter(4, 2026, "Quý IV/2026"), "Báo cáo kiểm toán năng lựợng")
    task(3, "Tổ chức 03 hội nghị kết nối cung cầu với các tỉnh, thành phố", "qltm, kc/0", "*", ("Bà Khuất Thị Bích Thủy - Phó Giám đốc", "khuat-thi-bich"), year(2026, text="Trong năm 2026"))
    task(4, "Kiểm tra, kiểm soát thị trường dịp Tết Nguyên đán và Tết Trung thu", "qltt", "qltm, *=các phòng liên quan", ("Ông Hồ Sỹ Cường - Phó Giám đốc", None), continuous("Thường xuyên"), None)
    task(5, "Cập nhật cơ sở dữ liệu công nghiệp hổ trợ trên địa bàn tỉnh", "qlcn", "", ("Ông Nguyễn Hữu Hoàn - Phó Giám đốc", "nguyen-huu-hoan"), quarterly("Hàng quý"), "Cơ sở dữ liệu")
    d.h1("Tổ chức thực hiện")
    d.p("Các phòng, đơn vị được giao nhiệm vụ chủ động triển khai, định kỳ trước ngày 10 tháng 12 hàng năm gửi báo cáo kết quả về Phòng Kế hoạch - Tài chính - Tổng hợp (bản mềm gửi về địa chỉ khth.sct@dongson.example) để tổng hợp, báo cáo Lãnh đạo Sở.", label="1.")
    d.duty([("Các phòng, đơn vị được giao nhiệm vụ", "tat-ca")], "báo cáo kết quả", "Phòng Kế hoạch - Tài chính - Tổng hợp", None, yearly("định kỳ trước ngày 10 tháng 12 hàng năm", 10, 12))
    d.p("Phòng Kế hoạch - Tài chính - Tổng hợp theo dõi, đôn đốc việc thực hiện; tổng hợp báo cáo Bộ Công Thương (qua Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công) và UBND tỉnh chậm nhất ngày 20/12 hằng năm.", label="2.")
    d.duty([("Phòng Kế hoạch - Tài chính - Tổng hợp", "khtc")], "tổng hợp báo cáo", "Bộ Công Thương", "Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công", yearly("chậm nhất ngày 20/12 hằng năm", 20, 12, exclusive=False))
    d.duty([("Phòng Kế hoạch - Tài chính - Tổng hợp", "khtc")], "tổng hợp báo cáo", "UBND tỉnh", None, yearly("chậm nhất ngày 20/12 hằng năm", 20, 12, exclusive=False))
    d.p("Trên đây là Kế hoạch triển khai hoạt động khuyến công, tiết kiệm năng lượng và xúc tiến thương mại năm 2026, yêu cầu các phòng, đơn vị nghiêm túc thực hiện./.")
    return d.sign(["Như trên", "UBND tỉnh", "Cục ĐCK - Bộ Công Thương", "Lãnh đạo Sở", "Lưu: VT, KC"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Nguyễn Hữu Hoàn")


def amendment():
    r = registers.culture()
    d = Plan("van-hoa-dieu-chinh", "a", r, formats=("docx",), about="an amending plan: what it adds, drops and changes in the plan 47/KH-SVHTTDL (van-hoa-di-san); its own tasks are those that stand in it")
    d.head("UBND tỉnh Đông Sơn", "Sở Văn hóa, Thể thao và Du lịch", "198", "KH-SVHTTDL", "Đông Sơn", 22, 7, 2026)
    d.titled("Điều chỉnh, bổ sung Kế hoạch số 47/KH-SVHTTDL ngày 12/02/2026 về bảo vệ và phát huy giá trị di sản văn hóa trên địa bàn tỉnh Đông Sơn năm 2026", kind="Kế hoạch")
    d.based("Thông báo", "210/TB-UBND", "2026-07-10", "Văn phòng UBND tỉnh", "kết luận của Phó Chủ tịch UBND tỉnh tại buổi làm việc với Sở Văn hóa, Thể thao và Du lịch", about="về", start="Thực hiện")
    d.p("Sở Văn hóa, Thể thao và Du lịch điều chỉnh, bổ sung một số nội dung như sau:")
    d.h1("NỘI DUNG ĐIỀU CHỈNH").in_group("NỘI DUNG ĐIỀU CHỈNH")
    d.task_a("Điều chỉnh nhiệm vụ 1 mục II: Rà soát, lập hồ sơ khoa học xếp hạng 07 di tích cấp tỉnh", ("PGĐ Ngô Thị Thúy Hòa", "ngo-thi-thuy"), "qldsvh", "khtc, bt", month(11, 2026, "Hoàn thành trong tháng 11/2026"), "Hồ sơ trình UBND tỉnh")
    d.h1("NỘI DUNG BỔ SUNG").in_group("NỘI DUNG BỔ SUNG")
    d.task_a("Tổ chức Tuần lễ áo dài và di sản", ("PGĐ Đinh Văn Khoa", "dinh-van-khoa"), "ttvh", "qldl, bt, *", once("Trước ngày 20/10/2026", 20, 10, 2026), "Tuần lễ được tổ chức")
    d.h1("BÃI BỎ").p("Bãi bỏ nhiệm vụ 3 mục II Kế hoạch số 47/KH-SVHTTDL (số hóa 3.000 hiện vật và xây dựng bảo tàng ảo 3D), chuyển sang thực hiện trong Đề án riêng.")
    d.h1("TỔ CHỨC THỰC HIỆN").p("Các nội dung khác giữ nguyên theo Kế hoạch số 47/KH-SVHTTDL ngày 12/02/2026. Kế hoạch này có hiệu lực kể từ ngày 01/8/2026./.")
    return d.sign(["Như trên", "UBND tỉnh (b/c)", "Lưu: VT, QLDSVH"], [], "GIÁM ĐỐC", "Lê Quang Thụy")


def plans():
    return [culture(), construction(), forest(), trade(), amendment()]
