using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

public static partial class Letters
{
    /// <summary>Sends the report to an agency outside the department.</summary>
    /// <param name="onTo">Whom the recipient passes it on to ('qua Sở Tài chính'); null where it is the addressee itself.</param>
    public static Letter DispatchToRecipient(LetterContext context, IssuedReport report, Recipient recipient, Recipient? onTo = null)
    {
        var purpose = onTo is null ? "" : $", để tổng hợp, báo cáo {onTo.Name}";
        return new LetterDraft(context)
            .Say($"{context.Plan.Agency.Name} kính gửi {About(context, report)}{purpose}; {Official(report, recipient.Channel)}.")
            .Link("Văn bản", report.Link)
            .To(recipient.Name, Subject(context, report));
    }

    /// <summary>Sends the report to the Director or a deputy director.</summary>
    public static Letter DispatchToLeader(LetterContext context, IssuedReport report, LeaderReader leader) =>
        new LetterDraft(context).InPlaceOf(leader)
            .Say($"{context.Office.Name} kính gửi đồng chí {About(context, report)}; {Official(report, Channel.Email)}.")
            .Link("Văn bản", report.Link)
            .ToLeader(leader, Subject(context, report));

    /// <summary>Sends the report to a unit of the department.</summary>
    public static Letter DispatchToUnit(LetterContext context, IssuedReport report, Unit unit) =>
        new LetterDraft(context)
            .Say(context.IsOffice(unit)
                ? $"{About(context, report)} đã được gửi theo Nơi nhận; {Official(report, Channel.Email)}."
                : $"{context.Office.Name} kính gửi {About(context, report)}, để {Wording.Address(unit)} biết, theo dõi; {Official(report, Channel.Email)}.")
            .Link("Văn bản", report.Link)
            .ToUnit(unit, Subject(context, report));

    private static string About(LetterContext context, IssuedReport report) =>
        $"{Citation.Report(report, context)} về kết quả năm {context.Year} thực hiện {Citation.Full(context.Plan)}";

    private static string Subject(LetterContext context, IssuedReport report) =>
        $"{Citation.Report(report, context)} về kết quả năm {context.Year} thực hiện {Citation.Number(context.Plan)}";

    /// <summary>Where the document itself is to be found; the document system is named only where văn thư noted it.</summary>
    private static string Official(IssuedReport report, Channel channel)
    {
        var file = report.Link is null ? "tệp kèm theo" : "tệp tại đường liên kết dưới đây (do dung lượng lớn)";
        return (report.IssuedInDocumentSystem, channel) switch
        {
            (true, _) => $"văn bản chính thức được phát hành trên Hệ thống quản lý văn bản và điều hành, {file} để thuận tiện tra cứu",
            (false, Channel.Email) => $"văn bản ở {file}",
            _ => $"{file} là bản sao để thuận tiện tra cứu",
        };
    }
}
