using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk;
using KhcnFunctions.EndToEnd.Desk.Leaders;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.Signing;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.ByMail;
using MimeKit;
using Xunit;

namespace KhcnFunctions.EndToEnd.Access;

/// <summary>
/// One cycle up to its replacement report, in which everybody wrote hostile texts wherever they may: units by page, API and mail,
/// strangers by mail, HCTH and leaders at the desk and by link. Every form is filled in as its own page shows it.
/// </summary>
public sealed class HostileCycle(AzuriteFixture azurite) : IAsyncLifetime
{
    /// <summary>Its head has a link of their own, and a report to approve.</summary>
    public const string Headed = "p-qlkh";

    /// <summary>Has sent by the page, and writes the next version.</summary>
    public const string Writing = "p-qlcncn";

    /// <summary>Has a seal; HCTH enters what it sent on paper.</summary>
    public const string Sealed = "ttud";

    /// <summary>Has sent nothing.</summary>
    public const string Owing = "p-no";

    public const string Officer = "cv-hcth";
    public const string OfficeHead = "tp-hcth";
    public const string Clerk = "van-thu";
    public const string Director = "gd";
    public const string Deputy = "tran-cong-hoa";
    public const string Reader = "nguoi-xem";
    public const string Home = "/ban-lam-viec/2026";

    private const int MostDrives = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private HttpClient _http = null!;

    internal OfficeHost Office { get; } = new(azurite);

    internal CycleHarness Cycle { get; private set; } = null!;

    /// <summary>The path of a link by which somebody may sign in.</summary>
    public string SignInLink { get; private set; } = "";

    /// <summary>Documents as they were saved on the way, by what they are.</summary>
    public IReadOnlyDictionary<string, byte[]> Documents { get; private set; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        await Office.InitializeAsync();
        _http = WebSite.ClientOf(Office.App);
        Cycle = await Office.OpenAsync("2026-12-08 07:30", HostileTexts.In);
        await Cycle.GoToAsync("2026-12-08 09:00");
        // The desk asks the published plan, which the harness takes away once the cycle is open.
        await Cycle.Service<PlanStore>().PublishAsync(Cycle.Plan, null, Cycle.Now, CancellationToken.None);
        var rehearsal = RehearseAsync();
        await ReportAsync();
        await RaiseDifficultiesAsync();
        await TakeMailsInAsync();
        await DecideAsync();
        await EnterAsync();
        await EditPlanAsync();
        await Cycle.GoToAsync("2026-12-10 09:00");
        await ConsolidateAsync();
        await SignInMailAsync();
        await rehearsal;
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await Office.DisposeAsync();
    }

    /// <summary>The cookie of somebody's browser, as name and value.</summary>
    /// <param name="caller">A member of the staff or a leader; a unit, or its head as 'head:unit'; 'link:' with a leader, for the link in the latest mail that has one; empty for nobody.</param>
    public async Task<(string Name, string Value)?> CookieOfAsync(string caller)
    {
        if (caller.Length == 0)
            return null;
        if (caller.StartsWith("link:", StringComparison.Ordinal))
            return ("khcn-y-kien", LeaderPost.LinkIn(Cycle.MailsOf(caller[5..]).Last(LeaderPost.HasLink)).Split('/')[^1]);
        if (caller.StartsWith("head:", StringComparison.Ordinal))
            return ("khcn-bao-cao", Cycle.TokenOf(AccessToken.HeadOf(caller[5..])));
        if (Cycle.Plan.Register.Units.Any(unit => unit.Id == caller))
            return ("khcn-bao-cao", Cycle.TokenOf(caller));
        if (!_cookies.TryGetValue(caller, out var session))
        {
            var user = DeskUser.Of(Cycle.Plan, VietnamTime.Day(TimeProvider.System.GetUtcNow())).First(user => user.Id == caller);
            _cookies[caller] = session = await Cycle.Service<DeskSessions>().OpenAsync(user, CancellationToken.None);
        }

        return ("khcn-ban-lam-viec", session);
    }

    public async Task<HttpResponseMessage> OpenAsync(string caller, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(caller, request);
    }

