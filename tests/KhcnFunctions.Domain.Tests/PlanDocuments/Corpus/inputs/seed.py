"""The first plan, as its text stands, and as the .docx that it was copied from."""

from kit.plan import Plan
from kit.register import Register
from kit.times import ad_hoc, yearly

REGISTER = Register(
    "skhcn-quang-ngai", "Sở Khoa học và Công nghệ", "Sở KH&CN", "UBND tỉnh Quảng Ngãi", "Quảng Ngãi", "SKHCN", "p-hcth",
    [("p-qlcncn", "Phòng Quản lý Công nghệ và Chuyên ngành", "QLCNCN", "QLCN&CN"), ("p-qlkh", "Phòng Quản lý Khoa học", "QLKH"),
     ("p-hcth", "Phòng Hành chính - Tổng hợp", "HCTH"), ("ttud", "TTUD", "TTUD"), ("tat-ca", "Các phòng, đơn vị thuộc Sở", "")],
    [("gd", None, "director"), ("tran-cong-hoa", "Trần Công Hòa", "deputyDirector"), ("phan-van-hieu", "Phan Văn Hiếu", "deputyDirector")],
    [("ubnd-tinh", "Ủy ban nhân dân tỉnh Quảng Ngãi"), ("so-khdt", "Sở Kế hoạch và Đầu tư")])
ABSTRACT = "Triển khai thực hiện Chiến lược tổng thể phát triển khu vực dịch vụ khoa học - công nghệ của Việt Nam thời kỳ 2021-2030, tầm nhìn đến năm 2050 trên địa bàn tỉnh Quảng Ngãi"
HOA, HIEU = "tran-cong-hoa", "phan-van-hieu"


