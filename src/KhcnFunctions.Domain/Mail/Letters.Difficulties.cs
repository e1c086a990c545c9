using KhcnFunctions.Calendar;
using KhcnFunctions.Difficulties;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

public static partial class Letters
{
    /// <summary>Confirms to a unit that its difficulty came.</summary>
    /// <param name="forwardBy">The day by which HCTH forwards it.</param>
    public static Letter DifficultyReceived(LetterContext context, Duty duty, Difficulty difficulty, DateOnly forwardBy)
    {
        var unit = Wording.Address(duty.Unit);
        var draft = new LetterDraft(context).About("khó khăn, vướng mắc")
            .Say($"{context.Office.Name} đã nhận khó khăn, vướng mắc số {difficulty.Number} của {unit} gửi Giám đốc Sở lúc {DayText.Moment(difficulty.RaisedAt)}; nếu không phải do {unit} gửi, đề nghị trả lời ngay thư này.");
        return Raised(draft, context, difficulty)
            .Say($"{context.Office.Name} báo cáo Giám đốc Sở kèm đề xuất chậm nhất ngày {DayText.Date(forwardBy)}. Trả lời được gửi đến {unit} bằng thư và có trên trang của {unit}.")
            .Say($"Muốn bổ sung, {unit} trả lời thư này hoặc mở đường liên kết dưới đây, mục Khó khăn, vướng mắc; {unit} có thể rút lại khi chưa có trả lời.")
            .Link($"Trang của {unit}", duty.Link)
            .ToUnit(duty.Unit, $"Đã nhận {NameOf(difficulty)}, năm {context.Year}, thực hiện {Citation.Number(context.Plan)}");
    }

    /// <summary>Tells HCTH that a difficulty was raised, or what others did about it last.</summary>
    public static Letter DifficultyNews(LetterContext context, Unit unit, Difficulty difficulty, DateOnly forwardBy, string? link)
    {
        var draft = new LetterDraft(context).About("khó khăn, vướng mắc");
        if (difficulty.Steps.Count == 0)
        {
            draft.Say($"Lúc {DayText.Moment(difficulty.RaisedAt)}, {unit.Name} gửi Giám đốc Sở khó khăn, vướng mắc số {difficulty.Number}.");
            Raised(draft, context, difficulty);
        }
        else
        {
            draft.Say($"Khó khăn, vướng mắc số {difficulty.Number} của {unit.Name} ({DifficultyWords.Of(difficulty.State)}) có nội dung mới:")
                .List([DifficultyWords.Of(difficulty.Steps[^1], context.Plan.Register)]);
        }

        if (difficulty.State is DifficultyState.WithOffice)
            draft.Say($"Cần báo cáo Giám đốc Sở kèm đề xuất chậm nhất ngày {DayText.Date(forwardBy)}; sau ngày này, nội dung được báo cáo Giám đốc Sở dù chưa có đề xuất.");
        return draft.Link("Khó khăn, vướng mắc và nơi ghi đề xuất, ý kiến, trả lời", link)
            .ToOffice($"{Wording.Capitalized(NameOf(difficulty))} của {unit.Name}: {DifficultyWords.Of(difficulty.State)}, thực hiện {Citation.Number(context.Plan)}");
    }

    /// <summary>Reminds HCTH on its last day.</summary>
    public static Letter DifficultyForwardDue(LetterContext context, Unit unit, Difficulty difficulty, string? link) =>
        Raised(
            new LetterDraft(context).About("khó khăn, vướng mắc")
                .Say($"Hôm nay, ngày {DayText.Date(context.Today)}, là ngày cuối để báo cáo Giám đốc Sở kèm đề xuất về khó khăn, vướng mắc số {difficulty.Number} của {unit.Name}; 08 giờ 00 ngày làm việc tiếp theo, nội dung được báo cáo Giám đốc Sở dù chưa có đề xuất."),
            context, difficulty)
            .Link("Khó khăn, vướng mắc và nơi ghi đề xuất", link)
            .ToOffice($"Nhắc chuyển {NameOf(difficulty)} của {unit.Name}, thực hiện {Citation.Number(context.Plan)}");

