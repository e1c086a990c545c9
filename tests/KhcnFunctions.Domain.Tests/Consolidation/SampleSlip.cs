using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Consolidation;

/// <summary>Phiếu trình as they are made in the cycle, and as long as they can get.</summary>
internal static class SampleSlip
{
    private static readonly DateTimeOffset At = VietnamTime.At(new(2026, 12, 14), new(9, 30));

    public static SubmissionSlipInput Normal() => new()
    {
        Agency = "Sở Khoa học và Công nghệ",
        Office = "Phòng Hành chính - Tổng hợp",
        Place = "Quảng Ngãi",
        Day = new(2026, 12, 14),
        Subject = "Kết quả năm 2026 thực hiện Kế hoạch Triển khai thực hiện Chiến lược tổng thể phát triển khu vực dịch vụ khoa học - công nghệ của Việt Nam thời kỳ 2021-2030, tầm nhìn đến năm 2050 trên địa bàn tỉnh Quảng Ngãi",
        Plan = "số 05/KH-SKHCN ngày 20/01/2022",
        Draft = 3,
        Counts = new(5, 1, 1, 1, 1),
        DispatchDay = new(2026, 12, 21),
        Attachments = ["Dự thảo Báo cáo", "Phụ lục theo dõi"],
        Signer = new() { Id = "giam-doc", Name = "TS. Nguyễn Văn Mẫu", Role = LeaderRole.Director },
        Drafter = new("Lê Thị Soạn", At),
        Check = new("Phạm Văn Kiểm", At.AddHours(2)),
        Opinions = [new("Trần Công Hòa", "Thống nhất.", At.AddDays(1)), new("Võ Thị Chỉ Đạo", null, null)],
        MadeAt = At,
    };

    /// <summary>Many deputies and long names; what is not answered has room to write.</summary>
    public static SubmissionSlipInput Longest(bool answered, int deputies = 5)
    {
        const string Name = "PGS.TS. Công Tằng Tôn Nữ Nguyễn Phước Huyền Trang Thục Đoan";
        const string Opinion = "Thống nhất nội dung dự thảo; đề nghị Phòng Hành chính - Tổng hợp rà soát lại số liệu kinh phí của nhiệm vụ 3, bổ sung nguyên nhân của nhiệm vụ chưa hoàn thành và làm rõ trách nhiệm của các đơn vị phối hợp trước khi trình ký.";
        var opinions = Enumerable.Range(1, deputies).Select(_ => new SlipOpinion(Name, answered ? Opinion + Opinion : null, answered ? At : null));
        return Normal() with
        {
            Agency = "Sở Khoa học, Công nghệ, Đổi mới sáng tạo và Chuyển đổi số tỉnh Quảng Ngãi",
            Office = "Phòng Hành chính - Tổng hợp, Kế hoạch, Tài chính và Pháp chế",
            Drafter = new(Name, answered ? At : null),
            Check = new(Name, answered ? At : null),
            Signer = new() { Id = "pgd", Name = Name, Role = LeaderRole.DeputyDirector },
            Attachments = [.. Enumerable.Range(1, 30).Select(number => FormattableString.Invariant($"Tài liệu kèm theo số {number}"))],
            Opinions = [.. opinions],
        };
    }
}
