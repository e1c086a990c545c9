"""Form (d): the unit first, then what it leads and what it supports."""

from kit.plan import Plan
from kit.register import parties
from kit.times import ad_hoc, continuous, half, month, monthly, none, once, quarter, quarterly, weekly

from . import _registers as registers


def leads(d, unit, lead_in, title, supports="", time=None, end=";", number="-", product=None, also=()):
    """'Chủ trì, phối hợp với A, B xây dựng …': what follows the names is the task. lead_in has {s} where the supporters stand."""
    said = parties(d.register, supports)[0]
    said = said[:1].lower() + said[1:] if supports.startswith("*") else said
    text = lead_in.format(s=said) + title
    d.task(None, title, None, unit, supports, time, product, also=(text, *also))
    if supports:
        d.gold["tasks"][-1]["supportsAsWritten"] = said
    return text


def education():
    d = Plan("giao-duc-dan-vi", "d", registers.education(), formats=("docx",), about="unit as a numbered heading, a bullet a task: 'Chủ trì, phối hợp với …', 'Phối hợp với …'")
    d.head("UBND tỉnh Tân Giang", "Sở Giáo dục và Đào tạo", "15", "KH-SGDĐT", "Tân Giang", 20, 1, 2026)
    d.titled("Tổ chức phong trào thi đua và công tác kiểm tra nội bộ năm 2026")
    d.based("Luật", "06/2022/QH15", "2022-06-15", None, "Thi đua, khen thưởng", end=",")
    d.p("Sở Giáo dục và Đào tạo ban hành Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Tạo khí thế thi đua sôi nổi trong toàn ngành; phát hiện, bồi dưỡng, nhân rộng các điển hình tiên tiến.", bullets=True)
    d.requirements("Khen thưởng đúng người, đúng việc; kiểm tra không chồng chéo.", bullets=True)
    d.h1("PHÂN CÔNG NHIỆM VỤ").in_group("PHÂN CÔNG NHIỆM VỤ")
    d.h2("Phòng Tổ chức cán bộ")
    d.bullet(leads(d, "tccb", "Chủ trì, phối hợp với {s} ", "xây dựng tiêu chí, thang điểm thi đua của các khối, cụm trường; trình Giám đốc Sở trước ngày 28/02/2026", "vp, gdph", once("trước ngày 28/02/2026", 28, 2, 2026), also=("xây dựng tiêu chí, thang điểm thi đua của các khối, cụm trường",)) + ";")
    d.bullet(leads(d, "tccb", "Chủ trì ", "tổng hợp hồ sơ đề nghị khen thưởng năm học, hoàn thành trong tháng 7/2026", "", month(7, 2026, "hoàn thành trong tháng 7/2026"), also=("tổng hợp hồ sơ đề nghị khen thưởng năm học",)) + ".")
    d.h2("Phòng Quản lý chất lượng giáo dục")
    d.bullet(leads(d, "qlcl", "Chủ trì, phối hợp với {s} ", "kiểm tra công tác coi thi, chấm thi tại các điểm thi tốt nghiệp trung học phổ thông", "*") + ";")
    d.bullet(leads(d, "qlcl", "Chủ trì ", "tham mưu kiện toàn Hội đồng tự đánh giá; thực hiện trong quý I/2026", "", quarter(1, 2026, "trong quý I/2026"), also=("tham mưu kiện toàn Hội đồng tự đánh giá",)) + ".")
    d.h2("Phòng Kế hoạch - Tài chính")
    d.bullet(leads(d, "khtc", "Chủ trì, phối hợp với {s} ", "bố trí kinh phí khen thưởng từ nguồn ngân sách và xã hội hóa", "tccb") + ".")
    d.h2("Văn phòng Sở")
    d.bullet(leads(d, "vp", "Chủ trì ", "tuyên truyền gương điển hình tiên tiến trên Cổng thông tin điện tử của Sở, tối thiểu 02 bài mỗi tháng", "", monthly("mỗi tháng"), also=("tuyên truyền gương điển hình tiên tiến trên Cổng thông tin điện tử của Sở",)) + ".")
    d.h1("CHẾ ĐỘ BÁO CÁO")
    d.p("Các trường THPT, trung tâm trực thuộc gửi báo cáo sơ kết, tổng kết về Sở (qua Phòng Tổ chức cán bộ) trước ngày 15 tháng 6 và trước ngày 01 tháng 12./.")
    d.duty([("Các trường THPT, trung tâm trực thuộc", "truong")], "gửi báo cáo sơ kết, tổng kết", "Sở", "Phòng Tổ chức cán bộ", half("trước ngày 15 tháng 6 và trước ngày 01 tháng 12", (15, 6), (1, 12)))
    return d.sign(["UBND tỉnh (b/c)", "Lãnh đạo Sở", "Các phòng thuộc Sở", "Lưu: VT, TCCB"], [], "GIÁM ĐỐC", "Châu Minh Hòa")