def plan(name, formats):
    d = Plan(name, "a", REGISTER, formats=formats, header="tab" if name == "seed" else "table", auto=name != "seed",
             about="the first plan: blank number and day, a slip or two that stay in the text" + ("" if name == "seed" else "; automatic numbers and bullets"))
    d.head("UBND tỉnh Quảng Ngãi", "Sở Khoa học và Công nghệ", None, "KH-SKHCN", "Quảng Ngãi", None, 1, 2022,
           number_shown="Số:      /KH-SKHCN", date_shown="Quảng Ngãi, ngày       tháng 01  năm 2022")
    d.titled(ABSTRACT)
    d.based("Quyết định", "531/QĐ-TTg", "2021-04-01", "Thủ tướng Chính phủ", "phê duyệt Chiến lược tổng thể phát triển khu vực dịch vụ của Việt Nam thời kỳ 2021-2030, tầm nhìn đến năm 2050", about="về việc")
    d.based("Quyết định", "1732/QĐ-UBND", "2021-11-04", "Chủ tịch UBND tỉnh Quảng Ngãi", "Chương trình hành động thực hiện Chiến lược tổng thể phát triển khu vực dịch vụ của Việt Nam thời kỳ 2021-2030, tầm nhìn đến năm 2050 trên địa bàn tỉnh Quảng Ngãi", about="về việc")
    for basis, wrong, right in zip(d.gold["legalBases"], ("01/4/2021", "04/11/2021"), ("01/04/2021", "04/11/2021")):
        basis["asWritten"] = basis["asWritten"].replace(wrong, right)
    for kind, value in d.blocks:
        if kind == "par":
            value["text"] = value["text"].replace("01/4/2021", "01/04/2021")
    d.p(f"Sở Khoa học và Công nghệ năm xây dựng Kế hoạch {ABSTRACT} như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Việc xây dựng và ban hành Kế hoạch triển khai thực hiện nhằm cụ thể hóa mục tiêu, nhiệm vụ, giải pháp, xác định nguồn lực để phát triển khu vực dịch vụ khoa học - công nghệ được xác định tại Quyết định số 1732/QĐ-UBND ngày 04/11/2021 của Chủ tịch UBND tỉnh Quảng Ngãi.")
    d.requirements("Các phòng, đơn vị nêu cao tinh thần trách nhiệm, chủ động thực hiện các giải pháp, nhiệm vụ đã được UBND tỉnh giao, hoàn thành mục tiêu phát triển khu vực dịch vụ khoa học - công nghệ trên địa bàn tỉnh Quảng Ngãi.")
    d.h1("NHIỆM VỤ VÀ GIẢI PHÁP THỰC HIỆN")
    d.in_group("NHIỆM VỤ VÀ GIẢI PHÁP THỰC HIỆN")
    for title, who, leads, supports in (
        ("Thay đổi tư duy và cách thức quản lý nhà nước về dịch vụ khoa học – công nghệ phù hợp với xu thế phát triển khoa học, công nghệ và đổi mới sáng tạo trong bối cảnh cuộc cách mạng công nghiệp 4.0.", ("PGĐ Trần Công Hòa", HOA), "p-qlcncn", "*"),
        ("Chủ động, cập nhật thường xuyên các chính sách của Trung ương liên quan nghiên cứu khoa học, phát triển công nghệ và đổi mới sáng tạo. Nghiên cứu cho phép triển khai khung thể chế thử nghiệm (cơ chế Sandbox) đối với các ngành, nghề kinh doanh các sản phẩm, dịch vụ sáng tạo", ("Phó Giám đốc Trần Công Hòa", HOA), "p-qlcncn", "p-qlkh, *"),
        ("Xây dựng chính sách hỗ trợ, thúc đẩy khởi nghiệp sáng tạo; doanh nghiệp thực hiện đổi mới, ứng dụng công nghệ tiên tiến, thành tựu của cuộc cách mạng công nghiệp 4.0", ("PGĐ Trần Công Hòa", HOA), "p-qlcncn", "*"),
        ("Đẩy mạnh hợp tác phát triển khoa học và công nghệ giữa các địa phương và quốc tế. Kêu gọi sự tham gia đóng góp trí tuệ đối với các lĩnh vực phát triển kinh tế - xã hội của tỉnh trong cộng đồng các nhà khoa học", ("Phó Giám đốc Phan Văn Hiếu", HIEU), "p-qlkh", "p-qlcncn, *"),
        ("Xây dựng cơ chế đặc thù để tuyển chọn, trọng dụng người tài, tôn vinh đội ngũ làm công tác khoa học, công nghệ; khuyến khích khu vực tư nhân xây dựng cơ sở nghiên cứu khoa học - công nghệ, các trung tâm đổi mới sáng tạo và cung ứng dịch vụ khoa học - công nghệ", ("Phó Giám đốc Trần Công Hòa", HOA), "p-qlcncn", "p-qlkh, *"),
    ):
        d.task_a(title, who, leads, supports)
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Các phòng, đơn vị thuộc Sở có trách nhiệm triển khai thực hiện hoàn thành các nhiệm vụ được giao theo Kế hoạch này đảm bảo chất lượng và và tiến độ; báo cáo, đánh giá kết quả thực hiện gửi về Sở (qua Phòng Hành chính - Tổng hợp) trước ngày 10/12 hằng năm để tổng hợp.", bold=False)
    d.duty([("Các phòng, đơn vị thuộc Sở", "tat-ca")], "báo cáo, đánh giá kết quả thực hiện", "Sở", "Phòng Hành chính - Tổng hợp", yearly("trước ngày 10/12 hằng năm", 10, 12))
    d.h2("Phòng Hành chính - Tổng hợp có trách nhiệm phối hợp với các phòng, đơn vị liên quan theo dõi, kiểm tra, đôn đốc việc triển khai thực hiện Kế hoạch này. báo cáo kết quả thực hiện về UBND tỉnh (qua Sở Kế hoạch và Đầu tư)", bold=False)
    d.duty([("Phòng Hành chính - Tổng hợp", "p-hcth")], "báo cáo kết quả thực hiện", "UBND tỉnh", "Sở Kế hoạch và Đầu tư")
    d.p("Trong quá trình triển khai thực hiện nếu có khó khăn, vướng mắc, Trưởng các phòng, Trưởng các đơn vị kịp thời báo cáo Giám đốc Sở (qua Phòng Hành chính - Tổng hợp) để xem xét điều chỉnh, bổ sung cho phù hợp./.")
    d.duty([("Trưởng các phòng, Trưởng các đơn vị", "tat-ca")], "khó khăn, vướng mắc", "Giám đốc Sở", "Phòng Hành chính - Tổng hợp", ad_hoc("kịp thời"))
    return d.sign(["UBND tỉnh (báo cáo)", "Sở Kế hoạch và Đầu tư", "GĐ, các PGĐ Sở", "Các phòng, đơn vị thuộc Sở", "TTUD đăng tải trên Trang TTĐT Sở", "Lưu: VT, HCTH"], [], None, None)


def plans():
    # The text itself is a copy of the office's file, not written from here.
    return [plan("seed", ("docx", "txt:copy")), plan("seed-auto", ("docx", "pdf"))]