    /// <summary>The first address on a page that ends as the pattern says.</summary>
    public async Task<string> LinkAsync(string caller, string page, string pattern)
    {
        using var answer = await OpenAsync(caller, page);
        var html = await answer.Content.ReadAsStringAsync();
        var link = Regex.Match(html, $"href=\"([^\"]*{pattern})\"", RegexOptions.None, Patience);
        return link.Success ? WebUtility.HtmlDecode(link.Groups[1].Value) : throw new InvalidOperationException($"{page} has no link {pattern}: {answer.StatusCode}");
    }

    /// <summary>All decisions and steps of difficulties so far: what no refused form adds to.</summary>
    public async Task<int> CountAsync() =>
        (await Cycle.Table.LoadAsync(CancellationToken.None)).Decisions.All.Count + (await Cycle.Table.DifficultiesAsync(CancellationToken.None)).Sum(row => 1 + row.Difficulty.Steps.Count);

    private async Task ReportAsync()
    {
        Created(await Cycle.PostAsync("reports", Cycle.TokenOf(Headed), ReportOf(Headed, "first")));
        await FillInAsync("head:" + Headed, "/don-vi/duyet", "/don-vi/duyet", [("y-kien", HostileTexts.Long("head-remarks")), ("action", "hoan-thien")]);
        Created(await Cycle.PostAsync("reports", Cycle.TokenOf(Headed), ReportOf(Headed, "second")));
        Created(await Cycle.PostAsync("reports", Cycle.TokenOf(Sealed), ReportOf(Sealed, "sealed")));

        await FillInAsync(Writing, "/don-vi/tep", "/don-vi/tep", [], (HostileTexts.FileName("file", ".png"), TrialFiles.Png));
        await FillInAsync(Writing, "/don-vi/soan", "/don-vi/soan", [.. FormOf(Writing, HostileTexts.Line, HostileTexts.Short, name => HostileTexts.Long(name, 2_000)), ("action", "gui")]);
        // What is typed and not sent is kept as it is, mistakes and all.
        await FillInAsync(Writing, "/don-vi/soan", "/don-vi/soan", [.. FormOf(Writing, HostileTexts.Tags, HostileTexts.Tags, name => HostileTexts.Tags(name) + HostileTexts.Long(name, 2_000)), ("action", "luu")]);

        await FillInAsync(Owing, "/don-vi", "/don-vi/kenh-khac", [("kenh", HostileTexts.Line("channel"))]);
        await FillInAsync(Officer, Home + "/don-vi/" + Owing, Home + "/don-vi/" + Owing + "/kenh-khac", [("ly-do", HostileTexts.Long("settled"))]);
        await FillInAsync(Owing, "/don-vi/xin-gia-han", "/don-vi/xin-gia-han", [("den-ngay", "2026-12-16"), ("ly-do", HostileTexts.Long("extension"))]);
        await Cycle.TickAsync();
    }

    private JsonObject ReportOf(string unit, string name)
    {
        var report = TrialReports.Of(Cycle.DutyOf(unit));
        report["general"] = new JsonObject();
        foreach (var field in new[] { "results", "difficulties", "proposals", "nextYear" })
            report["general"]![field] = HostileTexts.Long($"{name}-{field}", 2_000);
        foreach (var task in report["tasks"]!.AsArray().OfType<JsonObject>())
        {
            task["results"] = HostileTexts.Long($"{name}-task-results", 2_000);
            task["assessment"] = new JsonObject { ["level"] = "inProgress", ["pace"] = "behind", ["quality"] = HostileTexts.Line("quality"), ["cause"] = HostileTexts.Long("cause") };
            task["budget"] = new JsonObject { ["planned"] = 2, ["spent"] = 1, ["source"] = HostileTexts.Formula("source") };
            task["figures"] = new JsonArray(new JsonObject { ["name"] = HostileTexts.Formula("figure"), ["unit"] = HostileTexts.Short("figure-unit"), ["value"] = -1 });
            task["difficulties"] = HostileTexts.Long("task-difficulties");
            task["proposals"] = HostileTexts.Long("task-proposals");
        }

        if (report["document"] is JsonObject document)
        {
            document["number"] = "=1+1\"'> onclick=x";
            document["sign"] = HostileTexts.Short("document-sign");
            document["signer"] = HostileTexts.Line("document-signer");
        }

        return report;
    }

