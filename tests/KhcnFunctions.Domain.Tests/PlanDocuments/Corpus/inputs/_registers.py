"""Departments made up for the corpus; provinces and people do not exist."""

from kit.register import Register

DEPUTY, DIRECTOR = "deputyDirector", "director"


def culture():
    return Register("svhttdl-dong-son", "Sở Văn hóa, Thể thao và Du lịch", "Sở VHTTDL", "UBND tỉnh Đông Sơn", "Đông Sơn", "SVHTTDL", "vp",
                    [("vp", "Văn phòng Sở", "VP"), ("qlvh", "Phòng Quản lý Văn hóa và Gia đình", "QLVH&GĐ", "Phòng QLVH&GĐ", "Phòng Quản lý Văn hoá và Gia đình"),
                     ("qltdtt", "Phòng Quản lý Thể dục thể thao", "QLTDTT", "Phòng QL TDTT"), ("qldl", "Phòng Quản lý Du lịch", "QLDL"), ("qldsvh", "Phòng Quản lý Di sản văn hóa", "QLDSVH"),
                     ("khtc", "Phòng Kế hoạch - Tài chính", "KHTC", "Phòng KHTC", "Phòng Kế hoạch – Tài chính"), ("bt", "Bảo tàng tỉnh", "BT"), ("tv", "Thư viện tỉnh", "TV"),
                     ("ttvh", "Trung tâm Văn hóa - Nghệ thuật tỉnh", "TTVHNT"), ("ttxtdl", "Trung tâm Thông tin xúc tiến du lịch", "TTXTDL"), ("tat-ca", "Các phòng, đơn vị thuộc Sở", "")],
                    [("gd", "Lê Quang Thụy", DIRECTOR), ("ngo-thi-thuy", "Ngô Thị Thúy Hòa", DEPUTY), ("dinh-van-khoa", "Đinh Văn Khoa", DEPUTY)], [("ubnd-tinh", "UBND tỉnh Đông Sơn")])


def construction():
    return Register("sxd-tan-giang", "Sở Xây dựng", "Sở XD", "UBND tỉnh Tân Giang", "Tân Giang", "SXD", "vp",
                    [("vp", "Văn phòng Sở", "VP"), ("tt", "Thanh tra Sở", "TTra"), ("qlxd", "Phòng Quản lý xây dựng", "QLXD", "Phòng QLXD"), ("qhkt", "Phòng Quy hoạch - Kiến trúc", "QHKT"),
                     ("ptdt", "Phòng Phát triển đô thị và Hạ tầng kỹ thuật", "PTĐT&HTKT", "Phòng PTĐT và HTKT"), ("qln", "Phòng Quản lý nhà và Thị trường bất động sản", "QLN&TTBĐS", "Phòng QLN và TTBĐS"),
                     ("qlvt", "Phòng Quản lý vận tải, phương tiện và người lái", "QLVT", "Phòng QLVT"), ("khtc", "Phòng Kế hoạch - Tài chính", "KHTC"),
                     ("ccgd", "Chi cục Giám định xây dựng", "CCGĐXD"), ("ttqh", "Trung tâm Quy hoạch và Kiểm định xây dựng", "TTQH&KĐXD"), ("tat-ca", "Các phòng, đơn vị thuộc Sở", "")],
                    [("gd", "Vũ Hồng Quân", DIRECTOR), ("tran-minh-duc", "Trần Minh Đức", DEPUTY), ("ha-thi-lien", "Hà Thị Liên", DEPUTY), ("bui-the-anh", "Bùi Thế Anh", DEPUTY)], [("ubnd-tinh", "UBND tỉnh Tân Giang")])


