using System.Globalization;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.Approval;

namespace KhcnFunctions.Difficulties;

/// <summary>What can be done about a difficulty at the desk: the name in the address, the right, and how the form becomes a step.</summary>
internal sealed record DifficultyStepRule(DeskRight Right, Func<StepInput, DifficultyStep> Read);

internal static class DifficultySteps
{
    public const string Forward = "chuyen";
    public const string Opinion = "y-kien";
    public const string Answer = "tra-loi";
    public const string RecordOpinion = "ghi-y-kien";
    public const string RecordAnswer = "ghi-tra-loi";
    public const string Amend = "dieu-chinh";

    private const int Longest = DifficultyRules.LongestText;

    private static readonly Dictionary<string, DifficultyStepRule> Rules = new(StringComparer.Ordinal)
    {
        [Forward] = new(DeskRight.Draft, step => Own(step, new DifficultyForwarded(step.Form.Text("noi-dung", "đề xuất", Longest)))),
        [Opinion] = new(DeskRight.Advise, step => ByLeader(step, new OpinionOnDifficulty(TextOf(step, "ý kiến")))),
        [Answer] = new(DeskRight.Advise, step => ByLeader(step, new DifficultyAnswered(TextOf(step, "trả lời")) { OnBehalf = IsOnBehalf(step), Amendment = FindAmendment(step) })),
        [RecordOpinion] = new(DeskRight.RecordForLeader, step => ForLeader(step, new OpinionOnDifficulty(TextOf(step, "ý kiến")))),
        [RecordAnswer] = new(DeskRight.RecordForLeader, step => ForLeader(step, new DifficultyAnswered(TextOf(step, "trả lời")) { OnBehalf = IsOnBehalf(step), Amendment = FindAmendment(step) })),
        [Amend] = new(DeskRight.RecordForLeader, step => Own(step, new AmendmentNoted(AmendmentOf(step)))),
    };

    public static DifficultyStepRule? Find(string name) => Rules.GetValueOrDefault(name);

    private static string TextOf(StepInput step, string what) => step.Form.Text("noi-dung", what, Longest);

    private static T Own<T>(StepInput step, T done) where T : DifficultyStep => done with { Id = step.Form.OperationId, By = step.User.Id };

    private static T ByLeader<T>(StepInput step, T done) where T : LeaderStep =>
        Own(step, done) with { On = step.View.Today, Form = "trên trang của Phòng Hành chính - Tổng hợp" };

    private static T ForLeader<T>(StepInput step, T done) where T : LeaderStep => Own(step, done) with
    {
        By = step.View.Plan.Register.People.FirstOrDefault(person => person.Id == step.Form["nguoi"])?.Id ?? throw DeskForm.Wrong("Còn thiếu người cho ý kiến."),
        On = step.Form.Day("ngay", "ngày cho ý kiến", step.View.Today),
        Form = step.Form.Text("hinh-thuc", "hình thức", 200),
        RecordedBy = step.User.Id,
        Evidence = step.FileOf(),
    };

    private static bool IsOnBehalf(StepInput step) => step.Form["thay"] == "on";

    private static Amendment? FindAmendment(StepInput step) => step.Form["co-dieu-chinh"] == "on" ? AmendmentOf(step) : null;

    // An adjustment without its document is none.
    private static Amendment AmendmentOf(StepInput step)
    {
        var number = step.Form.FindText("so-ky-hieu", "số, ký hiệu", 100);
        if (number is null || step.Form["ngay-van-ban"].Trim().Length == 0 || step.Form["ap-dung-tu"].Trim().Length == 0)
            throw DeskForm.Wrong("Chưa có giá trị điều chỉnh: cần số, ký hiệu, ngày của văn bản điều chỉnh và ngày áp dụng.");
        if (number.Split('/', 2) is not [{ Length: > 0 }, { Length: > 0 }])
            throw DeskForm.Wrong("Mục số, ký hiệu phải gồm số và ký hiệu, như 15/QĐ-SKHCN.");
        return new(number, step.Form.Day("ngay-van-ban", "ngày văn bản", step.View.Today), DayOf(step.Form["ap-dung-tu"]), step.Form.Text("noi-dung-dieu-chinh", "nội dung điều chỉnh"));
    }

    // May lie ahead.
    private static DateOnly DayOf(string typed) =>
        DateOnly.TryParseExact(typed.Trim(), ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2100
            ? day
            : throw DeskForm.Wrong("Mục ngày áp dụng cần ghi ngày/tháng/năm, ví dụ 18/12/2026.");
}