    private (string, string)[] FormOf(string unit, Func<string, string> line, Func<string, string> shortly, Func<string, string> text)
    {
        var fields = new List<(string, string)> { (FormField.NothingForSupported, FormField.On) };
        foreach (var field in new[] { FormField.GeneralResults, FormField.GeneralDifficulties, FormField.GeneralProposals, FormField.GeneralNextYear })
            fields.Add((field, text(field.Replace('.', '-'))));
        foreach (var task in Cycle.DutyOf(unit).Leads)
        {
            foreach (var part in new[] { FormField.Results, FormField.Cause, FormField.Difficulties, FormField.Proposals })
                fields.Add((FormField.Task(task, part), text(part)));
            fields.Add((FormField.Task(task, FormField.Quality), line("quality")));
            fields.Add((FormField.Task(task, FormField.Level), "inProgress"));
            fields.Add((FormField.Task(task, FormField.Planned), "2"));
            fields.Add((FormField.Task(task, FormField.Spent), "1"));
            fields.Add((FormField.Task(task, FormField.Source), "=1+1" + line("source")));
            fields.Add((FormField.Figure(task, 0, FormField.FigureName), "=1+1" + line("figure")));
            fields.Add((FormField.Figure(task, 0, FormField.FigureUnit), shortly("figure-unit")));
            fields.Add((FormField.Figure(task, 0, FormField.FigureValue), "3"));
        }

        foreach (var field in new[] { FormField.ApproverName, FormField.ApproverPosition })
            fields.Add((field, line(field.Replace('.', '-'))));
        return [.. fields];
    }

    private async Task RaiseDifficultiesAsync()
    {
        var task = Cycle.DutyOf(Headed).Leads[0];
        var raised = new JsonObject { ["id"] = "mot", ["task"] = task, ["what"] = HostileTexts.Long("what"), ["proposal"] = HostileTexts.Long("proposal") };
        Created(await Cycle.PostAsync("difficulties", Cycle.TokenOf(Headed), raised));
        await FillInAsync(Headed, "/don-vi/vuong-mac/1", "/don-vi/vuong-mac/1/bo-sung", [("noi-dung", HostileTexts.Long("added"))], (HostileTexts.FileName("added-file", ".png"), TrialFiles.Png));
        const string first = Home + "/vuong-mac/1";
        await FillInAsync(Officer, first, first + "/chuyen", [("noi-dung", HostileTexts.Long("forwarded"))]);
        await FillInAsync(Officer, first, first + "/ghi-y-kien", [.. Word("phan-van-hieu"), ("noi-dung", HostileTexts.Long("opinion"))], (HostileTexts.FileName("photo", ".png"), TrialFiles.Png));
        await FillInAsync(Officer, first, first + "/ghi-tra-loi",
            [.. Word(Director), ("noi-dung", HostileTexts.Long("answer")), ("co-dieu-chinh", "on"), ("so-ky-hieu", "15/QĐ" + HostileTexts.Short("amendment")), ("ngay-van-ban", "2026-12-08"), ("ap-dung-tu", "2026-12-31"), ("noi-dung-dieu-chinh", HostileTexts.Long("amended"))]);

        await FillInAsync(Writing, "/don-vi/vuong-mac", "/don-vi/vuong-mac",
            [("nhiem-vu", Cycle.DutyOf(Writing).Leads[0]), ("noi-dung", HostileTexts.Long("what")), ("de-xuat", HostileTexts.Long("proposal"))], (HostileTexts.FileName("difficulty-file", ".png"), TrialFiles.Png));
        await FillInAsync(Officer, Home + "/vuong-mac/2", Home + "/vuong-mac/2/chuyen", [("noi-dung", HostileTexts.Long("forwarded"))]);
        await Cycle.TickAsync();
    }