def forest():
    return Register("cckl-phu-lam", "Chi cục Kiểm lâm", "CCKL", "Sở Nông nghiệp và Môi trường tỉnh Phú Lâm", "Phú Lâm", "CCKL", "hcth",
                    [("hcth", "Phòng Hành chính - Tổng hợp", "HCTH", "Phòng HC-TH"), ("bvr", "Phòng Quản lý bảo vệ rừng và Bảo tồn thiên nhiên", "QLBVR&BTTN"), ("sdptr", "Phòng Sử dụng và Phát triển rừng", "SD&PTR", "Phòng SDPTR"),
                     ("ttpc", "Phòng Thanh tra, pháp chế", "TTPC"), ("hat1", "Hạt Kiểm lâm khu vực I", "HKL I"), ("hat2", "Hạt Kiểm lâm khu vực II", "HKL II"), ("hat3", "Hạt Kiểm lâm khu vực III", "HKL III"),
                     ("doi", "Đội Kiểm lâm cơ động và Phòng cháy chữa cháy rừng", "Đội KLCĐ"), ("hat", "Các Hạt Kiểm lâm khu vực", ""), ("tat-ca", "Các phòng, đơn vị thuộc Chi cục", "")],
                    [("cct", "Hoàng Thủy Nguyên", DIRECTOR), ("lo-van-panh", "Lò Văn Panh", DEPUTY), ("nguyen-thi-hoa", "Nguyễn Thị Hòa", DEPUTY)], [])


def agriculture():
    return Register("snnmt-phu-lam", "Sở Nông nghiệp và Môi trường", "Sở NN&MT", "UBND tỉnh Phú Lâm", "Phú Lâm", "SNNMT", "vp",
                    [("vp", "Văn phòng Sở", "VP"), ("khtc", "Phòng Kế hoạch - Tài chính", "KHTC", "Phòng KH-TC"), ("tccb", "Phòng Tổ chức cán bộ", "TCCB"), ("dd", "Phòng Quản lý đất đai", "QLĐĐ", "Phòng QLĐĐ"),
                     ("mt", "Phòng Quản lý môi trường", "QLMT"), ("ksn", "Phòng Khoáng sản và Tài nguyên nước", "KS&TNN", "Phòng KS và TNN"), ("ttbvtv", "Chi cục Trồng trọt và Bảo vệ thực vật", "CCTT&BVTV"),
                     ("cnty", "Chi cục Chăn nuôi và Thú y", "CCCN&TY"), ("kl", "Chi cục Kiểm lâm", "CCKL"), ("tl", "Chi cục Thủy lợi", "CCTL", "Chi cục Thuỷ lợi"), ("ptnt", "Chi cục Phát triển nông thôn và Quản lý chất lượng", "CCPTNT"),
                     ("kn", "Trung tâm Khuyến nông", "TTKN"), ("qt", "Trung tâm Quan trắc tài nguyên và môi trường", "TTQT"), ("vpdk", "Văn phòng Đăng ký đất đai", "VPĐKĐĐ"), ("xa", "UBND các xã, phường", ""), ("tat-ca", "Các phòng, đơn vị thuộc Sở", "")],
                    [("gd", "Phạm Bá Thành", DIRECTOR), ("le-thi-huong", "Lê Thị Hường", DEPUTY), ("do-duy-hung", "Đỗ Duy Hưng", DEPUTY)], [("ubnd-tinh", "UBND tỉnh Phú Lâm")])


