using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.Plans;

namespace KhcnFunctions.EndToEnd.Faults;

/// <summary>
/// A year of forty units of which each does its own, and the mails that are due for it. The days are counted by hand:
/// in 2026 the request's Sunday 15/11 moves to Monday the 16th, 24/11 is a day off, the last day is Wednesday 9/12, and
/// the day of sending, Sunday 20/12, moves to Monday the 21st.
/// </summary>
internal static class YearScript
{
    public const int SampleUnits = 36;

    /// <summary>The first morning, and the one before it.</summary>
    public const string Opening = "2026-11-15 09:00";

    private static readonly string[] Prompt = Samples(1, 12);
    private static readonly string[] AfterTwoReminders = Samples(13, 24);
    private static readonly string[] OnTheLastDay = Samples(25, 30);
    private static readonly string[] Late = Samples(31, 32);
    private static readonly string[] Never = [.. Samples(33, 36), "ttud"];

    /// <summary>Who sends when, in order of time.</summary>
    public static IReadOnlyList<(string At, string Unit)> Submissions =>
    [
        .. Prompt.Select(unit => ("2026-11-20 10:00", unit)),
        .. AfterTwoReminders.Select(unit => ("2026-12-03 10:00", unit)),
        ("2026-12-04 10:00", "p-hcth"),
        ("2026-12-08 10:00", "p-qlkh"),
        .. OnTheLastDay.Select(unit => ("2026-12-09 14:00", unit)),
        .. Late.Select(unit => ("2026-12-10 15:00", unit)),
        ("2026-12-11 10:00", "p-qlcncn"),
    ];

    /// <summary>Two working days before the day of sending; from then on nothing is asked for.</summary>
    public const string Approval = "2026-12-17 15:00";

    /// <summary>Văn thư's number comes after the signature, on the last working day before the day of sending.</summary>
    public const string Number = "2026-12-18 10:00";

    /// <summary>Every mail of the year, each once.</summary>
    public static IReadOnlyList<DueMail> Due(Plan plan)
    {
        string[] all = [.. plan.Register.Units.Select(unit => unit.Id)];
        string[] asLateAs(params string[][] units) => [.. units.SelectMany(unit => unit)];
        return
        [
            .. all.Select(unit => new DueMail("16/11", MailKind.Request, unit)),
            .. all.Except(Prompt).Select(unit => new DueMail("25/11", MailKind.Reminder, unit)),
            .. all.Except(Prompt).Select(unit => new DueMail("02/12", MailKind.Reminder, unit)),
            .. asLateAs(OnTheLastDay, Late, Never, ["p-qlkh", "p-qlcncn"]).Select(unit => new DueMail("07/12", MailKind.Reminder, unit)),
            .. asLateAs(OnTheLastDay, Late, Never, ["p-qlcncn"]).Select(unit => new DueMail("09/12", MailKind.LastReminder, unit)),
            .. Submissions.Select(sent => new DueMail($"{sent.At[8..10]}/{sent.At[5..7]}", MailKind.Receipt, sent.Unit)),
            .. AfterTheDeadline,
            .. OnItsWay,
            .. all.Concat(["gd", "tran-cong-hoa", "phan-van-hieu", "so-tai-chinh ubnd-tinh"]).Select(to => new DueMail("21/12", MailKind.Dispatch, to)),
        ];
    }

    /// <summary>The list to HCTH, the announced lists, the first draft and each day's newest, the reminders of the approval up to it.</summary>
    private static IReadOnlyList<DueMail> AfterTheDeadline =>
    [
        new("10/12", MailKind.OfficeList, "p-hcth"),
        new("10/12", MailKind.Announcement, "p-hcth"),
        new("10/12", MailKind.ApprovalRequest, "p-hcth"),
        new("11/12", MailKind.LeaderList, "tran-cong-hoa"),
        new("11/12", MailKind.LeaderList, "phan-van-hieu"),
        new("11/12", MailKind.Announcement, "p-hcth"),
        new("11/12", MailKind.ApprovalRequest, "p-hcth"),
        new("14/12", MailKind.LeaderList, "gd"),
        new("14/12", MailKind.ApprovalRequest, "p-hcth"),
        new("16/12", MailKind.ApprovalReminder, "p-hcth"),
        new("17/12", MailKind.ApprovalReminder, "p-hcth"),
    ];

    /// <summary>Check, opinions, signature; then văn thư, who has not noted the issue on the morning after.</summary>
    private static IReadOnlyList<DueMail> OnItsWay =>
    [
        new("17/12", MailKind.CheckRequested, "tp-hcth"),
        new("17/12", MailKind.OpinionRequested, "tran-cong-hoa"),
        new("17/12", MailKind.OpinionRequested, "phan-van-hieu"),
        new("17/12", MailKind.SignatureRequested, "gd"),
        new("17/12", MailKind.NumberRequested, "van-thu"),
        new("21/12", MailKind.IssueRequested, "van-thu"),
        new("22/12", MailKind.IssueAwaited, "van-thu"),
    ];

    private static string[] Samples(int from, int to) => [.. Enumerable.Range(from, to - from + 1).Select(number => $"mau-{number:000}")];
}