def culture():
    d = Plan("van-hoa-du-lich-he", "d", registers.culture(), formats=("docx", "pdf"), about="the whole duty of a unit in a paragraph: '1. Phòng X: Chủ trì …; phối hợp …'")
    d.head("UBND tỉnh Đông Sơn", "Sở Văn hóa, Thể thao và Du lịch", "91", "KH-SVHTTDL", "Đông Sơn", 4, 4, 2026, agency_shown="SỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH")
    d.titled("Tổ chức các hoạt động kích cầu du lịch hè năm 2026")
    d.based("Chương trình", "06/CTr-UBND", "2026-02-20", "UBND tỉnh Đông Sơn", "kích cầu du lịch năm 2026", start="Thực hiện", about="về", end=",")
    d.p("Sở Văn hóa, Thể thao và Du lịch ban hành kế hoạch như sau:")
    d.h1("MỤC ĐÍCH")
    d.p("Phấn đấu đón 1,8 triệu lượt khách trong mùa hè, tăng 15% so với cùng kỳ năm 2025.")
    d.gold["purpose"] = "Phấn đấu đón 1,8 triệu lượt khách trong mùa hè, tăng 15% so với cùng kỳ năm 2025."
    d.h1("PHÂN CÔNG THỰC HIỆN").in_group("PHÂN CÔNG THỰC HIỆN")
    for unit, name, lead, title, supports, time, other in (
        ("qldl", "Phòng Quản lý Du lịch", "Chủ trì, phối hợp với {s} ", "tổ chức Hội nghị liên kết phát triển du lịch với 08 tỉnh trước ngày 20/5/2026", "ttxtdl, vp", once("trước ngày 20/5/2026", 20, 5, 2026), ("khtc", "Phối hợp với Phòng Kế hoạch - Tài chính ", "thẩm định dự toán các hoạt động")),
        ("ttvh", "Trung tâm Văn hóa - Nghệ thuật tỉnh", "Chủ trì ", "dàn dựng 06 chương trình nghệ thuật biểu diễn định kỳ tối thứ Bảy hằng tuần tại Quảng trường trung tâm", "", weekly("tối thứ Bảy hằng tuần", 6, exclusive=False), None),
        ("qltdtt", "Phòng Quản lý Thể dục thể thao", "Chủ trì, phối hợp với {s} ", "tổ chức Giải đua thuyền truyền thống vào tháng 6/2026", "*=các phòng, đơn vị liên quan", month(6, 2026, "tháng 6/2026"), ("qldl", "Phối hợp với Phòng Quản lý Du lịch ", "đưa giải đấu vào sản phẩm du lịch của tỉnh")),
        ("bt", "Bảo tàng tỉnh", "Chủ trì ", "mở cửa miễn phí cho học sinh trong các tháng hè", "", none(), None),
    ):
        text = f"{name}: " + leads(d, unit, lead, title, supports, time)
        if other:
            helped, lead_in, deed = other
            d.task(None, deed, None, helped, unit, none(), also=(lead_in + deed,))
            d.gold["tasks"][-1]["supports"] = [{"asWritten": name, "id": unit}]
            text += f". {lead_in}{deed}"
        d.h2(text + ".", bold=False)
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.p("Yêu cầu Trưởng các phòng, Thủ trưởng các đơn vị nghiêm túc thực hiện, báo cáo kết quả về Phòng Quản lý Du lịch chậm nhất ngày 05/9/2026; Phòng Quản lý Du lịch tổng hợp, tham mưu Sở báo cáo UBND tỉnh trước ngày 15/9/2026./.")
    d.duty([("Trưởng các phòng, Thủ trưởng các đơn vị", "tat-ca")], "báo cáo kết quả", "Phòng Quản lý Du lịch", None, once("chậm nhất ngày 05/9/2026", 5, 9, 2026, exclusive=False))
    d.duty([("Phòng Quản lý Du lịch", "qldl")], "tham mưu Sở báo cáo", "UBND tỉnh", None, once("trước ngày 15/9/2026", 15, 9, 2026))
    return d.sign(["UBND tỉnh", "Cục Du lịch Quốc gia Việt Nam", "Lãnh đạo Sở", "Lưu: VT, QLDL (H)"], ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Đinh Văn Khoa")


def forest():
    d = Plan("kiem-lam-don-vi-txt", "d", registers.forest(), formats=("txt:pdf",), about="unit first, copied out of a PDF; units by abbreviations")
    d.head("Sở Nông nghiệp và Môi trường tỉnh Phú Lâm", "Chi cục Kiểm lâm", "21", "KH-CCKL", "Phú Lâm", 2, 3, 2026, superior_shown="SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG")
    d.gold["superiorAgency"] = "Sở Nông nghiệp và Môi trường"
    d.titled("Kiểm tra, truy quét các hành vi khai thác, vận chuyển lâm sản trái pháp luật năm 2026")
    d.based("Nghị định", "35/2019/NĐ-CP", "2019-04-25", "Chính phủ", "quy định xử phạt vi phạm hành chính trong lĩnh vực Lâm nghiệp", about="", end=",")
    d.p("Chi cục Kiểm lâm ban hành Kế hoạch như sau:")
    d.h1("MỤC ĐÍCH, YÊU CẦU")
    d.purpose("Ngăn chặn có hiệu quả tình trạng phá rừng, khai thác, mua bán, vận chuyển lâm sản trái pháp luật tại các khu vực giáp ranh.")
    d.requirements("Lực lượng tham gia phải bảo đảm an toàn, giữ bí mật thông tin về thời gian, địa điểm truy quét.")
    d.h1("PHÂN CÔNG NHIỆM VỤ").in_group("PHÂN CÔNG NHIỆM VỤ")
    d.h2("Đội Kiểm lâm cơ động và Phòng cháy chữa cháy rừng")
    d.bullet(leads(d, "doi", "Chủ trì, phối hợp với {s} ", "tổ chức 04 đợt truy quét tại vùng giáp ranh; mỗi quý 01 đợt", "hat1, hat2", quarterly("mỗi quý 01 đợt"), also=("tổ chức 04 đợt truy quét tại vùng giáp ranh",)) + ".")
    d.bullet(leads(d, "doi", "Chủ trì ", "tuần tra, chốt chặn trên các tuyến giao thông trọng điểm (thường xuyên)", "", continuous("thường xuyên"), also=("tuần tra, chốt chặn trên các tuyến giao thông trọng điểm",)) + ".")
    d.h2("Phòng Thanh tra, pháp chế")
    d.bullet(leads(d, "ttpc", "Chủ trì, phối hợp với {s} ", "hướng dẫn nghiệp vụ xử lý vi phạm, hoàn thành trước ngày 30/4/2026", "bvr, *=các đơn vị liên quan", once("hoàn thành trước ngày 30/4/2026", 30, 4, 2026), also=("hướng dẫn nghiệp vụ xử lý vi phạm",)) + ".")
    d.h2("Phòng Hành chính - Tổng hợp")
    d.bullet(leads(d, "hcth", "Chủ trì ", "bảo đảm phương tiện, nhiên liệu, hậu cần cho các đợt truy quét") + ".")
    d.h1("TỔ CHỨC THỰC HIỆN")
    d.p("Các Hạt Kiểm lâm khu vực báo cáo kết quả về Chi cục (qua Phòng Thanh tra, pháp chế) trước ngày 18 hằng tháng, khi có vụ việc nghiêm trọng thì báo cáo đột xuất./.")
    d.duty([("Các Hạt Kiểm lâm khu vực", "hat")], "báo cáo kết quả", "Chi cục", "Phòng Thanh tra, pháp chế", monthly("trước ngày 18 hằng tháng", 18))
    d.duty([("Các Hạt Kiểm lâm khu vực", "hat")], "báo cáo đột xuất", "Chi cục", "Phòng Thanh tra, pháp chế", ad_hoc("khi có vụ việc nghiêm trọng"))
    return d.sign(["Sở NN&MT (b/c)", "Lãnh đạo Chi cục", "Các Hạt Kiểm lâm", "Lưu: VT, TTPC"], ["KT. CHI CỤC TRƯỞNG"], "PHÓ CHI CỤC TRƯỞNG", "Lò Văn Panh")


def plans():
    return [education(), culture(), forest()]