def health():
    return Register("syt-hai-an", "Sở Y tế", "SYT", "UBND thành phố Hải An", "Hải An", "SYT", "vp",
                    [("vp", "Văn phòng Sở", "VP"), ("nvy", "Phòng Nghiệp vụ Y", "NVY"), ("nvd", "Phòng Nghiệp vụ Dược", "NVD"), ("khtc", "Phòng Kế hoạch - Tài chính", "KHTC"), ("tccb", "Phòng Tổ chức cán bộ", "TCCB"),
                     ("btxh", "Phòng Bảo trợ xã hội và Trẻ em", "BTXH&TE"), ("attp", "Chi cục An toàn vệ sinh thực phẩm", "CCATVSTP"), ("ds", "Chi cục Dân số", "CCDS"), ("cdc", "Trung tâm Kiểm soát bệnh tật thành phố", "CDC", "TT KSBT thành phố"),
                     ("tt115", "Trung tâm Cấp cứu 115", "TTCC 115"), ("bvdk", "Bệnh viện Đa khoa thành phố", "BVĐK"), ("bvpn", "Bệnh viện Phụ sản - Nhi", "BVPSN"), ("knm", "Trung tâm Kiểm nghiệm", "TTKN"),
                     ("ytkv", "Các trung tâm y tế khu vực", ""), ("stc", "Sở Tài chính", "STC"), ("skhcn", "Sở Khoa học và Công nghệ", "SKHCN"), ("sgddt", "Sở Giáo dục và Đào tạo", "SGDĐT"), ("ca", "Công an thành phố", "CATP"),
                     ("xa", "UBND các xã, phường, đặc khu", "", "UBND cấp xã"), ("bhxh", "Bảo hiểm xã hội thành phố", "BHXH"), ("tat-ca", "Các phòng, đơn vị thuộc Sở", "")],
                    [("gd", "Trịnh Thị Diễm Thùy", DIRECTOR), ("pham-hoai-nam", "Phạm Hoài Nam", DEPUTY), ("vo-ngoc-anh", "Võ Ngọc Ánh", DEPUTY)], [("ubnd", "UBND thành phố Hải An")])


def province(merged=False):
    """The departments of a province, before or after the ministries, and so the departments, were merged."""
    units = [("vpub", "Văn phòng UBND tỉnh", "VPUB"), ("snv", "Sở Nội vụ", "SNV"), ("stp", "Sở Tư pháp", "STP"), ("stc", "Sở Tài chính", "STC"), ("sct", "Sở Công Thương", "SCT"), ("skhcn", "Sở Khoa học và Công nghệ", "SKHCN", "Sở KH&CN"),
             ("sgddt", "Sở Giáo dục và Đào tạo", "SGDĐT", "Sở GD&ĐT"), ("syt", "Sở Y tế", "SYT"), ("svhttdl", "Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL", "Sở VHTT&DL"), ("sxd", "Sở Xây dựng", "SXD"), ("ca", "Công an tỉnh", "CAT"),
             ("bchqs", "Bộ Chỉ huy Quân sự tỉnh", "BCHQS"), ("tt", "Thanh tra tỉnh", "TTr"), ("dpt", "Đài Phát thanh và Truyền hình tỉnh", "ĐPTTH", "Đài PT-TH tỉnh"), ("bqlkkt", "Ban Quản lý Khu kinh tế tỉnh", "BQLKKT"), ("tthcc", "Trung tâm Phục vụ hành chính công tỉnh", "TTPVHCC")]
    old = [("skhdt", "Sở Kế hoạch và Đầu tư", "SKHĐT", "Sở KH&ĐT"), ("stttt", "Sở Thông tin và Truyền thông", "STTTT", "Sở TT&TT"), ("stnmt", "Sở Tài nguyên và Môi trường", "STNMT", "Sở TN&MT"),
           ("snnptnt", "Sở Nông nghiệp và Phát triển nông thôn", "SNNPTNT", "Sở NN&PTNT"), ("sgtvt", "Sở Giao thông vận tải", "SGTVT"), ("sldtbxh", "Sở Lao động - Thương binh và Xã hội", "SLĐTBXH", "Sở LĐ-TB&XH"), ("huyen", "UBND các huyện, thị xã, thành phố", "", "UBND cấp huyện")]
    new = [("snnmt", "Sở Nông nghiệp và Môi trường", "SNNMT", "Sở NN&MT"), ("sdtg", "Sở Dân tộc và Tôn giáo", "SDTTG"), ("xa", "UBND các xã, phường", "", "UBND cấp xã")]
    ends = [("skhdt", "2025-02-28", "stc"), ("stttt", "2025-02-28", "skhcn"), ("stnmt", "2025-02-28", "snnmt"), ("snnptnt", "2025-02-28", "snnmt"), ("sgtvt", "2025-02-28", "sxd"), ("sldtbxh", "2025-02-28", "snv"), ("huyen", "2025-06-30", "xa")]
    return Register("ubnd-truong-thinh", "Ủy ban nhân dân tỉnh Trường Thịnh", "UBND tỉnh", "", "Trường Thịnh", "UBND", "vpub",
                    [*units, *old, *(new if merged else []), ("tat-ca", "Các sở, ban, ngành", "", "Các sở, ban, ngành tỉnh")],
                    [("ct", "Nguyễn Hữu Thuận", DIRECTOR), ("pct1", "Phan Thị Mỹ Lệ", DEPUTY), ("pct2", "Cao Xuân Hải", DEPUTY)], [("ttg", "Thủ tướng Chính phủ")], ends if merged else ())