    private async Task TakeMailsInAsync()
    {
        var registered = TrialPlan.AddressOf(Cycle.Key.Agency, Owing);
        await TakeInAsync(Mail(new(HostileTexts.Tags("sender"), "la@gmail.example"), HostileTexts.Tags("subject") + "\u202E\u0007", $"{HostileTexts.Tags("mail")}\u202E\u0007\n{HostileTexts.Long("mail", 2_000)}", Pdf), "pass");
        await TakeInAsync(Mail(new(HostileTexts.Tags("sender"), registered), HostileTexts.Tags("asked"), HostileTexts.Tags("mail-asked")), null);
        await TakeInAsync(Mail(new(HostileTexts.Tags("sender"), "la@gmail.example"), HostileTexts.Tags("ignored"), HostileTexts.Tags("mail-ignored")), "pass");
        await Cycle.TickAsync();
        var (asked, ignored) = (await QuarantinedAsync("asked"), await QuarantinedAsync("ignored"));
        await FillInAsync(Officer, asked, asked + "/huong-dan", [("loi-nhan", HostileTexts.Long("guidance")), ("ly-do", HostileTexts.Long("guided"))]);
        await FillInAsync(Officer, ignored, ignored + "/bo-qua", [("ly-do", HostileTexts.Long("ignored-why"))]);
    }

    /// <summary>The page of the mail whose subject bears the name.</summary>
    public async Task<string> QuarantinedAsync(string name)
    {
        foreach (var page in new[] { Home + "/thu-cho-xu-ly", Home + "/thu-cho-xu-ly?loc=xong" })
        {
            using var list = await OpenAsync(Officer, page);
            var link = Regex.Match(WebUtility.HtmlDecode(await list.Content.ReadAsStringAsync()), $"href=\"({Home}/thu-cho-xu-ly/[^\"]+)\"><strong>\\[{name}\\]", RegexOptions.None, Patience);
            if (link.Success)
                return link.Groups[1].Value;
        }

        throw new InvalidOperationException($"No mail [{name}] is in the quarantine.");
    }

    private async Task TakeInAsync(MimeMessage mail, string? spf)
    {
        using var stream = new MemoryStream();
        await mail.WriteToAsync(stream);
        byte[] raw = [.. Encoding.ASCII.GetBytes("Received: by mx.example; Tue, 08 Dec 2026 01:30:00 +0000\r\n"), .. stream.ToArray()];
        await Cycle.Service<InboundDesk>().ReceiveAsync(raw, new MailFacts([$"bc+{Cycle.TokenOf(Owing)}@nhan.example"], null, spf, null), Office.App.Client, CancellationToken.None);
    }

    private static MimeMessage Mail(MailboxAddress from, string subject, string text, byte[]? file = null)
    {
        var body = new BodyBuilder { TextBody = text, HtmlBody = null };
        if (file is not null)
            body.Attachments.Add(HostileTexts.FileName("attached", ".pdf"), file);
        return new MimeMessage([from], [MailboxAddress.Parse("bc@nhan.example")], subject, body.ToMessageBody()) { MessageId = $"{Guid.NewGuid():N}@gmail.example" };
    }

