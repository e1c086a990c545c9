using KhcnFunctions.Calendar;
using KhcnFunctions.Desk;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Mail;

/// <summary>A small plan with its register, and every letter of its cycle of 2026.</summary>
public static class SampleCycle
{
    public const string Link = "http://localhost:7071/skhcn-quang-ngai/b/qlkh?a=1&b=2";

    public static readonly Unit Office = Unit("p-hcth", "Phòng Hành chính - Tổng hợp", UnitKind.Division) with { Contact = "Nguyễn Thị Mẫu", Phone = "0255 000 001" };

    public static readonly Unit Science = Unit("p-qlkh", "Phòng Quản lý Khoa học", UnitKind.Division) with { Contact = "Lê Văn Thử", Phone = "0255 000 002" };

    public static readonly Unit Centre = Unit("tt-mau", "Trung tâm Mẫu", UnitKind.Centre);

    public static readonly Unit SubDepartment = Unit("cc-mau", "Chi cục Mẫu", UnitKind.SubDepartment);

    public static readonly Unit Other = Unit("dv-mau", "Đơn vị mẫu 01", UnitKind.Centre) with { Sample = true };

    public static readonly Person Director = new() { Id = "giam-doc", Role = LeaderRole.Director };

    public static readonly Person Hoa = new() { Id = "tran-cong-hoa", Name = "Trần Công Hòa", Role = LeaderRole.DeputyDirector };

    public static readonly Person Hieu = new() { Id = "phan-van-hieu", Name = "Phan Văn Hiếu", Role = LeaderRole.DeputyDirector };

    public static readonly Recipient Province = new() { Id = "ubnd-tinh", Name = "Ủy ban nhân dân tỉnh Quảng Ngãi", Channel = Channel.DocumentSystem };

    public static readonly Recipient Finance = new() { Id = "so-tai-chinh", Name = "Sở Tài chính", Channel = Channel.Email };

    public static readonly PlanTask Task1 = Task(1, "Thay đổi tư duy và cách thức quản lý nhà nước về dịch vụ khoa học – công nghệ.");

    public static readonly PlanTask Task4 = Task(4, "Đẩy mạnh hợp tác phát triển khoa học và công nghệ giữa các địa phương và quốc tế");

    public static readonly Deadline Deadline = new(DeadlineForm.Before, new(2026, 12, 10), null, new(2026, 12, 9), VietnamTime.StartOf(new(2026, 12, 10)));

    public static readonly DraftFacts Draft = new(2, At(10), new DraftCounts(6, 0, 1, 2, 0), Link);

    public static readonly DeskUser Secretary = new("skhcn-quang-ngai", "dich-vu-khcn", "van-thu", null, DeskRole.RecordsClerk, "van-thu@sokhcn.example");

    public static readonly IssuedReport Report = new("12/BC-SKHCN", new(2026, 12, 18), IssuedInDocumentSystem: true);

    public static readonly LeaderDecision Decision = new(Hoa, new(2026, 12, 7), "ý kiến trực tiếp");

    public static Plan Plan { get; } = new()
    {
        Id = "dich-vu-khcn",
        Agency = new()
        {
            Id = "skhcn-quang-ngai",
            Name = "Sở Khoa học và Công nghệ",
            ShortName = "Sở KH&CN",
            ParentName = "UBND tỉnh Quảng Ngãi",
            Place = "Quảng Ngãi",
            Sign = "SKHCN",
            Office = Office.Id,
        },
        Number = "05/KH-SKHCN",
        SignedOn = new(2022, 1, 20),
        SignedOnAsWritten = "… tháng 01 năm 2022",
        Title = "Triển khai thực hiện Chiến lược tổng thể phát triển khu vực dịch vụ khoa học - công nghệ của Việt Nam thời kỳ 2021-2030, tầm nhìn đến năm 2050 trên địa bàn tỉnh Quảng Ngãi",
        LegalBasis = [],
        Purpose = "",
        Requirements = "",
        Tasks = [Task1, Task4],
        Organization = [],
        Reporting = new() { Basis = "điểm 1 mục III", Deadline = new(DeadlineForm.Before, new(10, 12), null, DayOffRule.Forward, DayOffRule.Back), FiguresCutOff = new(14, 12) },
        Schedule = new()
        {
            Request = new(15, 11),
            RemindersBefore = [10, 5, 2, 0],
            OfficeAfter = 1,
            DeputyDirectorAfter = 2,
            DirectorAfter = 3,
            Dispatch = new(20, 12),
            ApprovalOfficeBefore = [3],
            ApprovalDirectorBefore = [1],
            Close = new(31, 3),
        },
        ReportTo = new(Province.Id, Finance.Id),
        Distribution = [],
        ReportDistribution = [],
        Register = new() { Units = [Office, Science, Centre, SubDepartment, Other], People = [Director, Hoa, Hieu], Recipients = [Province, Finance] },
    };