    /// <summary>Lays a difficulty before the Director.</summary>
    /// <param name="deputy">Who is asked for an opinion at the same time; null where nobody is.</param>
    public static Letter DifficultySubmitted(LetterContext context, Unit unit, Difficulty difficulty, LeaderReader director, Person? deputy, string? answer)
    {
        var asked = deputy is null ? "" : $" Nội dung đồng thời được gửi xin ý kiến {Wording.Leader(deputy)}.";
        return Before(
            new LetterDraft(context).About("khó khăn, vướng mắc").InPlaceOf(director)
                .Say($"{context.Office.Name} kính báo cáo đồng chí khó khăn, vướng mắc số {difficulty.Number} của {unit.Name}, gửi ngày {DayText.Date(difficulty.RaisedOn)}.{asked}"),
            context, difficulty, answer)
            .ToLeader(director, $"Kính trình {NameOf(difficulty)} của {unit.Name}, thực hiện {Citation.Number(context.Plan)}");
    }

    /// <summary>Asks the directing deputy director for an opinion.</summary>
    public static Letter DifficultyOpinion(LetterContext context, Unit unit, Difficulty difficulty, LeaderReader deputy, string? answer) =>
        Before(
            new LetterDraft(context).About("khó khăn, vướng mắc").InPlaceOf(deputy)
                .Say($"{context.Office.Name} kính xin ý kiến của đồng chí về khó khăn, vướng mắc số {difficulty.Number} của {unit.Name}, gửi ngày {DayText.Date(difficulty.RaisedOn)}, đã được báo cáo Giám đốc Sở."),
            context, difficulty, answer)
            .ToLeader(deputy, $"Xin ý kiến về {NameOf(difficulty)} của {unit.Name}, thực hiện {Citation.Number(context.Plan)}");

    /// <summary>Tells HCTH that a leader was reminded.</summary>
    /// <param name="isAnswer">The Director, of the answer; else the deputy, of the opinion.</param>
    public static Letter DifficultyReminded(LetterContext context, Unit unit, Difficulty difficulty, bool isAnswer, string? link) =>
        new LetterDraft(context).About("khó khăn, vướng mắc")
            .Say($"Hôm nay, {context.Office.Name} đã kính báo cáo {(isAnswer ? "Giám đốc Sở" : "Phó Giám đốc chỉ đạo")} là khó khăn, vướng mắc số {difficulty.Number} của {unit.Name}, gửi ngày {DayText.Date(difficulty.RaisedOn)}, chưa có {(isAnswer ? "trả lời" : "ý kiến")}. Khi có ý kiến trên giấy hoặc qua điện thoại, ghi nhận tại đường liên kết dưới đây.")
            .Link("Khó khăn, vướng mắc và nơi ghi ý kiến, trả lời", link)
            .ToOffice($"{Wording.Capitalized(NameOf(difficulty))} của {unit.Name} chưa có {(isAnswer ? "trả lời" : "ý kiến")}, thực hiện {Citation.Number(context.Plan)}");

    /// <summary>Reminds a leader of what waits.</summary>
    public static Letter DifficultyReminder(LetterContext context, Unit unit, Difficulty difficulty, LeaderReader leader, string? answer)
    {
        var what = leader.InOffice.Role is LeaderRole.Director ? "trả lời" : "ý kiến";
        return Before(
            new LetterDraft(context).About("khó khăn, vướng mắc").InPlaceOf(leader)
                .Say($"Kính báo cáo đồng chí: khó khăn, vướng mắc số {difficulty.Number} của {unit.Name}, gửi ngày {DayText.Date(difficulty.RaisedOn)}, chưa có {what} của đồng chí."),
            context, difficulty, answer)
            .ToLeader(leader, $"Kính báo cáo: {NameOf(difficulty)} của {unit.Name} chưa có {what}, thực hiện {Citation.Number(context.Plan)}");
    }