    private static byte[] Pdf => "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    private async Task DecideAsync()
    {
        await FillInAsync(Officer, Home + "/viec-sap-toi", Home + "/viec-sap-toi", [("cap", "reminder-0"), ("don-vi", Owing), ("ly-do", HostileTexts.Long("deferred"))]);
        foreach (var (unit, step, fields) in new (string, string, (string, string)[])[]
        {
            (Owing, "cuoc-goi", [("nguoi-nghe", HostileTexts.Line("called")), ("ly-do", HostileTexts.Long("call"))]),
            (Owing, "khong-gia-han", [.. Word(Deputy), ("ly-do", HostileTexts.Long("refused"))]),
            (Owing, "xin-gia-han", [("den-ngay", "2026-12-18"), ("ly-do", HostileTexts.Long("asked-again"))]),
            (Owing, "gia-han", [.. Word(Deputy), ("den-ngay", "2026-12-18"), ("ly-do", HostileTexts.Long("extended"))]),
            (Owing, "mien", [.. Word(Director), ("ly-do", HostileTexts.Long("exempt"))]),
            (Owing, "dia-chi", [("cua", "don-vi"), ("email", TrialPlan.AddressOf(Cycle.Key.Agency, Owing)), ("ly-do", HostileTexts.Long("address"))]),
            (Writing, "de-nghi-hoan-thien", [("noi-dung", HostileTexts.Long("completion", 2_000)), ("han", "2026-12-18"), ("ly-do", HostileTexts.Long("completion-why"))]),
            (Sealed, "chap-nhan", [("ly-do", HostileTexts.Long("accepted"))]),
        })
        {
            var page = $"{Home}/don-vi/{unit}";
            await FillInAsync(Officer, page, $"{page}/{step}", fields, step == "khong-gia-han" ? (HostileTexts.FileName("evidence", ".png"), TrialFiles.Png) : null);
            await Cycle.TickAsync();
        }

        var exempt = (await Cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<Exempt>().Single().Id;
        await FillInAsync(Officer, $"{Home}/don-vi/{Owing}", $"{Home}/don-vi/{Owing}/rut-lai", [("quyet-dinh", exempt), ("ly-do", HostileTexts.Long("withdrawn"))]);
        foreach (var step in new[] { "danh-gia", "theo-doi" })
            await FillInAsync(Officer, Home + "/nhiem-vu/nv1", $"{Home}/nhiem-vu/nv1/{step}", [("muc-do", "InProgress"), ("ly-do", HostileTexts.Long(step == "danh-gia" ? "assessed" : "noted"))]);
        const string cycleWide = Home + "/viec";
        await FillInAsync(Officer, cycleWide, cycleWide + "/tam-dung", [("pham-vi", "Reminders"), ("ly-do", HostileTexts.Long("hold"))]);
        await FillInAsync(Officer, cycleWide, cycleWide + "/tiep-tuc", [("ly-do", HostileTexts.Long("release"))]);
        await FillInAsync(Officer, cycleWide, cycleWide + "/vang-mat", [("nguoi", "phan-van-hieu"), ("thay", Deputy), ("tu-ngay", "2026-12-28"), ("den-ngay", "2026-12-29"), ("ly-do", HostileTexts.Long("away"))]);
        await FillInAsync(Officer, cycleWide, cycleWide + "/dia-chi", [("noi-nhan", "ubnd-tinh"), ("email", TrialPlan.AddressOf(Cycle.Key.Agency, "ubnd-tinh")), ("ly-do", HostileTexts.Long("recipient-address"))]);
        await Cycle.TickAsync();
    }

    private async Task EnterAsync()
    {
        const string page = Home + "/don-vi/" + Sealed + "/nhap-bao-cao";
        await FillInAsync(Officer, page + "/tep", page + "/tep", [], (HostileTexts.FileName("scan", ".png"), TrialFiles.Png));
        await FillInAsync(Officer, page, page,
        [
            ("entered.channel", "paper"), ("entered.day", HostileTexts.Tags("day")), ("entered.hour", HostileTexts.Tags("hour")), ("entered.from", HostileTexts.Tags("brought")),
            ("document.number", HostileTexts.Tags("number")), ("document.sign", HostileTexts.Tags("sign")), ("document.signer", HostileTexts.Tags("signer")), ("document.signedOn", HostileTexts.Tags("signed-on")),
            .. FormOf(Sealed, HostileTexts.Tags, HostileTexts.Tags, HostileTexts.Tags), ("action", "luu"),
        ]);
    }

    private async Task EditPlanAsync()
    {
        var unit = Cycle.Plan.Register.Units.First(unit => unit.Id == Owing);
        await FillInAsync(OfficeHead, "/ke-hoach/muc/don-vi/" + Owing, "/ke-hoach/muc/don-vi/" + Owing,
        [
            ("name", HostileTexts.Tags("new-unit")), ("shortName", HostileTexts.Short("new-short")), ("kind", "division"), ("headApproval", "onLink"), ("emails", unit.Emails[0]),
            ("head", HostileTexts.Tags("new-head")), ("contact", HostileTexts.Tags("new-contact")), ("phone", HostileTexts.Tags("new-phone")), ("inCharge", unit.InCharge!),
        ]);
    }

    private async Task RehearseAsync()
    {
        const string page = "/ke-hoach/dien-tap";
        await FillInAsync(OfficeHead, page, page, [("nam", "2027"), ("kich-ban", "phan-lon")]);
        // Each time some seconds further, until its report is compiled.
        for (var drive = 0; drive < MostDrives; drive++)
        {
            await FillInAsync(OfficeHead, page, page + "/tiep", []);
            using var report = await OpenAsync(OfficeHead, page + "/tep/bao-cao");
            if (report.StatusCode is HttpStatusCode.OK)
                return;
        }

        Assert.Fail("The rehearsal compiled nothing.");
    }

    private async Task ConsolidateAsync()
    {
        const string page = Home + "/bao-cao";
        await FillInAsync(Officer, page + "/phan/task.nv1", page + "/phan/task.nv1", [("noi-dung", HostileTexts.Long("edited", 2_000)), ("ly-do", HostileTexts.Line("edited-why")), ("thao-tac", "luu")]);
        await DecideOnReportAsync(Officer, "trinh", ("ly-do", HostileTexts.Long("submitted")));
        await DecideOnReportAsync(OfficeHead, "kiem-tra", ("ket-qua", "hoan-thien"), ("ly-do", HostileTexts.Long("returned")));
        await FillInAsync(Officer, page + "/phan/task.nv2", page + "/phan/task.nv2", [("noi-dung", HostileTexts.Long("edited-again", 2_000)), ("ly-do", HostileTexts.Line("edited-again-why")), ("thao-tac", "luu")]);
        await DecideOnReportAsync(Officer, "trinh", ("ly-do", HostileTexts.Long("submitted-again")));
        await DecideOnReportAsync(OfficeHead, "kiem-tra", ("ket-qua", "dat"), ("ly-do", HostileTexts.Long("passed")));
        await FillInAsync("link:" + Deputy, "/y-kien", "/y-kien", [("tra-loi", "y-kien"), ("loi", HostileTexts.Long("by-link"))]);
        await FillInAsync(Officer, page, page + "/ghi-y-kien", [.. Word("phan-van-hieu"), ("nhat-tri", "khong"), ("ly-do", HostileTexts.Long("leader-opinion"))], (HostileTexts.FileName("photo", ".png"), TrialFiles.Png));
        await FillInAsync(Officer, page, page + "/ghi-phe-duyet", [.. Word(Director), ("ly-do", HostileTexts.Long("approved"))], (HostileTexts.FileName("approval", ".png"), TrialFiles.Png));
        await Cycle.TickAsync();
        await DecideOnReportAsync(Clerk, "so", ("so-ky-hieu", "215/BC" + HostileTexts.Short("report-number") + "\r\nBcc: x@y.example"), ("ngay-ky", "2026-12-10"));
        var signed = SamplePdf.OfPages(1).Sign(SampleSigner.Rsa($"CN=\\<img src\\=x {HostileTexts.Mark}\\>\\\"\u202E').").Sign).Bytes;
        await FillInAsync(Clerk, page, page + "/ban-ky", [("co-sua", "on"), ("ly-do", HostileTexts.Long("changed"))], (HostileTexts.FileName("signed", ".pdf"), signed));
        await Cycle.TickAsync();
        Documents = await SaveAsync("bao-cao", "phu-luc", "so-ngay", "goi-phat-hanh");
        await Cycle.GoToAsync("2026-12-11 09:00");
        await FillInAsync(Clerk, page, page + "/phat-hanh", [("noi-nhan", "ubnd-tinh"), ("kenh", HostileTexts.Line("issued")), ("ngay", "2026-12-11")]);
        await Cycle.TickAsync();
        await DecideOnReportAsync(Officer, "thay-the", ("ly-do", HostileTexts.Long("replaced")));
        await Cycle.UntilAsync(async () => (await Cycle.Table.LoadAsync(CancellationToken.None)).Drafts[^1].Document == 2);
        await DecideOnReportAsync(Officer, "trinh", ("ly-do", HostileTexts.Long("submitted")));
        await DecideOnReportAsync(OfficeHead, "kiem-tra", ("ket-qua", "dat"), ("ly-do", HostileTexts.Long("passed")));
    }

    private static void Created(Answer answer) => Assert.True(answer.Status is HttpStatusCode.Created, answer.ToString());

    private async Task DecideOnReportAsync(string person, string step, params (string, string)[] fields)
    {
        await FillInAsync(person, Home + "/bao-cao", $"{Home}/bao-cao/{step}", fields);
        await Cycle.TickAsync();
    }

    private async Task<Dictionary<string, byte[]>> SaveAsync(params string[] names)
    {
        var saved = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            using var answer = await OpenAsync(Officer, $"{Home}/bao-cao/tep/{name}");
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{name}: {answer.StatusCode}");
            saved[name] = await answer.Content.ReadAsByteArrayAsync();
        }

        return saved;
    }