    /// <summary>08:00 of a day of December 2026.</summary>
    public static DateTimeOffset At(int day, int hour = 8, int minute = 0) => VietnamTime.At(new(2026, 12, day), new(hour, minute));

    public static LetterContext On(int day) => new(Plan, 2026, At(day), Rehearsal: false);

    public static Duty Duty(Unit unit) => new(unit, Deadline, [Task1], [Task4], Link);

    public static OverdueUnit Overdue(Unit unit, params PlanTask[] tasks) => new(unit, Deadline, At(9), tasks);

    /// <summary>Every letter that a unit can get.</summary>
    public static IEnumerable<(string Name, Letter Letter)> UnitLetters(Func<LetterContext, LetterContext> with, Func<Unit, Unit> rename)
    {
        foreach (var unit in new[] { Science, Centre, SubDepartment, Other, Office }.Select(rename))
        {
            var duty = Duty(unit);
            LetterContext At(int day) => with(On(day));
            yield return ($"request {unit.Id}", Letters.Request(with(On(1) with { Now = VietnamTime.At(new(2026, 11, 16), new(8, 0)) }), duty, 18));
            yield return ($"request late {unit.Id}", Letters.Request(At(4), duty, 4));
            yield return ($"request on the last day {unit.Id}", Letters.Request(At(9), duty, 1));
            yield return ($"request passed {unit.Id}", Letters.Request(At(14), duty, 0));
            yield return ($"request without link {unit.Id}", Letters.Request(At(1), duty with { Link = null }, 7));
            yield return ($"reminder {unit.Id}", Letters.Reminder(At(2), duty, 6));
            yield return ($"last reminder {unit.Id}", Letters.LastReminder(At(9), duty));
            yield return ($"receipt {unit.Id}", Letters.Receipt(At(8), duty, new(SampleCycle.At(8, 15, 42), Timeliness.OnTime, 1, "TN7K2M"), isSupplement: false));
            yield return ($"receipt on the day {unit.Id}", Letters.Receipt(At(10), duty, new(SampleCycle.At(10, 9, 5), Timeliness.OnTheDay, 2, "TN7K2N"), isSupplement: false));
            yield return ($"receipt late {unit.Id}", Letters.Receipt(At(22), duty, new(SampleCycle.At(22, 9, 5), Timeliness.Late, 3, "TN7K2P"), isSupplement: true));
            yield return ($"dispatch {unit.Id}", Letters.DispatchToUnit(At(21), Report, unit));
            yield return ($"extended {unit.Id}", Letters.DeadlineExtended(At(8), duty with { Deadline = new(DeadlineForm.NoLaterThan, new(2026, 12, 16), null, new(2026, 12, 16), VietnamTime.StartOf(new(2026, 12, 17))) }, Decision, 7));
            yield return ($"urged {unit.Id}", Letters.Urged(At(14), duty, 0));
            yield return ($"urged in time {unit.Id}", Letters.Urged(At(3), duty, 5));
            yield return ($"extension refused {unit.Id}", Letters.ExtensionRefused(At(8), duty, Decision, "Đề nghị gửi đúng thời hạn.", 2));
            yield return ($"extension refused late {unit.Id}", Letters.ExtensionRefused(At(11), duty, Decision, "Đề nghị gửi sớm.", 0));
            foreach (var matter in Enum.GetValues<WithdrawnMatter>())
            {
                yield return ($"withdrawn {matter} {unit.Id}", Letters.DecisionWithdrawn(At(8), duty, matter, "Ghi nhận nhầm đơn vị.", 2));
                yield return ($"withdrawn {matter} late {unit.Id}", Letters.DecisionWithdrawn(At(11), duty, matter, "Ghi nhận nhầm đơn vị.", 0));
            }

            yield return ($"exempted {unit.Id}", Letters.Exempted(At(8), unit, Decision));
            yield return ($"transferred {unit.Id}", Letters.DutyTransferred(At(1), duty, rename(Science) with { Name = rename(Unit("p-cu", "Phòng Công nghệ cũ", UnitKind.Division)).Name }, new(2026, 12, 1), 7));
        }
    }