    /// <summary>Brings the answer to the unit.</summary>
    /// <exception cref="InvalidOperationException">The difficulty is not answered.</exception>
    public static Letter DifficultyAnswered(LetterContext context, Duty duty, Difficulty difficulty)
    {
        var unit = Wording.Address(duty.Unit);
        var answer = difficulty.Answer ?? throw new InvalidOperationException("A difficulty without an answer has no letter of it.");
        var draft = new LetterDraft(context).About("khó khăn, vướng mắc")
            .Say($"{context.Office.Name} kính gửi {unit} trả lời về khó khăn, vướng mắc số {difficulty.Number}, {unit} gửi ngày {DayText.Date(difficulty.RaisedOn)}:")
            .List([Excerpt(difficulty.What)])
            .Say("Trả lời:")
            .List([DifficultyWords.Of(answer with { Amendment = null }, context.Plan.Register)]);
        var amendments = difficulty.Amendments.ToList();
        if (amendments.Count > 0)
            draft.List(amendments.Select(DifficultyWords.Of));
        else
            draft.Say(DifficultyWords.NoAmendment);
        return draft
            .Say($"Nếu trả lời chưa giải quyết được khó khăn, vướng mắc, đề nghị {unit} mở đường liên kết dưới đây, mục Khó khăn, vướng mắc, và ghi rõ nội dung còn lại; nội dung được báo cáo lại Giám đốc Sở.")
            .Link($"Trang của {unit}", duty.Link)
            .ToUnit(duty.Unit, $"Trả lời {NameOf(difficulty)}, năm {context.Year}, thực hiện {Citation.Number(context.Plan)}");
    }

    private const int LongestExcerpt = 1_500;

    private static string NameOf(Difficulty difficulty) => FormattableString.Invariant($"khó khăn, vướng mắc số {difficulty.Number}");

    private static LetterDraft Raised(LetterDraft draft, LetterContext context, Difficulty difficulty)
    {
        if (context.Plan.Tasks.FirstOrDefault(task => task.Id == difficulty.Task) is { } task)
            draft.Say($"Nhiệm vụ {task.Number}: {task.Title}");
        draft.Say("Nội dung:").List([Excerpt(difficulty.What)]);
        foreach (var added in difficulty.Steps.OfType<AddedToDifficulty>())
            draft.List([$"Bổ sung lúc {DayText.Moment(added.At)}: {Excerpt(added.Text)}"]);
        return difficulty.Proposal is { } proposal ? draft.Say("Đề xuất của đơn vị:").List([Excerpt(proposal)]) : draft;
    }

    private static LetterDraft Before(LetterDraft draft, LetterContext context, Difficulty difficulty, string? answer)
    {
        Raised(draft, context, difficulty);
        draft.Say(difficulty.Forwarded is { } forwarded ? $"Đề xuất của {context.Office.Name}: {forwarded.Proposal}" : $"{context.Office.Name} chưa có đề xuất.");
        foreach (var opinion in difficulty.Opinions)
            draft.Say(DifficultyWords.Of(opinion, context.Plan.Register));
        return draft
            .Say($"Đồng chí có thể trả lời trên giấy, qua điện thoại{(answer is null ? "" : " hoặc tại đường liên kết dưới đây")}; {context.Office.Name} ghi nhận và gửi đơn vị. Nội dung điều chỉnh Kế hoạch chỉ có giá trị khi có văn bản.")
            .Answer("Xem và trả lời ngay, không cần đăng nhập", answer);
    }

    private static string Excerpt(string text) => text.Length <= LongestExcerpt ? text : Consolidation.DocumentText.Excerpt(text, LongestExcerpt) + " (xem đầy đủ trên trang)";
}