    private async Task SignInMailAsync()
    {
        var to = TrialPlan.AddressOf(Cycle.Key.Agency, Officer);
        var hash = Secret.HashOfAddress(to);
        await Cycle.Service<SignInMail>().SendAsync(hash, await Cycle.Service<DeskRegister>().FindAsync(hash, CancellationToken.None), null);
        SignInLink = DeskOffice.LinkIn(Office.Mail.Received.Last(mail => mail.Recipients.Contains(to, StringComparer.OrdinalIgnoreCase)).Message);
    }

    private static (string, string)[] Word(string leader) => [("nguoi", leader), ("ngay", "2026-12-08"), ("hinh-thuc", HostileTexts.Line("by-way-of"))];

    /// <summary>Sends a form of a page as a browser does: what the page hides in it goes along.</summary>
    /// <param name="fields">Those that choose among several forms of one address go before what is hidden.</param>
    private async Task FillInAsync(string caller, string page, string action, (string Name, string Value)[] fields, (string Name, byte[] Content)? file = null)
    {
        using var shown = await OpenAsync(caller, page);
        var html = await shown.Content.ReadAsStringAsync();
        var found = Regex.Matches(html, "<form[^>]* action=\"(?<path>[^\"?]*)(?<query>[^\"]*)\"(?<rest>[^>]*)>(?<body>.*?)</form>", RegexOptions.Singleline, Patience)
            .Select(form => (Path: form.Groups["path"].Value, Query: WebUtility.HtmlDecode(form.Groups["query"].Value), IsMultipart: form.Groups["rest"].Value.Contains("multipart", StringComparison.Ordinal), Hidden: HiddenIn(form.Groups["body"].Value)))
            .FirstOrDefault(form => form.Path == action && fields.All(field => !form.Hidden.TryGetValue(field.Name, out var hidden) || hidden == field.Value));
        Assert.True(found.Path is not null, $"{caller} finds no form {action} on {page}: {shown.StatusCode}");
        var all = found.Hidden.Where(hidden => fields.All(field => field.Name != hidden.Key)).Select(hidden => (Name: hidden.Key, hidden.Value)).Concat(fields).ToList();
        using var request = new HttpRequestMessage(HttpMethod.Post, found.Path + found.Query) { Content = found.IsMultipart ? Multipart(all, file) : HttpRequests.Form([.. all]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await SendAsync(caller, request);
        if (answer.StatusCode is not HttpStatusCode.SeeOther)
            Assert.Fail($"{caller} {action}: {answer.StatusCode} {await answer.ReadTextAsync()}");
    }

    private static Dictionary<string, string> HiddenIn(string form) => Regex.Matches(form, "<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"", RegexOptions.None, Patience)
        .DistinctBy(field => field.Groups[1].Value)
        .ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value), StringComparer.Ordinal);

    // As the HTML standard has browsers write names: quotes and line breaks by percent, everything else as UTF-8.
    private static MultipartFormDataContent Multipart(IEnumerable<(string Name, string Value)> fields, (string Name, byte[] Content)? file)
    {
        var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        if (file is { } sent)
        {
            var part = new ByteArrayContent(sent.Content);
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"tep\"; filename=\"{sent.Name.Replace("\"", "%22", StringComparison.Ordinal)}\"");
            form.Add(part);
        }

        return form;
    }

    private async Task<HttpResponseMessage> SendAsync(string caller, HttpRequestMessage request)
    {
        request.Headers.Add("Accept", "text/html");
        if (await CookieOfAsync(caller) is { } cookie)
            request.Headers.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        return await _http.SendAsync(request);
    }
}
