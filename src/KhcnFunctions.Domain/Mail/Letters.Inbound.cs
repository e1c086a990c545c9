using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

public static partial class Letters
{
    /// <summary>Tells HCTH of a mail that could not be taken for a report.</summary>
    /// <param name="unit">From whose address or with whose link it seems to come; null where nobody can tell.</param>
    /// <param name="remarks">Which mail, and why.</param>
    public static Letter MailQuarantined(LetterContext context, Unit? unit, string remarks, string? link) =>
        new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"Hộp thư nhận báo cáo có thư cần kiểm tra{(unit is null ? "" : $", liên quan {unit.Name}")}:")
            .List(Lines(remarks))
            .Say("Thư được lưu nguyên vẹn và chưa được ghi nhận là báo cáo. Đề nghị liên hệ đơn vị để xác minh; nếu đúng là báo cáo, đề nghị ghi nhận cho đơn vị tại trang Thư chờ xử lý.")
            .Link("Thư chờ xử lý", link)
            .ToOffice($"Thư cần kiểm tra tại hộp thư nhận báo cáo năm {context.Year}{(unit is null ? "" : $" ({unit.ShortName})")}");

    /// <summary>Tells a unit how to send what it sent by a mail that could not be taken.</summary>
    /// <param name="remarks">Which mail, and why.</param>
    public static Letter MailGuidance(LetterContext context, Duty duty, string remarks)
    {
        var unit = Wording.Address(duty.Unit);
        return new LetterDraft(context).About("báo cáo, đánh giá kết quả")
            .Say($"{context.Office.Name} đã nhận thư gửi từ địa chỉ của {unit} nhưng chưa ghi nhận được là báo cáo:")
            .List(Lines(remarks))
            .Say($"Kính đề nghị {unit} gửi lại theo một trong các cách: trả lời trực tiếp thư đề nghị báo cáo mới nhất từ hộp thư đã đăng ký của {unit}, kèm nội dung hoặc tệp báo cáo; hoặc gửi qua đường liên kết dưới đây. Nếu {unit} không gửi thư này, đề nghị báo {context.Office.Name}.")
            .Link($"Báo cáo của {unit}", duty.Link)
            .ToUnit(duty.Unit, $"Thư của {unit} chưa được ghi nhận là báo cáo năm {context.Year} thực hiện {Citation.Number(context.Plan)}");
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
