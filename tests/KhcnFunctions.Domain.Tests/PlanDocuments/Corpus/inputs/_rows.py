"""Rows for long tables: what is to be done, crossed with what it is about; each row of its own wording."""

import random

from kit.times import ad_hoc, continuous, half, month, monthly, none, once, onwards, quarter, quarterly, year, yearly

# (title, product)
DEEDS = (
    ("Rà soát, đánh giá hiện trạng {t} trên địa bàn", "Báo cáo đánh giá"),
    ("Xây dựng, trình ban hành Đề án phát triển {t} giai đoạn 2026 - 2030, định hướng đến năm 2035", "Quyết định phê duyệt Đề án"),
    ("Xây dựng cơ sở dữ liệu dùng chung về {t}, kết nối với nền tảng tích hợp, chia sẻ dữ liệu", "Cơ sở dữ liệu được đưa vào vận hành"),
    ("Tổ chức tập huấn, bồi dưỡng nâng cao năng lực về {t} cho cán bộ, công chức, viên chức", "02 lớp tập huấn"),
    ("Triển khai thí điểm mô hình ứng dụng công nghệ số trong {t}", "Mô hình thí điểm, báo cáo tổng kết"),
    ("Ban hành quy chế phối hợp trong quản lý nhà nước về {t}", "Quy chế phối hợp"),
    ("Kiểm tra, giám sát việc chấp hành pháp luật về {t}", "Kết luận kiểm tra"),
    ("Tuyên truyền, phổ biến chủ trương, chính sách về {t} trên các phương tiện thông tin đại chúng", "Chuyên trang, chuyên mục, tin, bài"),
    ("Huy động nguồn lực xã hội hóa, thu hút doanh nghiệp đầu tư vào {t}", "Danh mục dự án kêu gọi đầu tư"),
    ("Xây dựng bộ chỉ tiêu thống kê, chế độ báo cáo và theo dõi, đánh giá về {t}", "Bộ chỉ tiêu"),
    ("Đơn giản hóa, tái cấu trúc quy trình giải quyết thủ tục hành chính thuộc lĩnh vực {t}", "Quy trình nội bộ được công bố"),
    ("Nghiên cứu, đề xuất cơ chế, chính sách đặc thù hỗ trợ {t}", "Nghị quyết của HĐND"),
    ("Đẩy mạnh hợp tác với các tỉnh, thành phố, viện nghiên cứu, trường đại học trong {t}", "Chương trình hợp tác được ký kết"),
    ("Sơ kết, tổng kết, khen thưởng, nhân rộng điển hình tiên tiến trong {t}", "Hội nghị sơ kết, tổng kết"),
    ("Đầu tư, nâng cấp hạ tầng kỹ thuật, trang thiết bị phục vụ {t}", "Dự án được phê duyệt và triển khai"),
)


def times(start):
    """The forms of time that such a table has, in a row that comes round again."""
    return (
        quarter(2, start), month(6, start), year(start), continuous(), onwards(start), yearly("Hằng năm"), once(f"Trước ngày 30/9/{start}", 30, 9, start), quarter(4, start, f"Quý IV năm {start}"),
        year(start, start + 2), none(), quarterly("Định kỳ hằng quý"), once(f"Hoàn thành trước ngày 15 tháng 11 năm {start}", 15, 11, start), yearly("Trước ngày 10/12 hằng năm", 10, 12), month(10, start, f"Tháng 10 năm {start}"),
        continuous("Thường xuyên, liên tục"), half("Trước ngày 15 tháng 6 và trước ngày 01 tháng 12", (15, 6), (1, 12)), monthly("Trước ngày 18 hằng tháng", 18), onwards(start, f"Năm {start} và các năm tiếp theo"),
        quarterly("Trước ngày 20 của tháng cuối quý", 20, 3), once(f"Chậm nhất ngày 31/8/{start}", 31, 8, start, exclusive=False), yearly("Hàng năm"), quarter(3, start), ad_hoc("Theo yêu cầu"), year(start + 1), year(start, 2030, f"{start}-2030"),
    )


def rows(seed, groups, units, start, per_group, related="*=các sở, ban, ngành liên quan", numbering="plain", deeds=DEEDS, aliases=()):
    """
    groups: (title, topics, lead ids, ids that support); numbering: plain (1, 2 … on through), dotted (1.1), roman groups in either.
    aliases: how some ids are called now and then.
    """
    pick = random.Random(seed)
    when = times(start)
    out, count = [], 0
    for at, (title, topics, leads, supports) in enumerate(groups):
        out.append(("group", ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[at], title))
        size = per_group[at] if isinstance(per_group, (list, tuple)) else per_group
        for n in range(size):
            deed, product = deeds[(n + at * 4) % len(deeds)]
            topic = topics[(n + n // len(deeds)) % len(topics)]
            lead = [leads[pick.randrange(len(leads))]]
            if pick.random() < .18:
                second = pick.choice([unit for unit in supports if unit not in lead])
                lead.append(second)
            others = [unit for unit in supports if unit not in lead]
            pick.shuffle(others)
            helping = others[:pick.choice((0, 1, 1, 2, 2, 3))]
            said = [pick.choice([unit] + [f"{i}/{n}" for i, n in aliases if i == unit]) for unit in lead], [pick.choice([unit] + [f"{i}/{n}" for i, n in aliases if i == unit]) for unit in helping]
            support = ", ".join(said[1] + ([related] if pick.random() < .4 or not helping else []))
            count += 1
            number = str(count) if numbering == "plain" else f"{at + 1}.{n + 1}"
            out.append(("task", number, deed.format(t=topic), ", ".join(said[0]), support, when[(count * 7 + at) % len(when)], product if pick.random() < .85 else None, pick.choice((None, None, None, None, "Nhiệm vụ chuyển tiếp", "Lồng ghép kinh phí"))))
    return out
