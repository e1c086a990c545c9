using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Web;
using KhcnFunctions.LocalHost.Functions;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.Azure.Functions.Worker;
using MimeKit;
using Xunit;

namespace KhcnFunctions.EndToEnd.Access;

/// <summary>Whatever leaves the product of a cycle full of hostile texts: pages, answers of the API, files and mails show them as texts.</summary>
[Collection(SharedAzurite.Name)]
public sealed partial class HostileTextsTests(HostileCycle filled, Chromium chromium) : IClassFixture<HostileCycle>, IClassFixture<Chromium>
{
    private const string Report = HostileCycle.Home + "/bao-cao";
    private const int Phone = 390;

    private static readonly string[] AtTheDesk = [HostileCycle.Officer, HostileCycle.Director, HostileCycle.Reader];

    private static readonly string Query = Uri.EscapeDataString(HostileTexts.Tags("query"));

    [Fact]
    public async Task Addresses_ThatAreRead_AreAllKnownHere()
    {
        var read = FunctionCatalog.Of(typeof(KhcnServices).Assembly).TriggeredBy<HttpTriggerAttribute>()
            .Where(function => ((HttpTriggerAttribute)function.Trigger).Methods!.Contains("get", StringComparer.OrdinalIgnoreCase))
            .Select(function => function.Name).ToHashSet(StringComparer.Ordinal);
        var known = (await PagesAsync()).Select(page => page.Function).Concat((await FilesAsync()).Select(file => file.Function)).Concat(Answers().Select(answer => answer.Function)).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(read.Except(known));
        Assert.Empty(known.Except(read));
    }

