"""Form (c): numbered sub-headings, with their text below or beside them."""

from kit.plan import Plan
from kit.times import continuous, month, monthly, once, onwards, quarter, quarterly, year, yearly

from . import _registers as registers


def education():
    d = Plan("giao-duc-stem", "c", registers.education(), formats=("docx",), auto=False, about="each task under a roman heading: 1. Nội dung, 2. Phân công (a, b), 3. Thời gian thực hiện, 4. Sản phẩm")
    d.head("UBND tỉnh Tân Giang", "Sở Giáo dục và Đào tạo", "76", "KH-SGDĐT", "Tân Giang", 11, 9, 2025, agency_shown="SỞ GIÁO DỤC VÀ ĐÀO TẠO")
    d.titled("Triển khai giáo dục STEM và chuyển đổi số trường học năm học 2025 - 2026")
    d.based("Thông tư", "32/2018/TT-BGDĐT", "2018-12-26", "Bộ trưởng Bộ Giáo dục và Đào tạo", "ban hành Chương trình giáo dục phổ thông", about="")
    d.based("Quyết định", "131/QĐ-TTg", "2022-01-25", "Thủ tướng Chính phủ", "phê duyệt Đề án Tăng cường ứng dụng công nghệ thông tin và chuyển đổi số trong giáo dục và đào tạo giai đoạn 2022 - 2025, định hướng đến năm 2030", about="", end=",")
    d.p("Sở Giáo dục và Đào tạo xây dựng Kế hoạch như sau:")
    d.p("A. MỤC ĐÍCH, YÊU CẦU", bold=True)
    d.p("1. Mục đích", bold=True)
    d.p("Hình thành năng lực giải quyết vấn đề thực tiễn cho học sinh thông qua hoạt động trải nghiệm STEM.")
    d.p("2. Yêu cầu", bold=True)
    d.p("Không gây áp lực thành tích; phù hợp điều kiện từng trường.")
    d.gold.update(purpose="Hình thành năng lực giải quyết vấn đề thực tiễn cho học sinh thông qua hoạt động trải nghiệm STEM.", requirements="Không gây áp lực thành tích; phù hợp điều kiện từng trường.")
    d.p("B. NỘI DUNG, NHIỆM VỤ", bold=True)
    d.in_group("NỘI DUNG, NHIỆM VỤ")
    for title, content, leads, supports, time, product in (
        ("Bồi dưỡng giáo viên cốt cán về dạy học STEM", ("Tổ chức 06 lớp bồi dưỡng trực tiếp tại 03 cụm trường.", "Xây dựng kho học liệu số dùng chung."), "gdph", "tccb, qlcl/0, truong/0", month(10, 2025, "Tháng 10 năm 2025"), "450 giáo viên được cấp chứng nhận"),
        ("Tổ chức Ngày hội STEM cấp tỉnh", ("Tổ chức gian trưng bày, cuộc thi rô-bốt và thi lập trình.",), "gdph, gdmn", "vp, ?Tỉnh đoàn Tân Giang", once("Trước ngày 15 tháng 4 năm 2026", 15, 4, 2026), None),
        ("Xây dựng 20 phòng học STEM tiêu chuẩn", ("Khảo sát, lựa chọn đơn vị thụ hưởng.", "Lập dự án mua sắm thiết bị theo quy định."), "khtc", "gdph, xa", onwards(2026, "Năm 2026 và những năm tiếp theo"), "20 phòng học"),
        ("Triển khai học bạ số, văn bằng số", (), "qlcl", "gdtx/0, *=các phòng chuyên môn liên quan", continuous("Thường xuyên trong năm học"), "100% trường triển khai"),
    ):
        d.h1(title)
        _, lead, support, _ = d.task("I II III IV".split()[len(d.gold["tasks"])], title, None, leads, supports, time, product)
        n = 1
        if content:
            d.p("1. Nội dung", bold=True)
            for line in content:
                d.bullet(line)
            n = 2
        d.p(f"{n}. Phân công thực hiện", bold=True)
        d.p(f"a) Cơ quan chủ trì: {lead}.")
        d.p(f"b) Cơ quan phối hợp: {support}.")
        d.p(f"{n + 1}. Thời gian thực hiện: {time.text}.")
        if product:
            d.p(f"{n + 2}. Sản phẩm: {product}.")
    d.p("C. TỔ CHỨC THỰC HIỆN", bold=True)
    d.p("1. Các trường THPT, trung tâm trực thuộc báo cáo kết quả thực hiện về Sở (qua Phòng Giáo dục Phổ thông) trước ngày 18 hằng tháng; báo cáo tổng kết năm học trước ngày 31/5/2026.")
    d.duty([("Các trường THPT, trung tâm trực thuộc", "truong")], "báo cáo kết quả thực hiện", "Sở", "Phòng Giáo dục Phổ thông", monthly("trước ngày 18 hằng tháng", 18))
    d.duty([("Các trường THPT, trung tâm trực thuộc", "truong")], "báo cáo tổng kết năm học", "Sở", "Phòng Giáo dục Phổ thông", once("trước ngày 31/5/2026", 31, 5, 2026))
    d.p("2. Phòng Giáo dục Phổ thông là đầu mối tham mưu Sở báo cáo UBND tỉnh, Bộ Giáo dục và Đào tạo trước ngày 20/6/2026./.")
    d.duty([("Phòng Giáo dục Phổ thông", "gdph")], "tham mưu Sở báo cáo", "UBND tỉnh, Bộ Giáo dục và Đào tạo", None, once("trước ngày 20/6/2026", 20, 6, 2026))
    return d.sign(["Vụ GDPT - Bộ GDĐT (để b/c)", "Giám đốc, Phó Giám đốc Sở", "Các phòng thuộc Sở", "Các trường trực thuộc", "Lưu: VT, GDPT"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Trần Lệ Thủy")


def ministry():
    d = Plan("bo-khcn-so-huu-tri-tue", "c", registers.ministry(), formats=("pdf",), auto=True, about="automatic numbers, sub-headings with their text on the next line, through PDF")
    d.head(None, "Bộ Khoa học và Công nghệ", "402", "KH-BKHCN", "Hà Nội", 3, 2, 2026)
    d.titled("Triển khai thi hành Luật sửa đổi, bổ sung một số điều của Luật Sở hữu trí tuệ")
    d.based("Luật", "50/2005/QH11", "2005-11-29", None, "Sở hữu trí tuệ", short=False)
    d.based("Quyết định", "2770/QĐ-TTg", "2025-12-17", "Thủ tướng Chính phủ", "ban hành Kế hoạch triển khai thi hành Luật sửa đổi, bổ sung một số điều của Luật Sở hữu trí tuệ", about="về việc", end=",")
    d.p("Bộ Khoa học và Công nghệ ban hành Kế hoạch triển khai thi hành Luật như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Xác định cụ thể các nội dung công việc, thời hạn, tiến độ hoàn thành và trách nhiệm của các đơn vị trong triển khai thi hành Luật.")
    d.requirements("Bảo đảm sự phối hợp thường xuyên, hiệu quả giữa các đơn vị; kịp thời tháo gỡ vướng mắc.")
    d.h1("NỘI DUNG").in_group("NỘI DUNG")
    d.task_c("Tổ chức quán triệt, phổ biến, tuyên truyền nội dung của Luật", "shtt", "vp, pc, tttt", continuous("Thường xuyên"), "Hội nghị, tài liệu tuyên truyền")
    d.task_c("Rà soát văn bản quy phạm pháp luật có liên quan đến Luật", "pc", "shtt, *=các đơn vị có liên quan", once("Trước ngày 01 tháng 3 năm 2026", 1, 3, 2026), "Báo cáo kết quả rà soát")
    d.task_c("Xây dựng Nghị định quy định chi tiết một số điều và biện pháp thi hành Luật", "shtt", "pc, khtc/0, btc, bca", quarter(1, 2026, "Quý I/2026"), "Nghị định của Chính phủ", content=("Trình Chính phủ theo trình tự, thủ tục rút gọn.",))
    d.task_c("Xây dựng cơ sở dữ liệu quốc gia về sở hữu công nghiệp", "shtt, cds", "tttt, tinh/0", year(2026, 2028), None)
    d.task_c("Đàm phán, ký kết các thỏa thuận hợp tác về thẩm định nhanh đơn sáng chế", "htqt", "shtt", yearly("Hằng năm"), "Thỏa thuận hợp tác")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Các đơn vị thuộc Bộ, Sở Khoa học và Công nghệ các tỉnh, thành phố báo cáo tình hình thực hiện về Bộ (thông qua Cục Sở hữu trí tuệ) chậm nhất ngày 30/11 hằng năm.", bold=False)
    d.duty([("Các đơn vị thuộc Bộ", "tat-ca"), ("Sở Khoa học và Công nghệ các tỉnh, thành phố", None)], "báo cáo tình hình thực hiện", "Bộ", "Cục Sở hữu trí tuệ", yearly("chậm nhất ngày 30/11 hằng năm", 30, 11, exclusive=False))
    d.h2("Cục Sở hữu trí tuệ theo dõi, đôn đốc và tổng hợp, báo cáo Thủ tướng Chính phủ trước ngày 15/12 hằng năm./.", bold=False)
    d.duty([("Cục Sở hữu trí tuệ", "shtt")], "tổng hợp, báo cáo", "Thủ tướng Chính phủ", None, yearly("trước ngày 15/12 hằng năm", 15, 12))
    return d.sign(["Thủ tướng Chính phủ (để báo cáo)", "Bộ trưởng (để báo cáo)", "Các Thứ trưởng", "Lưu: VT, SHTT (5b)"], ["KT. BỘ TRƯỞNG"], "THỨ TRƯỞNG", "Tạ Thị Phương Mai")


def home():
    d = Plan("noi-vu-luu-tru", "c", registers.home(), formats=("txt:pdf",), about="copied out of a PDF: the header in columns, lines broken, page numbers between; sub-headings beside their text")
    d.head("UBND tỉnh Bình Thuận Hòa", "Sở Nội vụ", "140", "KH-SNV", "Bình Thuận Hòa", 8, 4, 2026)
    d.titled("Thu thập, chỉnh lý và phát huy giá trị tài liệu lưu trữ lịch sử giai đoạn 2026 - 2028")
    d.based("Luật", "33/2024/QH15", "2024-06-21", None, "Lưu trữ")
    d.based("Kế hoạch", "59/KH-UBND", "2026-03-02", "UBND tỉnh", "công tác văn thư, lưu trữ năm 2026", start="Thực hiện", about="về", end=".")
    d.p("Sở Nội vụ ban hành Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Bảo vệ an toàn và phát huy giá trị tài liệu lưu trữ; phục vụ tốt nhu cầu khai thác, sử dụng của cơ quan, tổ chức, cá nhân. Ngăn ngừa việc hư hỏng, mất mát tài liệu của các cơ quan, đơn vị giải thể, sáp nhập trong quá trình sắp xếp tổ chức bộ máy.")
    d.requirements("Tài liệu giao nộp vào lưu trữ lịch sử phải được chỉnh lý hoàn chỉnh, có mục lục hồ sơ và cơ sở dữ liệu đi kèm.")
    d.h1("NHIỆM VỤ").in_group("NHIỆM VỤ")
    labels = ("Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện", "Kết quả")
    d.task_c("Thu thập tài liệu lưu trữ của các huyện, xã kết thúc hoạt động sau sắp xếp đơn vị hành chính", "vtlt", "xdcq, vp", year(2026, 2027, "Năm 2026 - 2027"), "Khoảng 1.200 mét giá tài liệu", inline=True, labels=labels, end=";")
    d.task_c("Chỉnh lý, xác định giá trị tài liệu tồn đọng", "vtlt", "*", onwards(2026), None, inline=True, labels=labels, end=";")
    d.task_c("Số hóa tài liệu và xây dựng cơ sở dữ liệu tài liệu lưu trữ số, kết nối với Cơ sở dữ liệu quốc gia về tài liệu lưu trữ", "vtlt, vp", "cchc/0, tcbc, ldvl", quarter(4, 2027, "Quý IV/2027"), "10 triệu trang ảnh", inline=True, labels=labels, end=";")
    d.task_c("Trưng bày, triển lãm tài liệu lưu trữ nhân kỷ niệm Ngày Lưu trữ Việt Nam 03/01", "vtlt", "vp", yearly("Hằng năm"), "01 triển lãm/năm", inline=True, labels=labels, end=";")
    d.task_c("Tập huấn nghiệp vụ lưu trữ cho công chức cấp xã", "ccvc", "vtlt, ?Trường Chính trị tỉnh", quarterly("Hằng quý"), None, inline=True, labels=labels, end=";")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.h2("Trung tâm Lưu trữ lịch sử là đầu mối tổ chức thực hiện, định kỳ trước ngày 10/12 hằng năm báo cáo Giám đốc Sở (qua Văn phòng Sở).", bold=False)
    d.duty([("Trung tâm Lưu trữ lịch sử", "vtlt")], "báo cáo", "Giám đốc Sở", "Văn phòng Sở", yearly("định kỳ trước ngày 10/12 hằng năm", 10, 12))
    d.h2("Các phòng, đơn vị thuộc Sở báo cáo tiến độ về Trung tâm Lưu trữ lịch sử trước ngày 20 của tháng cuối quý.", bold=False)
    d.duty([("Các phòng, đơn vị thuộc Sở", "tat-ca")], "báo cáo tiến độ", "Trung tâm Lưu trữ lịch sử", None, quarterly("trước ngày 20 của tháng cuối quý", 20, 3))
    d.p("Trên đây là Kế hoạch thu thập, chỉnh lý và phát huy giá trị tài liệu lưu trữ lịch sử giai đoạn 2026 - 2028; trong quá trình thực hiện nếu có khó khăn, vướng mắc đề nghị các phòng, đơn vị phản ánh về Sở để được xem xét, giải quyết./.")
    return d.sign(["Cục Văn thư và Lưu trữ nhà nước (b/c)", "UBND tỉnh (b/c)", "Giám đốc, các Phó Giám đốc Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, TTLTLS"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Lương Hòa Bình")


def plans():
    return [education(), ministry(), home()]
