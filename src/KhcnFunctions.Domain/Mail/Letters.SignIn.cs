using KhcnFunctions.Calendar;
using KhcnFunctions.Desk;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

public static partial class Letters
{
    /// <summary>The link by which somebody signs in to the desk.</summary>
    /// <param name="users">All to whom the address belongs.</param>
    /// <param name="plans">At whose desks they work.</param>
    /// <param name="expires">When the link ends.</param>
    public static Letter SignIn(LetterContext context, IReadOnlyList<DeskUser> users, IReadOnlyList<Plan> plans, string link, DateTimeOffset expires)
    {
        var office = context.Office.Name;
        return new LetterDraft(context)
            .Say($"Về việc theo dõi, tổng hợp báo cáo kết quả thực hiện {string.Join("; ", plans.Select(Citation.Full))}.")
            .Say($"Lúc {DayText.Moment(context.Now)}, {office} nhận được đề nghị đăng nhập Bàn làm việc bằng địa chỉ thư điện tử này và kính gửi đường liên kết để đăng nhập.")
            .Link("Đường liên kết đăng nhập (trên trang mở ra, đề nghị bấm 'Đăng nhập')", link)
            .Say($"Đường liên kết có hiệu lực trong {DayText.Count((int)Math.Round((expires - context.Now).TotalMinutes))} phút, đến {DayText.Moment(expires)}, và chỉ dùng được một lần. Khi đã hết hiệu lực, có thể nhận đường liên kết mới tại trang đăng nhập.")
            .Say("Ai có đường liên kết này đều đăng nhập được; đề nghị không chuyển tiếp thư này cho người khác.")
            .Say($"Nếu không đề nghị đăng nhập, không cần thực hiện gì: chưa có ai đăng nhập và đường liên kết tự hết hiệu lực. Nếu nhận nhiều thư như vậy, đề nghị báo {office}.")
            .To(string.Join("; ", users.Select(Addressee).Distinct(StringComparer.Ordinal)), $"Đường liên kết đăng nhập Bàn làm việc, {Citation.Number(context.Plan)}");
    }

    private static string Addressee(DeskUser user) => user.Name is null ? $"Đồng chí {DeskWords.Of(user.Role)}" : $"Đồng chí {user.NameAndRole}";
}