def ministry():
    return Register("bkhcn", "Bộ Khoa học và Công nghệ", "Bộ KH&CN", "", "Hà Nội", "BKHCN", "vp",
                    [("vp", "Văn phòng Bộ", "VPB"), ("pc", "Vụ Pháp chế", "VPC"), ("khtc", "Vụ Kế hoạch - Tài chính", "VKHTC", "Vụ KH-TC"), ("tccb", "Vụ Tổ chức cán bộ", "VTCCB"), ("htqt", "Vụ Hợp tác quốc tế", "VHTQT"),
                     ("ktxhs", "Vụ Kinh tế và Xã hội số", "VKTXHS"), ("khkt", "Vụ Khoa học kỹ thuật và công nghệ", "VKHKTCN"), ("bc", "Vụ Bưu chính", "VBC"), ("cds", "Cục Chuyển đổi số quốc gia", "CCĐSQG", "Cục CĐSQG"), ("vt", "Cục Viễn thông", "CVT"),
                     ("dm", "Cục Đổi mới sáng tạo", "CĐMST"), ("shtt", "Cục Sở hữu trí tuệ", "CSHTT"), ("tdc", "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia", "UBTĐC"), ("tttt", "Cục Thông tin, Thống kê", "CTTTK"),
                     ("tan", "Cục Tần số vô tuyến điện", "CTSVTĐ"), ("cn", "Cục Công nghiệp công nghệ thông tin", "CCNCNTT"), ("tk", "Trung tâm Internet Việt Nam", "VNNIC"), ("hv", "Học viện Công nghệ Bưu chính Viễn thông", "HVCNBCVT"), ("vien", "Học viện Chiến lược Khoa học và Công nghệ", "HVCL"),
                     ("tinh", "UBND các tỉnh, thành phố trực thuộc Trung ương", "", "UBND cấp tỉnh"), ("btc", "Bộ Tài chính", "BTC"), ("bnv", "Bộ Nội vụ", "BNV"), ("bca", "Bộ Công an", "BCA"), ("bgd", "Bộ Giáo dục và Đào tạo", "BGDĐT"),
                     ("tat-ca", "Các đơn vị thuộc Bộ", "")],
                    [("bt", "Lưu Đình Khang", DIRECTOR), ("tt1", "Tạ Thị Phương Mai", "deputyDirector")], [("ttg", "Thủ tướng Chính phủ")])


def home():
    return Register("snv-ba-vi", "Sở Nội vụ", "SNV", "UBND tỉnh Bình Thuận Hòa", "Bình Thuận Hòa", "SNV", "vp",
                    [("vp", "Văn phòng Sở", "VP"), ("cchc", "Phòng Cải cách hành chính và Pháp chế", "CCHC&PC", "Phòng CCHC và PC"), ("ccvc", "Phòng Công chức, viên chức", "CCVC"), ("tcbc", "Phòng Tổ chức, biên chế", "TCBC"), ("xdcq", "Phòng Xây dựng chính quyền và Công tác thanh niên", "XDCQ&CTTN"),
                     ("ldvl", "Phòng Lao động, việc làm", "LĐVL"), ("ncc", "Phòng Người có công", "NCC"), ("vtlt", "Trung tâm Lưu trữ lịch sử", "TTLTLS"), ("dvvl", "Trung tâm Dịch vụ việc làm", "TTDVVL"), ("tat-ca", "Các phòng, đơn vị thuộc Sở", "", "Các phòng chuyên môn, đơn vị trực thuộc Sở")],
                    [("gd", "Tô Vĩnh Phước", DIRECTOR), ("mai-thi-thu", "Mai Thị Thu", DEPUTY), ("luong-hoa-binh", "Lương Hòa Bình", DEPUTY)], [("ubnd", "UBND tỉnh")])


