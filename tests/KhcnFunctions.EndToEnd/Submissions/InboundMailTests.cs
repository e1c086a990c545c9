using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Mail;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.ByMail;
using Xunit;

namespace KhcnFunctions.EndToEnd.Submissions;

/// <summary>Mails come by the webhook of a real host and land where they should.</summary>
[Collection(SharedAzurite.Name)]
public sealed class InboundMailTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Unit = "p-qlkh";
    private const string Clerk = "can-bo@so-khcn.example";
    private const string Head = "p-qlkh@so-khcn.example";

    private static readonly ECDsa Signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private Office _office = null!;

    public async Task InitializeAsync()
    {
        var mail = new ReceivingSmtpServer();
        var app = await StartAsync(mail, verify: false);
        var realm = app.Services.GetRequired<StorageRealms>().Production;
        await realm.CreateAsync(CancellationToken.None);
        var plan = TrialPlan.For("so-khcn");
        plan = plan with
        {
            Register = plan.Register with
            {
                Units = [.. plan.Register.Units.Select(unit => unit.Id == Unit ? unit with { Emails = [Clerk], HeadEmail = Head } : unit)],
            },
        };
        await app.Services.GetRequired<TokenKeys>().TryPutAsync(
            new CycleKey("so-khcn", plan.Id, "2026"), [.. Enumerable.Range(1, 32).Select(number => (byte)number)], CancellationToken.None);
        _office = new Office(mail, app, await CycleHarness.OpenAsync(app, mail, plan, "2026-12-08 16:00"));
    }

    public async Task DisposeAsync()
    {
        await _office.App.DisposeAsync();
        await _office.Mail.DisposeAsync();
    }

    [Fact]
    public async Task Corpus_EachMail_LandsWhereItShould()
    {
        var wrong = new List<string>();
        var opened = await RowsAsync();
        foreach (var name in CorpusMail.Names)
        {
            // Each is the unit's first.
            await RestoreAsync(opened);
            var gold = CorpusMail.Load(name);
            if (gold.Lands == "approval")
                await _office.Cycle.SubmitAsync(Unit);
            var status = await InboundPosts.RawAsync(_office.App.Address, CorpusMail.Raw(name), gold.Facts);
            var landed = await LandedAsync(CorpusMail.Raw(name));
            if (status != HttpStatusCode.OK || landed != gold.Lands)
                wrong.Add($"{name}: {gold.Lands} expected, {landed} ({(int)status})");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Mail_TwiceAndToTwoRecipients_IsOneVersion()
    {
        var raw = CorpusMail.Raw("001-gmail-vi");
        var copy = Encoding.UTF8.GetBytes("X-Copy: 2\r\n" + Encoding.UTF8.GetString(raw));
        var facts = CorpusMail.Load("001-gmail-vi").Facts;

        await InboundPosts.RawAsync(_office.App.Address, raw, facts);
        await InboundPosts.RawAsync(_office.App.Address, raw, facts, InboundPosts.NextSecret);
        await InboundPosts.RawAsync(_office.App.Address, copy, facts);

        var unit = (await _office.Cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit;
        Assert.Equal((1, UnitStatus.Reported), (unit.Version, unit.Status));
        Assert.Equal(CorpusMail.Load("001-gmail-vi").ReceivedAt, unit.FirstReceivedAt);
        var report = CanonicalReport.Read((await _office.Cycle.Table.FindVersionAsync(Unit, 1, CancellationToken.None))!.Content!);
        Assert.Contains("đã tổ chức 02 hội nghị", report.General.Results, StringComparison.Ordinal);
        Assert.NotNull(report.Checks);
    }

    [Fact]
    public async Task ParsedPost_IsTheSameAsTheRawOne()
    {
        var facts = CorpusMail.Load("001-gmail-vi").Facts;
        (string, byte[])[] fields =
        [
            ("headers", Encoding.UTF8.GetBytes($"Received: by mx.sendgrid.example; Tue, 08 Dec 2026 08:42:10 +0000\r\nFrom: {Head}\r\nTo: {facts.To[0]}\r\nSubject: Bao cao\r\nMessage-ID: <p@x.example>\r\nContent-Type: multipart/mixed; boundary=gone\r\n")),
            ("text", Encoding.GetEncoding(1258).GetBytes("Nhi\u00EA\u0323m vu\u0323: ho\u0300an tha\u0300nh")),
            ("html", "<p>khác</p>"u8.ToArray()),
            ("charsets", """{"text":"windows-1258","html":"UTF-8"}"""u8.ToArray()),
            ("attachments", "1"u8.ToArray()),
            ("attachment-info", """{"attachment1":{"filename":"bao-cao.docx","name":"bao-cao.docx"}}"""u8.ToArray()),
            ("attachment1", "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray()),
            .. InboundPosts.Fields(facts),
        ];

        Assert.Equal(HttpStatusCode.OK, await InboundPosts.PostAsync(_office.App.Address, fields));
        Assert.Equal(HttpStatusCode.OK, await InboundPosts.PostAsync(_office.App.Address, fields));

        var version = await _office.Cycle.Table.FindVersionAsync(Unit, 1, CancellationToken.None);
        var report = CanonicalReport.Read(version!.Content!);
        Assert.Contains("Nhiệm vụ: hòan thành", report.General.Results, StringComparison.Ordinal);
        Assert.Equal(FileKind.Pdf, Assert.Single(report.Files!).Kind);
        Assert.Null(await _office.Cycle.Table.FindVersionAsync(Unit, 2, CancellationToken.None));
    }

    [Theory]
    [InlineData("wrong-secret-0123456789-0123456789-0123")]
    [InlineData("x")]
    public async Task WrongSecret_Answers503AndStoresNothing(string secret)
    {
        var raw = CorpusMail.Raw("001-gmail-vi");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await InboundPosts.RawAsync(_office.App.Address, raw, MailFacts.None, secret));

        Assert.Equal("nowhere", await LandedAsync(raw));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    public async Task OddSecret_Answers503(string secret) =>
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await InboundPosts.RawAsync(_office.App.Address, CorpusMail.Raw("001-gmail-vi"), MailFacts.None, secret));

    [Fact]
    public async Task Unreadable_WithAUnitsToken_IsToldToTheOffice()
    {
        await InboundPosts.RawAsync(_office.App.Address, [1, 2, 3], FactsOf(Head));
        await InboundPosts.RawAsync(_office.App.Address, [3, 2, 1], MailFacts.None);

        Assert.Equal(("quarantined: Unreadable", "quarantined: Unreadable"), (await LandedAsync([1, 2, 3]), await LandedAsync([3, 2, 1])));
        Assert.Equal(Unit, Assert.Single(await NoticesAsync(), notice => notice.Kind is NoticeKind.MailQuarantined).Unit);
    }

    [Fact]
    public async Task BareText_WhereAReportStands_ChangesNothing()
    {
        Assert.Equal("quarantined: NotAReport", await SendAsync(Head, "Đã nhận được thư, cảm ơn Phòng HCTH."));
        await InboundPosts.RawAsync(_office.App.Address, CorpusMail.Raw("001-gmail-vi"), CorpusMail.Load("001-gmail-vi").Facts);

        Assert.Equal("quarantined: NotAReport", await SendAsync(Head, "Phòng đã hoàn thành thêm 02 hội nghị."));
        Assert.Equal("quarantined: ElsewhereThoughSent", await SendAsync(Head, "Đã gửi qua kênh khác."));

        var unit = (await _office.Cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit;
        Assert.Equal((1, 1, false), (unit.Version, unit.LastVersion, unit.Paused));
        Assert.Equal(3, (await NoticesAsync()).Count(notice => notice.Kind is NoticeKind.MailQuarantined));
    }

    [Fact]
    public async Task Difficulty_ByMail_IsRaisedOnce_AddedToByAnAnswer_AndNeverForAReport()
    {
        var raw = Mail("Khó khăn, vướng mắc về kinh phí", "Phòng chưa có kinh phí mua thiết bị.\r\nĐề xuất: cho điều chuyển kinh phí.");
        await InboundPosts.RawAsync(_office.App.Address, raw, FactsOf(Head));
        await InboundPosts.RawAsync(_office.App.Address, [.. "X-Copy: 2\r\n"u8, .. raw], FactsOf(Head));
        var received = (await NoticesAsync()).First(notice => notice.Kind is NoticeKind.DifficultyReceived);
        var added = Mail("Re: [Sở] Đã nhận khó khăn, vướng mắc số 1, năm 2026", "Cần 02 máy.", $"In-Reply-To: <{MailDesk.IdOf(_office.Cycle.Key, received)}@so-khcn.example>\r\n");
        await InboundPosts.RawAsync(_office.App.Address, added, FactsOf(Head));
        var report = Mail("Khó khăn, vướng mắc", "Nhiệm vụ 1\r\nKết quả: đã tổ chức 02 hội nghị.\r\nKhó khăn, vướng mắc: thiếu kinh phí.");
        await InboundPosts.RawAsync(_office.App.Address, report, FactsOf(Head));

        Assert.Equal(("difficulty: 0001", "difficulty: 0001", "report"), (await LandedAsync(raw), await LandedAsync(added), await LandedAsync(report)));
        var difficulty = Assert.Single(await _office.Cycle.Table.DifficultiesAsync(CancellationToken.None)).Difficulty;
        Assert.Equal((Unit, "Phòng chưa có kinh phí mua thiết bị.", "cho điều chuyển kinh phí."), (difficulty.Unit, difficulty.What, difficulty.Proposal));
        Assert.Equal("Cần 02 máy.", Assert.IsType<KhcnFunctions.Difficulties.AddedToDifficulty>(Assert.Single(difficulty.Steps)).Text);
        Assert.Equal(1, (await _office.Cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.LastVersion);
    }

    private byte[] Mail(string subject, string text, string headers = "") => Encoding.UTF8.GetBytes(
        $"Received: by mx.so-khcn.example; Tue, 08 Dec 2026 08:42:10 +0000\r\nFrom: {Head}\r\nTo: bc+{_office.Cycle.TokenOf(Unit)}@nhan.so-khcn.example\r\n"
        + $"Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(subject))}?=\r\nMessage-ID: <{Guid.NewGuid():N}@so-khcn.example>\r\n{headers}"
        + $"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n");

    [Fact]
    public async Task HeadsRemarks_WhileAVersionWaits_ReturnIt()
    {
        var raw = Encoding.UTF8.GetString(CorpusMail.Raw("001-gmail-vi")).Replace(Head, Clerk, StringComparison.Ordinal);
        await InboundPosts.RawAsync(_office.App.Address, Encoding.UTF8.GetBytes(raw), CorpusMail.Load("001-gmail-vi").Facts);

        Assert.Equal("quarantined: AgreedWithWords", await SendAsync(Head, "Đồng ý, nhưng cần xem lại số liệu."));
        Assert.True((await _office.Cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.AwaitsHead);
        Assert.Equal("returned: 0001", await SendAsync(Head, "Đề nghị bổ sung số liệu.\nKhó khăn, vướng mắc: ghi rõ hơn."));

        var unit = (await _office.Cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit;
        Assert.Equal((null, 0, 1), (unit.Awaiting, unit.Version, unit.LastVersion));
        Assert.Contains("bổ sung số liệu", Assert.Single(await NoticesAsync(), notice => notice.Kind is NoticeKind.HeadReturned).Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyThatIsNoPost_IsStoredAsItIs()
    {
        using var http = new HttpClient();
        using var body = new ByteArrayContent([1, 2, 3]);

        using var answer = await http.PostAsync(new Uri(_office.App.Address, "api/mail/inbound/" + InboundPosts.Secret), body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("quarantined: Unreadable", await LandedAsync([1, 2, 3]));
    }

    [Fact]
    public async Task SignaturePolicy_TakesOnlyWhatIsSigned()
    {
        await using var app = await StartAsync(_office.Mail, verify: true);
        var raw = CorpusMail.Raw("024-windows-1258");
        (string, byte[])[] fields = [("email", raw), .. InboundPosts.Fields(CorpusMail.Load("024-windows-1258").Facts)];
        void Sign(HttpRequestMessage request, byte[] body, byte[] key)
        {
            request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", "1780000000");
            request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(key));
        }

        byte[] Signature(byte[] body) => Signer.SignData([.. "1780000000"u8, .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await InboundPosts.PostAsync(app.Address, fields));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await InboundPosts.PostAsync(app.Address, fields, sign: (request, body) => Sign(request, body, Signature([.. body, 0]))));
        Assert.Equal(HttpStatusCode.OK, await InboundPosts.PostAsync(app.Address, fields, sign: (request, body) => Sign(request, body, Signature(body))));
        Assert.Equal("report", await LandedAsync(raw));
    }

    [Fact]
    public async Task Quarantined_TellsTheOfficeOnceAndTheUnitHowToSend()
    {
        var name = CorpusMail.Names.Single(mail => mail.EndsWith("spf-and-dkim-fail", StringComparison.Ordinal));
        for (var i = 0; i < 2; i++)
            await InboundPosts.RawAsync(_office.App.Address, CorpusMail.Raw(name), CorpusMail.Load(name).Facts);
        var stranger = CorpusMail.Names.Single(mail => mail.EndsWith("-unknown-sender", StringComparison.Ordinal));
        await InboundPosts.RawAsync(_office.App.Address, CorpusMail.Raw(stranger), CorpusMail.Load(stranger).Facts);

        var notices = await NoticesAsync();
        Assert.Equal(2, notices.Count(notice => notice.Kind is NoticeKind.MailQuarantined));
        Assert.Equal(Unit, Assert.Single(notices, notice => notice.Kind is NoticeKind.MailGuidance).Unit);
        await _office.Cycle.TickAsync();
        Assert.Equal(2, _office.Cycle.MailsOf("p-hcth").Count(mail => mail.Subject.Contains("Thư cần kiểm tra", StringComparison.Ordinal)));
        Assert.Single(_office.Cycle.MailsTo(Clerk), mail => mail.Subject.Contains("chưa được ghi nhận", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SentElsewhere_PausesTheLadder()
    {
        var name = CorpusMail.Names.Single(mail => mail.EndsWith("sent-elsewhere", StringComparison.Ordinal));

        await InboundPosts.RawAsync(_office.App.Address, CorpusMail.Raw(name), CorpusMail.Load(name).Facts);

        Assert.True((await _office.Cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.Paused);
    }

    [Fact]
    public async Task ClerksMail_WaitsForTheHead_WhoAgreesByMail()
    {
        var raw = Encoding.UTF8.GetString(CorpusMail.Raw("001-gmail-vi")).Replace(Head, Clerk, StringComparison.Ordinal);
        var facts = CorpusMail.Load("001-gmail-vi").Facts;
        await InboundPosts.RawAsync(_office.App.Address, Encoding.UTF8.GetBytes(raw), facts);
        Assert.True((await _office.Cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.AwaitsHead);

        var agrees = CorpusMail.Names.Single(mail => mail.EndsWith("head-agrees", StringComparison.Ordinal));
        await InboundPosts.RawAsync(_office.App.Address, CorpusMail.Raw(agrees), CorpusMail.Load(agrees).Facts);

        Assert.Equal(UnitStatus.Reported, (await _office.Cycle.Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.Status);
    }

    [Fact]
    public async Task Reply_WithoutTheReplyAddress_IsFoundByTheMailItAnswers()
    {
        var sent = (await NoticesAsync()).First(notice => notice.Unit == Unit && notice.To.Kind is HolderKind.Unit);
        var raw = Encoding.UTF8.GetBytes(
            $"From: {Head}\r\nTo: p-hcth@so-khcn.example\r\nMessage-ID: <r@x.example>\r\nIn-Reply-To: <{MailDesk.IdOf(_office.Cycle.Key, sent)}@sokhcn.test>\r\n\r\nDa hoan thanh cac nhiem vu.\r\n");

        await InboundPosts.RawAsync(_office.App.Address, raw, new MailFacts([], Head, "pass", null));

        Assert.Equal("report", await LandedAsync(raw));
    }

    [Fact]
    public async Task Request_CarriesAReplyAddressThatLeadsBack()
    {
        var mail = _office.Mail.Received.Select(received => received.Message).First(message => message.To.Mailboxes.Any(to => to.Address == Clerk));

        var replyTo = Assert.Single(mail.ReplyTo.Mailboxes).Address;

        Assert.Equal($"bc+{_office.Cycle.TokenOf(Unit)}@nhan.so-khcn.example", replyTo);
        Assert.True(replyTo.IndexOf('@', StringComparison.Ordinal) <= 64);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Done")]
    public async Task Mailbox_LookedInto_GivesItsMailsToTheSameDesk(string? doneFolder)
    {
        await using var server = new SmallImapServer();
        var own = "Authentication-Results: mail.so-khcn.example; spf=pass smtp.mailfrom=p-qlkh@so-khcn.example; dkim=none\r\n"u8.ToArray();
        var foreign = "Authentication-Results: elsewhere.example; spf=pass smtp.mailfrom=p-qlkh@so-khcn.example\r\n"u8.ToArray();
        byte[] proven = [.. own, .. CorpusMail.Raw("001-gmail-vi")];
        byte[] unproven = [.. foreign, .. CorpusMail.Raw("005-outlook-plain-en")];
        server.Inbox[7] = (proven, false);
        server.Inbox[9] = (unproven, false);
        server.Inbox[12] = (CorpusMail.Raw("011-ios"), true);
        var poll = new PollMailbox(
            _office.App.Services.GetRequired<InboundDesk>(), Microsoft.Extensions.Options.Options.Create(new InboundOptions()), Microsoft.Extensions.Logging.Abstractions.NullLogger<PollMailbox>.Instance);

        await poll.PollAsync(new ImapOptions
        {
            Host = "127.0.0.1",
            Port = server.Port,
            Security = SmtpSecurity.None,
            User = "bc",
            Password = "p",
            DoneFolder = doneFolder,
            AuthenticationServer = "mail.so-khcn.example",
        }, _office.App.Client, CancellationToken.None);

        Assert.Equal(("report", "quarantine: not authenticated", "nowhere"), (await LandedAsync(proven), await LandedAsync(unproven), await LandedAsync(CorpusMail.Raw("011-ios"))));
        Assert.All(server.Inbox.Values, mail => Assert.True(mail.Seen));
        Assert.Equal(doneFolder is null ? 0 : 2, server.Done.Count);
    }

    private MailFacts FactsOf(string sender) => new([$"bc+{_office.Cycle.TokenOf(Unit)}@nhan.so-khcn.example"], sender, "pass", null);

    private async Task<string> SendAsync(string sender, string text)
    {
        var raw = Encoding.UTF8.GetBytes($"From: {sender}\r\nMessage-ID: <{Guid.NewGuid():N}@x.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n");
        Assert.Equal(HttpStatusCode.OK, await InboundPosts.RawAsync(_office.App.Address, raw, FactsOf(sender)));
        return await LandedAsync(raw);
    }

    private TableClient Cycles => _office.App.Services.GetRequired<StorageRealms>().Production.Cycles;

    private async Task<List<TableEntity>> RowsAsync()
    {
        var partition = _office.Cycle.Table.Partition;
        var rows = new List<TableEntity>();
        await foreach (var row in Cycles.QueryAsync<TableEntity>(row => row.PartitionKey == partition))
            rows.Add(row);
        return rows;
    }

    private async Task RestoreAsync(List<TableEntity> rows)
    {
        var now = await RowsAsync();
        foreach (var row in now.ExceptBy(rows.Select(row => row.RowKey), row => row.RowKey))
            await Cycles.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        foreach (var row in rows.Where(row => now.All(present => present.RowKey != row.RowKey || present.ETag != row.ETag)))
        {
            await Cycles.UpsertEntityAsync(row, TableUpdateMode.Replace);
            row.ETag = (await Cycles.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey)).Value.ETag;
        }
    }

    private async Task<List<Notice>> NoticesAsync()
    {
        var notices = new List<Notice>();
        await foreach (var row in _office.Cycle.Table.OutboxAsync(CancellationToken.None))
            notices.Add(row.Notice);
        return notices;
    }

    private Task<LocalHostApp> StartAsync(ReceivingSmtpServer mail, bool verify) => azurite.StartHostAsync(options => options with
    {
        ConnectionString = _account ??= azurite.NewAccount(),
        Settings = new Dictionary<string, string?>(TrialSettings.For(mail), StringComparer.Ordinal)
        {
            ["Khcn:Inbound:Address"] = CorpusMail.Address,
            ["Khcn:Inbound:Secrets:0"] = InboundPosts.Secret,
            ["Khcn:Inbound:Secrets:1"] = InboundPosts.NextSecret,
            ["Khcn:Inbound:VerificationKey"] = verify ? Convert.ToBase64String(Signer.ExportSubjectPublicKeyInfo()) : null,
        },
        RunEngine = !verify,
    });

    private string? _account;

    private sealed record Office(ReceivingSmtpServer Mail, LocalHostApp App, CycleHarness Cycle);

    private async Task<string> LandedAsync(byte[] raw)
    {
        var row = await _office.App.Services.GetRequired<StorageRealms>().Production.Cycles.GetEntityIfExistsAsync<TableEntity>(
            InboundRows.Partition, InboundRows.Key(CanonicalReport.Sha256(raw)));
        if (!row.HasValue)
            return "nowhere";
        return (row.Value!.GetString("Outcome"), row.Value.GetString("Detail")) switch
        {
            ("submission", _) => "report",
            ("keptOut", _) => "kept out",
            ("approved", _) => "approval",
            ("elsewhere", _) => "elsewhere",
            ("quarantined", nameof(QuarantineReason.NoToken)) => "quarantine: no token",
            ("quarantined", nameof(QuarantineReason.UnknownToken)) => "quarantine: unknown token",
            ("quarantined", nameof(QuarantineReason.UnknownSender)) => "quarantine: unknown sender",
            ("quarantined", nameof(QuarantineReason.NotAuthenticated)) => "quarantine: not authenticated",
            ("quarantined", nameof(QuarantineReason.Empty)) => "quarantine: empty",
            var (outcome, detail) => $"{outcome}: {detail}",
        };
    }
}

file static class Services
{
    public static T GetRequired<T>(this IServiceProvider services) where T : notnull =>
        (T)(services.GetService(typeof(T)) ?? throw new InvalidOperationException(typeof(T).Name));
}