    /// <summary>Every letter that goes to the office, the leaders and outside.</summary>
    public static IEnumerable<(string Name, Letter Letter)> OtherLetters(Func<LetterContext, LetterContext> with, Func<Unit, Unit> rename)
    {
        LetterContext At(int day) => with(On(day));
        OverdueUnit[] overdue = [Overdue(rename(Science), Task4), Overdue(rename(Centre)) with { Note = "đang xin gia hạn" }];
        var lists = new UpcomingLists(SampleCycle.At(11), [new(new(Hoa), overdue), new(new(Hieu), [overdue[1]])], Link);
        yield return ("overdue to office", Letters.OverdueToOffice(At(10), overdue, 9, lists));
        yield return ("overdue to office, nothing next", Letters.OverdueToOffice(At(10), overdue, 9, null));
        yield return ("announcement", Letters.Announcement(At(10), lists));
        yield return ("announcement deferred", Letters.Announcement(At(11), lists with { At = SampleCycle.At(14), Lists = [new(new(Director), overdue) { MayDefer = false }] }));
        yield return ("announcement of one deferred and one new", Letters.Announcement(At(11), lists with { Lists = [lists.Lists[0] with { MayDefer = false }, lists.Lists[1]] }));
        yield return ("overdue to office, deferred next", Letters.OverdueToOffice(At(10), overdue, 9, lists with { Lists = [lists.Lists[0] with { MayDefer = false }] }));
        yield return ("overdue to deputy", Letters.OverdueToDeputyDirector(At(11), new(new(Hoa), [overdue[0], overdue[1] with { Answer = Link }])));
        yield return ("overdue to deputy in charge", Letters.OverdueToDeputyDirector(At(11), new(new(Hoa), [Overdue(rename(Centre)) with { LastReminder = null }])));
        yield return ("overdue to stand-in", Letters.OverdueToDeputyDirector(At(11), new(new(Hieu, Hoa), [overdue[0]])));
        yield return ("overdue to stand-in of the director", Letters.OverdueToDirector(At(14), new(new(Hieu, Director), overdue), 9, [new(Hieu, Hoa)]));
        yield return ("overdue to director", Letters.OverdueToDirector(At(14), new(new(Director), overdue), 9, [new(Hoa), new(Hieu)]));
        yield return ("approval request", Letters.ApprovalRequest(At(10), Draft with { Draft = 1 }, new(2026, 12, 21), isAttached: true));
        yield return ("approval request again", Letters.ApprovalRequest(At(14), Draft, new(2026, 12, 21), isAttached: false));
        yield return ("approval reminder to office", Letters.ApprovalReminderToOffice(At(16), Draft, new(2026, 12, 21), 4));
        yield return ("approval reminder to director", Letters.ApprovalReminderToDirector(At(18), new(Director), Draft, new(2026, 12, 21), 2, Link));
        yield return ("approval reminder on the day", Letters.ApprovalReminderToDirector(At(21), new(Director), Draft, new(2026, 12, 21), 1));
        yield return ("approval overdue to office", Letters.ApprovalOverdueToOffice(At(22), Draft, new(2026, 12, 21)));
        yield return ("approval overdue to director", Letters.ApprovalOverdueToDirector(At(22), new(Hoa, Director), Draft, new(2026, 12, 21)));
        yield return ("number awaited on the day", Letters.NumberAwaited(At(21), Draft, Decision, new(2026, 12, 21), hasNumber: false));
        yield return ("number awaited after it", Letters.NumberAwaited(At(22), Draft, Decision with { Form = null }, new(2026, 12, 21), hasNumber: true));
        yield return ("approval request besides", Letters.ApprovalRequest(At(14), Draft, new(2026, 12, 21), isAttached: true, besides: 1));
        yield return ("check requested", Letters.CheckRequested(At(15), Draft with { Link = Link }, "Nguyễn Thị Bình", "Trình kiểm tra dự thảo."));
        yield return ("draft returned", Letters.DraftReturned(At(15), Draft, "Bổ sung số liệu nhiệm vụ 1."));
        yield return ("opinion requested", Letters.OpinionRequested(At(16), Draft with { Link = Link }, new(Hoa), [Task1, Task4], Director, new(2026, 12, 21), Link));
        yield return ("opinion requested of a stand-in", Letters.OpinionRequested(At(16), Draft, new(Hieu, Hoa), [Task1], null, new(2026, 12, 21)));
        yield return ("signature requested", Letters.SignatureRequested(At(16), Draft with { Link = Link }, new(Director), [Hoa, Hieu], new(2026, 12, 21), Link));
        yield return ("opinion given", Letters.OpinionGiven(At(17), Draft, Hoa, new KhcnFunctions.Cycle.Opine(2, KhcnFunctions.Cycle.Stance.Remarks) { DecidedOn = new(2026, 12, 17), Form = "qua điện thoại", Reason = "Bổ sung kết quả nhiệm vụ 4." }));
        yield return ("number requested", Letters.NumberRequested(At(18), Draft with { Link = Link }, Decision));
        KhcnFunctions.Dispatch.IssueTask[] tasks = [new("ubnd-tinh", Province.Name, Channel.DocumentSystem, null, null), new("so-tai-chinh", Finance.Name, Channel.Paper, null, null)];
        yield return ("issue requested", Letters.IssueRequested(At(21), Report, tasks, Link));
        yield return ("issue awaited", Letters.IssueAwaited(At(22), Report, tasks, Link));
        yield return ("dispatch by link", Letters.DispatchToRecipient(At(21), Report with { Link = Link }, Province));
        RefusedMail refused = new(rename(Science).Name, NoticeKind.Reminder, ["cu@sokhcn.example"], RefusalCause.NoSuchMailbox, "550 No such user", SampleCycle.At(9), ReachedOthers: false);
        yield return ("refused mails", Letters.RefusedMails(At(10), [refused, refused with { Kind = NoticeKind.Dispatch, ReachedOthers = true, Cause = RefusalCause.NotTaken }], 0));
        yield return ("refused mails of every kind", Letters.RefusedMails(At(10), [.. Enum.GetValues<NoticeKind>().Select(kind => refused with { Kind = kind }), .. Enum.GetValues<RefusalCause>().Select(cause => refused with { Cause = cause })], 3));
        yield return ("extension asked", Letters.ExtensionAsked(At(8), rename(Science), Deadline, new(2026, 12, 16), SampleCycle.At(8, 9, 5), "Chờ số liệu của các xã.", Link));
        yield return ("dispatch to province", Letters.DispatchToRecipient(At(21), Report, Province));
        yield return ("dispatch through finance", Letters.DispatchToRecipient(At(21), Report with { IssuedInDocumentSystem = false }, Finance, Province));
        yield return ("dispatch unnumbered", Letters.DispatchToRecipient(At(21), new(null, null, IssuedInDocumentSystem: false), Province));
        yield return ("dispatch to leader", Letters.DispatchToLeader(At(21), Report, new(Hoa)));
        yield return ("dispatch to stand-in", Letters.DispatchToLeader(At(21), Report, new(Hieu, Hoa)));
        yield return ("sign-in", Letters.SignIn(At(8), [Secretary], [At(8).Plan], Link, SampleCycle.At(8, 8, 15)));
        yield return ("sign-in of several", Letters.SignIn(At(8), [Secretary, Secretary with { Id = Hoa.Id, Name = Hoa.Name, Role = DeskRole.DeputyDirector }], [At(8).Plan], Link, SampleCycle.At(8, 8, 15)));
        DigestTask[] digest =
        [
            new(Task1, Hoa, [(rename(Science), Standing(Science, KhcnFunctions.Cycle.UnitStatus.Reported))], [(rename(Centre), Standing(Centre, KhcnFunctions.Cycle.UnitStatus.Open)), (Other, Standing(Other, KhcnFunctions.Cycle.UnitStatus.Exempt))]),
            new(Task4, null, [(rename(Science), Standing(Science, KhcnFunctions.Cycle.UnitStatus.Reported))], []),
        ];
        yield return ("digest", Letters.Digest(At(7), new(Hoa), digest, Deadline, new(2026, 12, 21), null, null, Link));
        yield return ("digest of a stand-in", Letters.Digest(At(7), new(Hieu, Hoa), digest, Deadline, new(2026, 12, 21), null, null, null));
        yield return ("digest to director", Letters.Digest(At(14), new(Director), digest, Deadline, new(2026, 12, 21), "Dự thảo lần 2 của Báo cáo đang chờ đồng chí phê duyệt, ký.", Link, Link));
        var raised = new KhcnFunctions.Difficulties.Difficulty
        {
            Number = 7,
            Unit = Science.Id,
            Task = Task1.Id,
            RaisedAt = SampleCycle.At(1, 10, 0),
            What = "Chưa có kinh phí mua thiết bị.",
            Proposal = "Cho điều chuyển kinh phí.",
            Operation = "a",
            Through = "link 1",
        };
        KhcnFunctions.Difficulties.DifficultyStep[] way =
        [
            new KhcnFunctions.Difficulties.DifficultyForwarded("Đồng ý điều chuyển.") { At = SampleCycle.At(2, 9, 0), By = Secretary.Id },
            new KhcnFunctions.Difficulties.OpinionOnDifficulty("Nhất trí.") { At = SampleCycle.At(3, 9, 0), By = Hoa.Id, On = new(2026, 12, 3), Form = "qua điện thoại" },
        ];
        KhcnFunctions.Difficulties.Difficulty forwarded = raised with { Steps = way };
        var answered = forwarded with
        {
            Steps =
            [
                .. way,
                new KhcnFunctions.Difficulties.DifficultyAnswered("Đồng ý.") { At = SampleCycle.At(4, 9, 0), By = Director.Id, On = new(2026, 12, 4), Form = "văn bản", Amendment = new("15/QĐ-SKHCN", new(2026, 12, 4), new(2026, 12, 5), "chuyển thời hạn nhiệm vụ 1.") },
            ],
        };
        yield return ("difficulty received", Letters.DifficultyReceived(At(1), Duty(rename(Science)), raised, new(2026, 12, 2)));
        yield return ("difficulty news", Letters.DifficultyNews(At(1), rename(Science), raised, new(2026, 12, 2), Link));
        yield return ("difficulty news of an opinion", Letters.DifficultyNews(At(3), rename(Science), forwarded, new(2026, 12, 2), Link));
        yield return ("difficulty to be forwarded", Letters.DifficultyForwardDue(At(2), rename(Science), raised, Link));
        yield return ("difficulty submitted", Letters.DifficultySubmitted(At(2), rename(Science), forwarded, new(Director), Hoa, Link));
        yield return ("difficulty submitted without a proposal", Letters.DifficultySubmitted(At(3), rename(Science), raised, new(Hieu, Director), null, null));
        yield return ("difficulty opinion", Letters.DifficultyOpinion(At(2), rename(Science), forwarded, new(Hoa), Link));
        yield return ("difficulty reminder to the director", Letters.DifficultyReminder(At(7), rename(Science), forwarded, new(Director), Link));
        yield return ("difficulty reminder to the deputy", Letters.DifficultyReminder(At(4), rename(Science), raised, new(Hieu, Hoa), Link));
        yield return ("difficulty reminded of", Letters.DifficultyReminded(At(7), rename(Science), forwarded, isAnswer: true, Link));
        yield return ("difficulty answered", Letters.DifficultyAnswered(At(4), Duty(rename(Science)), answered));
        yield return ("supplement", Letters.SupplementNotice(At(22), rename(Science), new(SampleCycle.At(22, 9, 5), Timeliness.Late, 1, "TN7K2P"), isDispatched: true, Link));
        yield return ("supplement before dispatch", Letters.SupplementNotice(At(18), rename(Science), new(SampleCycle.At(18, 9, 5), Timeliness.Late, 1, "TN7K2P"), isDispatched: false, null));
    }

    public static IEnumerable<(string Name, Letter Letter)> AllLetters(Func<LetterContext, LetterContext>? with = null, Func<Unit, Unit>? rename = null) =>
        UnitLetters(with ?? (context => context), rename ?? (unit => unit)).Concat(OtherLetters(with ?? (context => context), rename ?? (unit => unit)));

    private static Unit Unit(string id, string name, UnitKind kind) => new() { Id = id, Name = name, ShortName = id, Kind = kind, Emails = [$"{id}@sokhcn.example"] };

    public static KhcnFunctions.Cycle.CycleUnit Standing(Unit unit, KhcnFunctions.Cycle.UnitStatus status) => new()
    {
        Unit = unit.Id,
        Order = 0,
        Status = status,
        Generation = 1,
        Deadline = Deadline,
        Leads = [],
        Supports = [],
        Timeliness = status is KhcnFunctions.Cycle.UnitStatus.Reported ? Timeliness.OnTime : null,
    };

    private static PlanTask Task(int number, string title) => new()
    {
        Id = $"nv{number}",
        Number = number,
        Title = title,
        DirectedBy = "tran-cong-hoa",
        Leads = [Science.Id],
        Coordination = new() { AsWritten = "", Units = [] },
    };
}