def trade():
    return Register("sct-dong-son", "Sở Công Thương", "SCT", "UBND tỉnh Đông Sơn", "Đông Sơn", "SCT", "vp",
                    [("vp", "Văn phòng Sở", "VP"), ("khtc", "Phòng Kế hoạch - Tài chính - Tổng hợp", "KHTCTH", "Phòng KHTCTH"), ("qlcn", "Phòng Quản lý Công nghiệp", "QLCN"), ("qlnl", "Phòng Quản lý Năng lượng", "QLNL"), ("qltm", "Phòng Quản lý Thương mại", "QLTM"),
                     ("ktat", "Phòng Kỹ thuật an toàn và Môi trường", "KTAT&MT", "Phòng KTAT-MT"), ("qltt", "Chi cục Quản lý thị trường", "CCQLTT"), ("kc", "Trung tâm Khuyến công và Xúc tiến thương mại", "TTKC&XTTM", "TT KC và XTTM"), ("tat-ca", "Các phòng, đơn vị thuộc Sở", "")],
                    [("gd", "Dương Quốc Trụ", DIRECTOR), ("khuat-thi-bich", "Khuất Thị Bích Thủy", DEPUTY), ("nguyen-huu-hoan", "Nguyễn Hữu Hoàn", DEPUTY)], [("ubnd-tinh", "UBND tỉnh Đông Sơn")])


def education():
    return Register("sgddt-tan-giang", "Sở Giáo dục và Đào tạo", "SGDĐT", "UBND tỉnh Tân Giang", "Tân Giang", "SGDĐT", "vp",
                    [("vp", "Văn phòng Sở", "VP"), ("gdmn", "Phòng Giáo dục Mầm non", "GDMN"), ("gdph", "Phòng Giáo dục Phổ thông", "GDPT"), ("qlcl", "Phòng Quản lý chất lượng giáo dục", "QLCLGD", "Phòng QLCL"), ("tccb", "Phòng Tổ chức cán bộ", "TCCB"), ("khtc", "Phòng Kế hoạch - Tài chính", "KHTC"),
                     ("gdtx", "Phòng Giáo dục thường xuyên và Giáo dục đại học, nghề nghiệp", "GDTX-GDĐH", "Phòng GDTX-GDĐH, NN"), ("xa", "UBND các xã, phường", "", "UBND cấp xã"), ("truong", "Các trường THPT, trung tâm trực thuộc", "", "các trường trực thuộc"), ("tat-ca", "Các phòng, đơn vị thuộc Sở", "")],
                    [("gd", "Châu Minh Hòa", DIRECTOR), ("tran-le-thuy", "Trần Lệ Thủy", DEPUTY)], [("ubnd-tinh", "UBND tỉnh Tân Giang")])


def commune():
    return Register("ubnd-xa-an-thuy", "Ủy ban nhân dân xã An Thủy", "UBND xã", "UBND tỉnh Tân Giang", "An Thủy", "UBND", "vp",
                    [("vp", "Văn phòng HĐND và UBND xã", "VP", "Văn phòng HĐND&UBND xã"), ("kt", "Phòng Kinh tế", "KT"), ("vhxh", "Phòng Văn hóa - Xã hội", "VHXH"), ("hcc", "Trung tâm Phục vụ hành chính công xã", "TTPVHCC"), ("ca", "Công an xã", "CAX"), ("qs", "Ban Chỉ huy Quân sự xã", "BCHQS"),
                     ("tyt", "Trạm Y tế xã", "TYT"), ("thon", "Các thôn", "", "các thôn"), ("mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "UBMTTQ", "UBMTTQVN xã")],
                    [("ct", "Đoàn Văn Tạo", DIRECTOR), ("pct", "Lý Thị Hòa", DEPUTY)], [("ubnd-tinh", "UBND tỉnh Tân Giang")])