    [Fact]
    public async Task Pages_ShowTextsAndNothingElse()
    {
        var faults = new List<string>();
        foreach (var callers in (await PagesAsync()).SelectMany(page => page.Callers.Select(caller => (Caller: caller, Page: page))).GroupBy(page => page.Caller))
        {
            await using var reader = await OpenBrowserAsync(callers.Key);
            foreach (var (caller, page) in callers)
                faults.AddRange((await reader.LookAsync(page)).Select(fault => $"{caller} {page.Address}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Each form of each page is sent with texts that no field takes: the page that says so shows them as texts, and nothing is recorded.</summary>
    [Fact]
    public async Task Forms_WithTextsThatAreNotTaken_ShowThemAsTexts_AndRecordNothing()
    {
        var (before, faults, sent) = (await filled.CountAsync(), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var callers in (await PagesAsync()).Where(page => page.Status == 200 && page.Function is not ("AskForLink" or "AskToSignIn" or "OpenSignInLink"))
            .SelectMany(page => page.Callers.Select(caller => (Caller: caller, Page: page))).GroupBy(page => page.Caller))
        {
            await using var reader = await OpenBrowserAsync(callers.Key);
            foreach (var (caller, page) in callers)
            {
                using var shown = await filled.OpenAsync(caller, page.Address);
                foreach (var (index, action) in FormsIn(await shown.Content.ReadAsStringAsync()).Where(form => sent.Add(form.Action)))
                    faults.AddRange((await reader.SendFormAsync(page.Address, index, HostileTexts.Refused[sent.Count % HostileTexts.Refused.Count])).Select(fault => $"{caller} {action}: {fault}"));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(sent.Count > 40, $"{sent.Count} forms were found.");
        Assert.Equal(before, await filled.CountAsync());
    }

    [Fact]
    public async Task Answers_OfTheApi_AreJson_AndTablesHoldNoFormula()
    {
        using var http = WebSite.ClientOf(filled.Office.App);
        foreach (var answer in Answers())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, answer.Address);
            if (answer.Token is { } token)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(request);
            var content = await response.Content.ReadAsByteArrayAsync();
            Assert.True((int)response.StatusCode == answer.Status, $"{answer.Address}: {response.StatusCode} {Encoding.UTF8.GetString(content)}");
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            switch (response.Content.Headers.ContentType!.MediaType)
            {
                case "application/json" or "application/problem+json":
                    using (var json = JsonDocument.Parse(content))
                        Assert.True(answer.Shows is null || Strings(json.RootElement).Any(text => text.Contains($"[{answer.Shows}]", StringComparison.Ordinal)), $"{answer.Address} does not tell {answer.Shows}.");
                    break;
                case "text/csv":
                    Assert.All(Cells(Encoding.UTF8.GetString(content)), cell => Assert.DoesNotMatch("^[ ]*[=+@\t\r\n]|^[ ]*-[^0-9]", cell));
                    break;
                default:
                    CheckPackage(content);
                    break;
            }
        }
    }

    [Fact]
    public async Task Files_AreSavedUnderCleanNames()
    {
        foreach (var file in await FilesAsync())
        {
            using var answer = await filled.OpenAsync(file.Caller, file.Address);
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{file.Caller} {file.Address}: {answer.StatusCode}");
            var disposition = Assert.Single(answer.Content.Headers.GetValues("Content-Disposition"));
            Assert.StartsWith("attachment", disposition, StringComparison.Ordinal);
            Assert.StartsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            var name = answer.Content.Headers.ContentDisposition!.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName!.Trim('"');
            Assert.True(IsCleanName(name), $"{file.Address}: {name}");
            var content = await answer.Content.ReadAsByteArrayAsync();
            if (answer.Content.Headers.ContentType!.MediaType!.Contains("wordprocessingml", StringComparison.Ordinal))
                CheckPackage(content);
        }
    }

    [Fact]
    public void Documents_AreWhole_AndHoldTheTextsAsTexts()
    {
        foreach (var (name, content) in filled.Documents.Where(document => document.Key != "goi-phat-hanh"))
        {
            var text = CheckPackage(content);
            Assert.Contains(name == "phu-luc" ? HostileTexts.Read(HostileTexts.Line("noted")) : HostileTexts.Read(HostileTexts.Line("edited")), text, StringComparison.Ordinal);
        }

        using var package = new ZipArchive(new MemoryStream(filled.Documents["goi-phat-hanh"]));
        Assert.All(package.Entries, entry => Assert.True(IsCleanName(entry.FullName), entry.FullName));
        foreach (var entry in package.Entries.Where(entry => entry.Name.EndsWith(".docx", StringComparison.Ordinal)))
        {
            using var stream = new MemoryStream();
            using (var part = entry.Open())
                part.CopyTo(stream);
            CheckPackage(stream.ToArray());
        }
    }

    [Fact]
    public async Task Mails_GoToTheirReadersAlone_AndShowTextsAndNothingElse()
    {
        var mails = filled.Office.Mail.Received;
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = Phone, Height = 844 } });
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        foreach (var mail in mails)
        {
            var message = mail.Message;
            var told = $"'{message.Subject}' to {message.To}";
            Assert.All(mail.Recipients, to => Assert.EndsWith($"@{filled.Cycle.Key.Agency}.example", to, StringComparison.Ordinal));
            Assert.Equal(mail.Recipients.Order(StringComparer.Ordinal), message.To.Mailboxes.Select(to => to.Address).Order(StringComparer.Ordinal));
            Assert.True(message.Cc.Count + message.Bcc.Count == 0, told);
            Assert.Equal(["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To", "X-Auto-Response-Suppress", "X-Khcn-Key"],
                message.Headers.Concat(message.Body!.Headers).Select(header => header.Field).Where(field => field is not ("Reply-To" or "X-Khcn-Mail" or "Received" or "Return-Path")).Distinct().Order(StringComparer.Ordinal));
            Assert.True(message.Subject!.All(letter => !char.IsControl(letter) && letter is not '\u202E'), told);
            Assert.All(message.Attachments.OfType<MimePart>(), part => Assert.True(IsCleanName(part.FileName!), part.FileName));
            // No policy stands in a script's way here, as in a reader of mails that has none.
            await page.SetContentAsync(message.HtmlBody!);
            faults.AddRange((await HostileReader.FaultsAsync(page, styles: 0, isPage: false)).Select(fault => $"{told}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(mails.Count > 40, $"{mails.Count} mails came.");
        Assert.Contains(mails, mail => HostileTexts.Read(mail.Message.HtmlBody!).Contains("[report-number]", StringComparison.Ordinal));
    }

    private async Task<HostileReader> OpenBrowserAsync(string caller) =>
        await HostileReader.OpenAsync(await chromium.OpenAsync(filled.Office.App, Phone, 844), filled.Office.App.Address, await filled.CookieOfAsync(caller));

    /// <summary>Every page that a function shows, by whom it is opened, and the names of texts that have to stand on it.</summary>
    private async Task<IReadOnlyList<HostilePage>> PagesAsync()
    {
        const string home = HostileCycle.Home;
        var (waiting, ignored) = (await filled.QuarantinedAsync("subject"), await filled.QuarantinedAsync("ignored"));
        string[] units = [HostileCycle.Headed, "head:" + HostileCycle.Headed, HostileCycle.Writing, HostileCycle.Sealed, HostileCycle.Owing, "p-hcth"];
        string[] clerks = [HostileCycle.Officer, HostileCycle.OfficeHead];
        return
        [
            // For everybody, and of links.
            new("Home", [""], "/", "plan"),
            new("FormerUnitPage", [HostileCycle.Owing], "/bao-cao", "unit") { Leads = "/don-vi" },
            new("OpenUnitLink", [""], "/bao-cao/" + filled.Cycle.TokenOf(HostileCycle.Owing), "unit") { Leads = "/don-vi" },
            new("OpenUnitLink", [""], "/bao-cao/" + Query) { Status = 404 },
            new("AskForLink", [""], "/lien-ket-moi?" + Query),
            new("AskToSignIn", [""], "/dang-nhap?ve=" + Query),
            new("OpenSignInLink", [""], filled.SignInLink, "staff"),
            new("OpenSignInLink", [""], "/dang-nhap/" + Query) { Status = 410 },
            new("BeginOidcSignIn", [""], "/dang-nhap/oidc?ve=" + Query) { Status = 404 },
            new("FinishOidcSignIn", [""], $"/dang-nhap/oidc/ve?error={Query}&state={Query}&code={Query}") { Status = 404 },
            new("AppServiceSignIn", [""], "/dang-nhap/microsoft?ve=" + Query) { Status = 404 },
            new("OpenLeaderLink", [""], "/y-kien/" + (await filled.CookieOfAsync("link:" + HostileCycle.Director))!.Value.Value, "plan") { Leads = "/y-kien" },
            new("OpenLeaderLink", [""], "/y-kien/" + Query) { Status = 404 },
            new("AskLeader", ["link:" + HostileCycle.Director, "link:" + HostileCycle.Deputy], "/y-kien", "agency"),
            new("IssuedDocument", [""], "/van-ban/" + Query) { Status = 404 },

            // Of units.
            new("UnitPage", units, "/don-vi", "unit"),
            new("EditReport", [HostileCycle.Headed, HostileCycle.Writing, HostileCycle.Sealed, HostileCycle.Owing], "/don-vi/soan", "unit", "task"),
            new("EditReport", [HostileCycle.Writing], "/don-vi/soan?dong=" + Query, "general-results", "cause", "quality", "source", "figure"),
            new("EditReport", [HostileCycle.Headed], "/don-vi/soan?tu=2", "second-results", "quality", "figure-unit"),
            new("PreviewReport", [HostileCycle.Headed, HostileCycle.Writing, HostileCycle.Owing], "/don-vi/xem", "unit"),
            new("ReportFiles", [HostileCycle.Writing, HostileCycle.Owing], "/don-vi/tep", "unit"),
            new("SentReport", [HostileCycle.Headed], "/don-vi/lan-gui/1", "first-results", "quality", "figure", "source", "cause"),
            new("SentReport", [HostileCycle.Sealed], "/don-vi/lan-gui/1", "sealed-results", "document-signer"),
            new("SentReport", [HostileCycle.Writing], "/don-vi/lan-gui/1?nhan=" + Query, "general-results", "figure-unit"),
            new("AskForExtension", [HostileCycle.Owing], "/don-vi/xin-gia-han"),
            new("HeadApproval", ["head:" + HostileCycle.Headed], "/don-vi/duyet", "second-results"),
            new("UnitDifficulties", units, "/don-vi/vuong-mac"),
            new("UnitDifficulty", [HostileCycle.Headed], "/don-vi/vuong-mac/1", "what", "proposal", "added", "answer", "amendment", "amended"),
            new("UnitDifficulty", [HostileCycle.Writing], "/don-vi/vuong-mac/2", "what", "proposal"),

            // Of the desk.
            new("DeskHome", AtTheDesk, "/ban-lam-viec", "staff|leader"),
            new("DeskCycle", AtTheDesk, home, "unit", "task"),
            .. new[] { "chua-gui", "cho-duyet", "da-gui", "hoan-thien", "gui-cham", "trong-ngay", "xin-gia-han", "kenh-khac", "mien", Query }
                .Select(filter => new HostilePage("DeskCycle", [HostileCycle.Officer], $"{home}?loc={filter}")),
            new("DeskCycle", [HostileCycle.Officer], $"{home}?nhiem-vu={Query}&tim={Query}", "query"),
            new("DeskMails", AtTheDesk, home + "/thu", "unit", "leader"),
            .. new[] { "khong-den", "cho-gui", "da-gui", "den-noi", "khong-gui", Query }
                .Select(filter => new HostilePage("DeskMails", [HostileCycle.Officer], $"{home}/thu?loc={filter}&don-vi={Query}&so={Query}")),
            new("DeskUpcoming", AtTheDesk, home + "/viec-sap-toi"),
            new("DeskCallList", AtTheDesk, home + "/goi-dien", "unit", "contact", "phone"),
            new("LeaderDesk", AtTheDesk, home + "/lanh-dao", "task"),
            new("LeaderDesk", [HostileCycle.Officer], home + "/lanh-dao?ai=" + Query),
            new("ReportDesk", AtTheDesk, Report, "edited-why"),
            new("ReportChanges", [HostileCycle.Officer, HostileCycle.Director], Report + "/thay-doi?lan=2", "edited"),
            new("EditReportPart", [HostileCycle.Officer], Report + "/phan/task.nv1", "edited|results"),
            new("EditReportPart", [HostileCycle.OfficeHead], Report + "/phan/task.nv4"),
            new("EditReportPart", [HostileCycle.Officer], Report + "/phan/" + Query) { Status = 404 },
            .. new[] { HostileCycle.Headed, HostileCycle.Writing, HostileCycle.Sealed, HostileCycle.Owing, "p-hcth" }.Select(unit => new HostilePage("UnitDesk", AtTheDesk, $"{home}/don-vi/{unit}", "unit", "contact", "phone")),
            new("UnitDesk", [HostileCycle.Officer], home + "/don-vi/" + Query) { Status = 404 },
            .. new[] { HostileCycle.Headed, HostileCycle.Writing, HostileCycle.Owing }.Select(unit => new HostilePage("UnitAudit", [HostileCycle.Officer, HostileCycle.Reader], $"{home}/don-vi/{unit}/nhat-ky", "unit")),
            new("UnitAudit", [HostileCycle.Officer], $"{home}/don-vi/{HostileCycle.Owing}/nhat-ky", "call", "refused", "extension", "withdrawn", "exempt"),
            new("UnitDeskVersion", [HostileCycle.Officer, HostileCycle.Director], $"{home}/don-vi/{HostileCycle.Headed}/lan-gui/1", "first-results", "quality", "figure", "source"),
            new("UnitDeskVersion", [HostileCycle.Officer], $"{home}/don-vi/{HostileCycle.Sealed}/lan-gui/1", "sealed-results", "document-signer", "document-sign"),
            new("TaskDesk", AtTheDesk, home + "/nhiem-vu/nv1", "task", "assessed", "noted"),
            new("TaskDesk", [HostileCycle.Officer], home + "/nhiem-vu/nv4", "task"),
            new("EnterReport", clerks, $"{home}/don-vi/{HostileCycle.Sealed}/nhap-bao-cao", "brought", "signer", "general-results"),
            new("EnterReport", [HostileCycle.Officer], $"{home}/don-vi/{HostileCycle.Owing}/nhap-bao-cao?dong={Query}"),
            new("EnteredFiles", clerks, $"{home}/don-vi/{HostileCycle.Sealed}/nhap-bao-cao/tep", "unit"),
            new("QuarantineDesk", AtTheDesk, home + "/thu-cho-xu-ly?trang-so=" + Query, "subject"),
            new("QuarantineDesk", [HostileCycle.Officer], home + "/thu-cho-xu-ly?loc=xong", "asked", "ignored"),
            new("QuarantinedMail", AtTheDesk, waiting, "subject", "mail", "attached"),
            new("QuarantinedMail", [HostileCycle.Officer], ignored, "ignored", "mail-ignored", "ignored-why"),
            new("CycleWideDesk", AtTheDesk, home + "/viec", "hold", "release", "away", "recipient-address"),
            new("CycleAudit", AtTheDesk, $"{home}/viec/nhat-ky?don-vi={Query}&trang-so={Query}"),
            new("CycleAudit", [HostileCycle.Officer], home + "/viec/nhat-ky"),
            new("DeskDifficulties", AtTheDesk, home + "/vuong-mac", "unit"),
            new("DeskDifficulty", AtTheDesk, home + "/vuong-mac/1", "what", "proposal", "added", "forwarded", "opinion", "answer", "amendment", "amended", "by-way-of"),
            new("DeskDifficulty", AtTheDesk, home + "/vuong-mac/2", "what", "proposal", "forwarded"),

            // Of the plan.
            new("PlanHome", AtTheDesk, "/ke-hoach", "task", "unit", "contact", "leader", "staff", "recipient"),
            new("PlanYearAhead", [HostileCycle.Officer, HostileCycle.Reader], "/ke-hoach/nam-toi?nam=" + Query),
            .. new[] { "van-ban/so-ngay", "nhiem-vu/nv1", "nhiem-vu/moi", "don-vi/" + HostileCycle.Owing, "don-vi/moi", "lanh-dao/" + HostileCycle.Deputy, "can-bo/" + HostileCycle.Clerk, "noi-nhan/ubnd-tinh" }
                .Select(entry => new HostilePage("EditPlanEntry", [HostileCycle.OfficeHead], "/ke-hoach/muc/" + entry)),
            new("EditPlanEntry", [HostileCycle.Officer], "/ke-hoach/muc/don-vi/" + HostileCycle.Owing, "new-unit", "new-contact", "new-head", "new-phone"),
            new("EditPlanEntry", [HostileCycle.Officer], $"/ke-hoach/muc/{Query}/{Query}") { Status = 404 },
            new("AskReorganisation", clerks, "/ke-hoach/sap-xep", "unit"),
            new("RehearsalHome", clerks, "/ke-hoach/dien-tap"),
            new("RehearsedMail", clerks, await filled.LinkAsync(HostileCycle.Officer, "/ke-hoach/dien-tap", "/thu\\?ten=[^\"]*"), "agency-short|unit|plan"),
            new("RehearsedMail", [HostileCycle.Officer], "/ke-hoach/dien-tap/thu?ten=" + Query) { Status = 404 },
        ];
    }

    private async Task<IReadOnlyList<(string Function, string Caller, string Address)>> FilesAsync()
    {
        var sent = (await filled.Cycle.Table.LoadAsync(CancellationToken.None)).Decisions.Of<Dispatched>().Single().Draft;
        const string home = HostileCycle.Home, file = "/tep/[0-9a-f]{64}[^\"]*";
        var mail = await filled.QuarantinedAsync("subject");
        var entered = $"{home}/don-vi/{HostileCycle.Sealed}/nhap-bao-cao/tep";
        return
        [
            ("WordForm", HostileCycle.Writing, "/don-vi/mau"),
            ("ReportFile", HostileCycle.Writing, await filled.LinkAsync(HostileCycle.Writing, "/don-vi/tep", file)),
            ("FileOfUnitDifficulty", HostileCycle.Writing, await filled.LinkAsync(HostileCycle.Writing, "/don-vi/vuong-mac/2", file)),
            ("FileOfDeskDifficulty", HostileCycle.Officer, await filled.LinkAsync(HostileCycle.Officer, home + "/vuong-mac/1", file)),
            ("UnitDeskFile", HostileCycle.Officer, await filled.LinkAsync(HostileCycle.Officer, $"{home}/don-vi/{HostileCycle.Writing}/lan-gui/1", file)),
            ("EnteredFile", HostileCycle.Officer, await filled.LinkAsync(HostileCycle.Officer, entered, file)),
            ("QuarantinedMailSource", HostileCycle.Officer, mail + "/thu-goc"),
            ("QuarantinedMailFile", HostileCycle.Officer, mail + "/tep/1"),
            ("ReportDocument", HostileCycle.Officer, Report + "/tep/bao-cao"),
            ("ReportDocument", HostileCycle.Officer, Report + "/tep/phu-luc"),
            ("ReportDocument", HostileCycle.Officer, Report + "/tep/phieu-trinh"),
            ("ReportDocument", HostileCycle.Officer, await filled.LinkAsync(HostileCycle.Officer, $"{home}/don-vi/{HostileCycle.Owing}", "minh-chung\\?ma=[^\"]*")),
            ("LeaderDocument", "link:" + HostileCycle.Director, "/y-kien/tep/phieu-trinh"),
            ("IssuedDocument", "", "/van-ban/" + filled.Cycle.TokenOf(AccessToken.DocumentOf(sent))),
            ("RehearsedDocument", HostileCycle.Officer, "/ke-hoach/dien-tap/tep/bao-cao"),
        ];
    }

    /// <summary>What programs read; the name of a text that has to be told.</summary>
    private IReadOnlyList<(string Function, string? Token, string Address, string? Shows, int Status)> Answers()
    {
        var (route, office) = ("/" + filled.Cycle.Route, filled.Cycle.TokenOf(CallerFinder.OfficeHolder));
        return
        [
            ("ApiDocument", null, "/api/openapi.json", null, 200),
            ("UnservedRoute", null, "/api/" + Query, null, 404),
            ("CycleStatus", office, route, null, 200),
            ("CycleUnits", office, route + "/units", "unit", 200),
            ("CycleUnit", office, $"{route}/units/{HostileCycle.Owing}", "unit", 200),
            ("CycleUnit", office, $"{route}/units/{Query}", null, 404),
            ("CycleMails", office, route + "/mails", null, 200),
            ("CycleDecisions", office, route + "/decisions", "refused", 200),
            ("CycleChanges", office, route + "/audit", "exempt", 200),
            ("Difficulties", office, route + "/difficulties", "what", 200),
            ("CycleFigures", office, route + "/figures", "figure", 200),
            .. new[] { "units", "tasks", "figures", "budgets" }.Select(table => ("CycleFigures", (string?)office, $"{route}/figures?format=csv&table={table}", (string?)null, 200)),
            ("CycleFigures", office, route + "/figures?format=xlsx", null, 200),
            ("CycleFigures", office, $"{route}/figures?format={Query}", null, 400),
            ("CycleDrafts", office, route + "/drafts", null, 200),
            ("CycleParts", office, route + "/parts", null, 200),
            ("CyclePart", office, $"{route}/parts/{Query}", null, 404),
            ("CycleDocument", office, $"{route}/documents/{Query}", null, 404),
            ("CycleQuarantine", office, route + "/quarantine", null, 200),
            ("CycleQuarantinedMail", office, $"{route}/quarantine/{Query}", null, 404),
            ("CycleQuarantinedMailSource", office, $"{route}/quarantine/{Query}/source", null, 404),
            ("CycleQuarantinedMailFile", office, $"{route}/quarantine/{Query}/files/1", null, 404),
            ("CycleVersions", office, $"{route}/units/{HostileCycle.Writing}/versions", null, 200),
            ("CycleVersion", office, $"{route}/units/{HostileCycle.Writing}/versions/1", null, 200),
            ("CycleVersionFile", office, $"{route}/units/{HostileCycle.Writing}/versions/1/files/{new string('0', 64)}", null, 404),
            ("DifficultyFile", office, $"{route}/difficulties/1/files/{new string('0', 64)}", null, 404),
            ("HealthLive", null, "/api/health/live", null, 200),
            ("HealthReady", null, "/api/health/ready", null, 200),
            ("ReportStatus", filled.Cycle.TokenOf(HostileCycle.Writing), route + "/reports", null, 200),
            ("CurrentPlan", TrialSettings.OperatorKey, $"/api/{filled.Cycle.Key.Agency}/plans/{filled.Cycle.Key.Plan}", "unit", 200),
        ];
    }

    /// <summary>The forms of a page in which somebody may write, by their place among its forms.</summary>
    private static IEnumerable<(int Index, string Action)> FormsIn(string html) =>
        Form().Matches(html).Select((form, index) => (Index: index, Action: form.Groups["action"].Value, Method: form.Groups["method"].Value, Body: form.Groups["body"].Value))
            .Where(form => form.Method == "post" && Field().IsMatch(form.Body)).Select(form => (form.Index, form.Action));

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(field => Strings(field.Value)),
        _ => [],
    };

    /// <summary>The cells of a table as a spreadsheet reads them (RFC 4180, with semicolons).</summary>
    private static IEnumerable<string> Cells(string csv)
    {
        var (cell, isQuoted) = (new StringBuilder(), false);
        foreach (var letter in csv.TrimStart('\uFEFF'))
        {
            if (letter == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && letter is ';' or '\n')
            {
                yield return cell.ToString().TrimEnd('\r');
                cell.Clear();
            }
            else
                cell.Append(letter);
        }
    }

    private static bool IsCleanName(string name) =>
        name.Length is > 0 and <= 200 && !name.Contains("..\\", StringComparison.Ordinal) && !name.StartsWith("..", StringComparison.Ordinal)
        && name.All(letter => !char.IsControl(letter) && letter is not ('/' or '\\' or '<' or '>' or ':' or '"' or '|' or '?' or '*' or '\u202E'));

    [GeneratedRegex("<form[^>]*? method=\"(?<method>[a-z]+)\"[^>]* action=\"(?<action>[^\"?]*)[^>]*>(?<body>.*?)</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<textarea|<input[^>]* type=\"(text|email)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();

    /// <summary>Every part of an Office file is XML that can be read, and none holds a formula; a document keeps to its schema.</summary>
    /// <returns>All its text.</returns>
    private static string CheckPackage(byte[] file)
    {
        var text = new StringBuilder();
        using (var zip = new ZipArchive(new MemoryStream(file)))
        {
            foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal) || entry.Name.EndsWith(".rels", StringComparison.Ordinal)))
            {
                using var part = entry.Open();
                using var reader = XmlReader.Create(part, new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
                var root = XDocument.Load(reader).Root!;
                Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "f" or "instrText" && element.Value.Contains("chen", StringComparison.Ordinal));
                Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName == "TargetMode" && attribute.Value == "External");
                foreach (var paragraph in root.Descendants().Where(element => element.Name.LocalName is "p" or "si"))
                    text.AppendJoin("", paragraph.Descendants().Where(element => element.Name.LocalName == "t").Select(element => element.Value)).Append('\n');
            }

            if (zip.GetEntry("word/document.xml") is null)
                return HostileTexts.Read(text.ToString());
        }

        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        return HostileTexts.Read(text.ToString());
    }
}

/// <param name="Callers">As <see cref="HostileCycle.CookieOfAsync"/> names them.</param>
/// <param name="Shows">Names of texts that have to be read on it; of several, parted by a stroke, one.</param>
internal sealed record HostilePage(string Function, IReadOnlyList<string> Callers, string Address, params string[] Shows)
{
    public int Status { get; init; } = 200;

    /// <summary>Where its address leads; null for a page that is shown at its own.</summary>
    public string? Leads { get; init; }
}
