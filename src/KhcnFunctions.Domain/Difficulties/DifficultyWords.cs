using KhcnFunctions.Calendar;
using KhcnFunctions.Desk;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Difficulties;

/// <summary>How difficulties are spoken of, in letters, on pages and in the internal document.</summary>
public static class DifficultyWords
{
    public const string NoAmendment = "Nội dung trả lời chưa có giá trị điều chỉnh Kế hoạch; việc điều chỉnh chỉ có giá trị khi có văn bản (số, ký hiệu, ngày).";

    public static string Of(DifficultyState state) => state switch
    {
        DifficultyState.WithOffice => "chờ Phòng Hành chính - Tổng hợp chuyển Giám đốc Sở",
        DifficultyState.WithLeaders => "đã báo cáo Giám đốc Sở, chờ trả lời",
        DifficultyState.Answered => "đã trả lời",
        _ => "đơn vị đã rút",
    };

    /// <summary>What was done, in one sentence.</summary>
    public static string Of(DifficultyStep step, Register register)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(register);
        var at = DayText.Moment(step.At);
        return step switch
        {
            AddedToDifficulty added => $"{at}: đơn vị bổ sung: {added.Text}",
            DifficultyForwarded forwarded => $"{at}: Phòng Hành chính - Tổng hợp báo cáo Giám đốc Sở ({DeskNames.Of(register, forwarded.By)}), đề xuất: {forwarded.Proposal}",
            DifficultyReached => $"{at}: báo cáo Giám đốc Sở khi chưa có đề xuất của Phòng Hành chính - Tổng hợp",
            OpinionOnDifficulty opinion => $"{Given(opinion, register)} cho ý kiến: {opinion.Text}",
            DifficultyAnswered answer => $"{Given(answer, register)} trả lời{(answer.OnBehalf ? " thay Giám đốc Sở" : "")}: {answer.Text}{(answer.Amendment is { } amendment ? $" {Of(amendment)}" : "")}",
            AmendmentNoted noted => $"{at}: ghi nhận văn bản điều chỉnh. {Of(noted.Amendment)}",
            DifficultyUnsettled unsettled => $"{at}: đơn vị báo chưa giải quyết được: {unsettled.Reason}",
            DifficultyWithdrawn withdrawn => $"{at}: đơn vị rút: {withdrawn.Reason}",
            _ => at,
        };
    }

    public static string Of(Amendment amendment)
    {
        ArgumentNullException.ThrowIfNull(amendment);
        return $"Điều chỉnh Kế hoạch theo văn bản số {amendment.Number} ngày {DayText.Date(amendment.SignedOn)}, áp dụng từ ngày {DayText.Date(amendment.From)}: {amendment.What}";
    }

    /// <summary>The beginning of a long text, cut between words.</summary>
    public static string Excerpt(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= longest ? text : Consolidation.DocumentText.Excerpt(text, longest);
    }

    private static string Given(LeaderStep step, Register register)
    {
        var leader = register.People.FirstOrDefault(person => person.Id == step.By) is { } person ? Wording.Leader(person) : step.By;
        var recorded = step.RecordedBy is { } recorder ? $"; {DeskNames.Of(register, recorder)} ghi nhận" : "";
        return $"Ngày {DayText.Date(step.On)}, {leader} ({step.Form}{recorded})";
    }
}
