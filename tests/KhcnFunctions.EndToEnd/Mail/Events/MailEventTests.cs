using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KhcnFunctions.Cycle;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Storage;
using KhcnFunctions.Mail;
using KhcnFunctions.Mail.Events;
using KhcnFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KhcnFunctions.EndToEnd.Mail.Events;

/// <summary>Mails go out by SendGrid, and its events come back to the webhook of a real host.</summary>
[Collection(SharedAzurite.Name)]
public sealed class MailEventTests(SendGridOffice office) : IClassFixture<SendGridOffice>
{
    private const string Opening = "2026-12-04 07:30";
    private const string FirstRound = "2026-12-04 09:00";

    private SmallSendGrid SendGrid => office.SendGrid;

    [Fact]
    public async Task Delivered_AfterProcessedAndDeferred_IsDelivered()
    {
        var (cycle, mail, address) = await RequestAsync("ttud");
        Assert.Equal(MailState.Sent, (await RowAsync(cycle, "ttud")).State);

        await TakenAsync(SendGrid.Event(mail, "processed", address), SendGrid.Event(mail, "deferred", address, new() { ["response"] = "451 try later" }));
        var deferred = await RowAsync(cycle, "ttud");
        await TakenAsync(SendGrid.Event(mail, "delivered", address, new() { ["response"] = "250 OK" }));

        Assert.Equal((MailState.Sent, $"{address}: 451 try later"), (deferred.State, deferred.Remark));
        Assert.Equal((MailState.Delivered, ""), await StandingAsync(cycle, "ttud"));
    }

    [Fact]
    public async Task Mail_ToSendGrid_NamesNobodyInItsArguments()
    {
        var (_, mail, _) = await RequestAsync("ttud");

        Assert.Equal(["khcn_key", "khcn_mail"], mail.Arguments.Keys.Order(StringComparer.Ordinal));
        Assert.All(mail.Arguments.Values, value => Assert.DoesNotContain("ttud", value + Encoding.Latin1.GetString(Convert.FromBase64String(Padded(value))), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("bounce", "550 5.1.1 no such user", "5.1.1", "bounce", "địa chỉ không tồn tại hoặc không nhận thư")]
    [InlineData("bounce", "552 5.2.2 mailbox full", "5.2.2", "bounce", "hộp thư đầy hoặc thư quá lớn")]
    [InlineData("bounce", "554 blocked", "5.7.1", "blocked", "máy chủ thư của nơi nhận từ chối")]
    [InlineData("dropped", "Bounced Address", "5.0.0", "", "địa chỉ không tồn tại hoặc không nhận thư")]
    public async Task Bounce_IsToldToTheOfficeOnceAndTheMailGoesToTheCorrectedAddress(string name, string reason, string status, string type, string cause)
    {
        var (cycle, mail, address) = await RequestAsync("ttud");
        var bounce = SendGrid.Event(mail, name, address, new() { ["reason"] = reason, ["status"] = status, ["type"] = type });

        await TakenAsync(bounce);
        await TakenAsync(bounce, SendGrid.Event(mail, "processed", address));
        await cycle.GoToAsync("2026-12-07 09:00");
        await TakenAsync(bounce);
        var bounced = await RowAsync(cycle, "ttud");
        var refused = Assert.Single((await RowsAsync(cycle)).Refused);
        var told = Told(cycle);
        var corrected = $"hop-thu-moi@{cycle.Key.Agency}.example";
        await cycle.DecideAsync("correctAddress", Correction("ttud", corrected));
        await cycle.GoToAsync("2026-12-08 09:00");

        Assert.Equal(MailState.Bounced, bounced.State);
        Assert.True(refused.Told);
        Assert.Equal([address], refused.To);
        var letter = Assert.Single(told);
        Assert.Contains("TTUD", letter.Text, StringComparison.Ordinal);
        Assert.Contains(cause, Flat(letter), StringComparison.Ordinal);
        Assert.Contains(reason, Flat(letter), StringComparison.Ordinal);
        Assert.Single(Told(cycle));
        Assert.Empty((await RowsAsync(cycle)).Refused);
    }

    /// <summary>No round was to come once the report had gone, and nobody but the event itself wakes the cycle.</summary>
    [Fact]
    public async Task Bounce_OfTheReportThatWent_BringsARoundOfItsOwn()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        await cycle.ApproveAsync(1, "215/BC-SKHCN", "2026-12-10");
        await cycle.GoToAsync("2027-01-11 09:00");
        var address = TrialPlan.AddressOf(cycle.Key.Agency, "ubnd-tinh");
        var before = Told(cycle);

        await TakenAsync(SendGrid.Event(SendGrid.SentTo(address)[^1], "bounce", address));

        await cycle.UntilAsync(() => Task.FromResult(Told(cycle).Count > 0));
        Assert.Empty(before);
        Assert.Contains("gửi Báo cáo theo Nơi nhận", Flat(Assert.Single(Told(cycle))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bounce_ThatIsStillTrue_GoesToTheCorrectedAddressUnderItsKey()
    {
        var (cycle, mail, address) = await ReceiptAsync("ttud");
        var bounce = SendGrid.Event(mail, "bounce", address, new() { ["status"] = "5.1.1" });
        await TakenAsync(bounce);

        var corrected = $"hop-thu-moi@{cycle.Key.Agency}.example";
        await cycle.DecideAsync("correctAddress", Correction("ttud", corrected));
        await cycle.TickAsync();
        var again = Assert.Single(SendGrid.SentTo(corrected));
        // What comes late of the first attempt is not the fate of the second.
        await TakenAsync(bounce, SendGrid.Event(mail, "deferred", address), SendGrid.Event(again, "processed", corrected));
        var sent = await RowAsync(cycle, "ttud", NoticeKind.Receipt);
        await TakenAsync(SendGrid.Event(again, "delivered", corrected));

        Assert.Equal(mail.Arguments["khcn_key"], again.Arguments["khcn_key"]);
        Assert.Equal(mail.Json.GetProperty("headers").GetProperty("Message-ID").GetString(), again.Json.GetProperty("headers").GetProperty("Message-ID").GetString());
        Assert.Equal((MailState.Sent, corrected), (sent.State, Assert.Single(sent.To)));
        Assert.Equal(MailState.Delivered, (await RowAsync(cycle, "ttud", NoticeKind.Receipt)).State);
        Assert.Empty((await RowsAsync(cycle)).Refused);
    }

    [Fact]
    public async Task Address_CorrectedToItself_IsTriedAgainAndJudgedAnew()
    {
        var (cycle, mail, address) = await ReceiptAsync("ttud");
        var bounce = SendGrid.Event(mail, "bounce", address, new() { ["status"] = "5.2.2" });
        await TakenAsync(bounce);

        await cycle.DecideAsync("correctAddress", Correction("ttud", address));
        await cycle.TickAsync();
        var again = SendGrid.SentTo(address)[^1];
        await TakenAsync(bounce);
        var afterTheOldEvent = await RowAsync(cycle, "ttud", NoticeKind.Receipt);
        await TakenAsync(SendGrid.Event(again, "bounce", address, new() { ["status"] = "5.2.2" }));

        Assert.NotEqual(mail.Id, again.Id);
        Assert.Equal(MailState.Sent, afterTheOldEvent.State);
        Assert.Equal(MailState.Bounced, (await RowAsync(cycle, "ttud", NoticeKind.Receipt)).State);
        Assert.Single((await RowsAsync(cycle)).Refused);
    }

    [Fact]
    public async Task TwoAddresses_HaveEachItsFate_AndOnlyTheOneGoesAgain()
    {
        var (cycle, mail, first) = await ReceiptAsync("ttud", withSecond: true);
        var second = Second(cycle);

        await TakenAsync(SendGrid.Event(mail, "bounce", second, new() { ["status"] = "5.1.1" }));
        await TakenAsync(SendGrid.Event(mail, "delivered", first), SendGrid.Event(mail, "processed", second));
        var row = await RowAsync(cycle, "ttud", NoticeKind.Receipt);
        var refused = Assert.Single((await RowsAsync(cycle)).Refused);

        Assert.Equal(MailState.Bounced, row.State);
        Assert.Equal([(first, MailFate.Delivered), (second, MailFate.Bounced)], row.Fates.Known.OrderBy(known => known.Fate).Select(known => (known.Address, known.Fate)));
        Assert.Equal([second], refused.To);
        Assert.Equal([first], refused.Mail.Taken);

        var corrected = $"hop-thu-moi@{cycle.Key.Agency}.example";
        await cycle.DecideAsync("correctAddress", Correction("ttud", corrected));
        await cycle.TickAsync();
        await TakenAsync(SendGrid.Event(SendGrid.SentTo(corrected)[^1], "delivered", corrected));
        Assert.Equal([corrected], Assert.Single(SendGrid.SentTo(corrected)).To);
        Assert.Equal(MailState.Delivered, (await RowAsync(cycle, "ttud", NoticeKind.Receipt)).State);
    }

    [Theory]
    [InlineData("processed", nameof(MailState.Sent))]
    [InlineData("delivered", nameof(MailState.Delivered))]
    [InlineData("bounce", nameof(MailState.Bounced))]
    public async Task UnclearMail_WithAnEvent_IsSettledAndNotSentAgain(string name, string state)
    {
        var cycle = await office.OpenAsync(Opening);
        var address = TrialPlan.AddressOf(cycle.Key.Agency, "ttud");
        SendGrid.LoseAnswers(address);
        cycle.AwaitsMail = false;
        await cycle.GoToAsync(FirstRound);
        await cycle.UntilAsync(async () => (await RowsAsync(cycle)).Pending is [{ Attempts: > 0 } only] && only.NextAttempt > TimeProvider.System.GetUtcNow().AddHours(1));
        Assert.Equal(MailState.Pending, (await RowAsync(cycle, "ttud")).State);

        await TakenAsync(SendGrid.Event(Assert.Single(SendGrid.SentTo(address)), name, address));

        Assert.Empty((await RowsAsync(cycle)).Pending);
        var row = await RowAsync(cycle, "ttud");
        Assert.Equal((state, address), (row.State.ToString(), Assert.Single(row.To)));
        Assert.NotNull(row.SentAt);
        Assert.Equal(state is nameof(MailState.Bounced) ? 1 : 0, (await RowsAsync(cycle)).Refused.Count);
    }

    [Fact]
    public async Task MailOfSeveralNotices_IsSettledInAllOfThem()
    {
        var cycle = await office.OpenAsync("2026-12-09 07:30");
        await cycle.GoToAsync("2026-12-10 09:00");
        office.HoldMail(true);
        cycle.AwaitsMail = false;
        await cycle.GoToAsync("2026-12-11 08:30");
        await cycle.DecideAsync("standIn", new() { ["person"] = "phan-van-hieu", ["by"] = "tran-cong-hoa", ["from"] = "2026-12-11", ["to"] = "2026-12-11" });
        office.HoldMail(false);
        cycle.AwaitsMail = true;
        await cycle.TickAsync();
        var address = TrialPlan.AddressOf(cycle.Key.Agency, "tran-cong-hoa");

        await TakenAsync(SendGrid.Event(Assert.Single(SendGrid.SentTo(address)), "bounce", address, new() { ["status"] = "5.1.1" }));

        Assert.Equal(
            ["phan-van-hieu", "tran-cong-hoa"],
            (await RowsAsync(cycle)).Refused.Where(refused => refused.Notice.Kind is NoticeKind.OverdueToDeputyDirector).Select(refused => refused.Notice.To.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Rehearsal_SendsNothingThere_AndNoEventReachesIt()
    {
        var cycle = CycleKey.ForRehearsal(CycleKey.RehearsalPrefix + "0a1b2c3d", new("so-thu", "dich-vu-khcn", "2026"));
        var realm = Service<StorageRealms>().For(cycle);
        await realm.CreateAsync(CancellationToken.None);
        var table = new CycleTable(cycle, realm);
        var notice = new Notice(NoticeKind.Exempted, Holder.Unit("ttud"), "x");
        var now = TimeProvider.System.GetUtcNow();
        await table.CommitAsync(OutboxRows.Insert(table.Partition, notice, now, now.AddMinutes(1), "local"), CancellationToken.None);
        var pending = Assert.Single((await table.PendingAndRoundsAsync(CancellationToken.None)).Pending);
        var before = await StorageContent.ReadAsync(office.Account, name => name.StartsWith(cycle.Rehearsal!, StringComparison.Ordinal));
        var (_, mail, _) = await RequestAsync("ttud");
        var reference = await Service<MailReferences>().SealAsync(new(cycle, [notice.Key], ["a@b.example"], 1), CancellationToken.None);

        await TakenAsync(SendGrid.Event(mail, "bounce", "a@b.example", new() { ["khcn_mail"] = reference }));
        var rows = await StorageContent.ReadAsync(office.Account, name => name == cycle.Rehearsal + "Cycle");
        await Service<MailDesk>().SendAsync(table, pending, new Letter { Subject = "Thư", Salutation = "Kính gửi", Blocks = [], SignOff = [] }, ["a@b.example"], []);

        Assert.Equal(before.Where(line => line.StartsWith(cycle.Rehearsal + "Cycle", StringComparison.Ordinal)), rows);
        Assert.Empty(SendGrid.SentTo("a@b.example"));
    }

    [Fact]
    public async Task SpamReport_IsADeliveryAndNoBounce()
    {
        var (cycle, mail, address) = await RequestAsync("ttud");

        await TakenAsync(SendGrid.Event(mail, "spamreport", address));
        await TakenAsync(SendGrid.Event(mail, "delivered", address));

        Assert.Equal(MailState.Delivered, (await RowAsync(cycle, "ttud")).State);
        Assert.Empty((await RowsAsync(cycle)).Refused);
    }

    [Fact]
    public async Task Events_AtTheSameTime_AllCount()
    {
        var (cycle, mail, first) = await ReceiptAsync("ttud", withSecond: true);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => TakenAsync(
            SendGrid.Event(mail, number % 2 == 0 ? "delivered" : "processed", number < 4 ? first : Second(cycle)))));

        Assert.Equal(MailState.Delivered, (await RowAsync(cycle, "ttud", NoticeKind.Receipt)).State);
    }

    [Fact]
    public async Task Post_ThatIsNotSignedAsItShouldBe_ChangesNothing()
    {
        var (_, mail, address) = await RequestAsync("ttud");
        var body = Encoding.UTF8.GetBytes(new JsonArray(SendGrid.Event(mail, "bounce", address)).ToJsonString());
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        var before = await ContentAsync();

        await IsRefusedAsync(HttpStatusCode.Forbidden, "bad-signature", body, sign: _ => null);
        await IsRefusedAsync(HttpStatusCode.Forbidden, "bad-signature", body, sign: _ => "");
        await IsRefusedAsync(HttpStatusCode.Forbidden, "bad-signature", body, sign: _ => "not base64");
        await IsRefusedAsync(HttpStatusCode.Forbidden, "bad-signature", body, sign: bytes => Convert.ToBase64String(
            forger.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        await IsRefusedAsync(HttpStatusCode.Forbidden, "bad-time", body, now.AddHours(-24).AddMinutes(-1));
        await IsRefusedAsync(HttpStatusCode.Forbidden, "bad-time", body, now.AddMinutes(11));
        await IsRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "too-large", new byte[(1024 * 1024) + 1]);

        Assert.Equal(before, await ContentAsync());
    }

    [Fact]
    public async Task Post_OfTheLastDay_IsTaken()
    {
        var (cycle, mail, address) = await RequestAsync("ttud");
        var body = Encoding.UTF8.GetBytes(new JsonArray(SendGrid.Event(mail, "delivered", address)).ToJsonString());

        Assert.Equal(HttpStatusCode.OK, (await SendGrid.PostAsync(office.App.Address, body, TimeProvider.System.GetUtcNow().AddHours(-23))).Status);

        Assert.Equal(MailState.Delivered, (await RowAsync(cycle, "ttud")).State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[null, 7, [], {\"event\":\"bounce\"}]")]
    public async Task Post_ThatIsSignedAndMeansNothing_IsAnswered200AndChangesNothing(string body)
    {
        var before = await ContentAsync();

        Assert.Equal(HttpStatusCode.OK, (await SendGrid.PostAsync(office.App.Address, Encoding.UTF8.GetBytes(body))).Status);

        Assert.Equal(before, await ContentAsync());
    }

    [Fact]
    public async Task Event_WithArgumentsOfAnotherMail_ChangesNothing()
    {
        var (_, mail, address) = await RequestAsync("ttud");
        var reference = mail.Arguments["khcn_mail"];
        var before = await ContentAsync();

        await TakenAsync(
            SendGrid.Event(mail, "bounce", "somebody-else@elsewhere.example"),
            SendGrid.Event(mail, "bounce", address, new() { ["khcn_mail"] = "" }),
            SendGrid.Event(mail, "bounce", address, new() { ["khcn_mail"] = "unknown" }),
            SendGrid.Event(mail, "bounce", address, new() { ["khcn_mail"] = (reference[0] == 'A' ? 'B' : 'A') + reference[1..] }),
            SendGrid.Event(mail, "bounce", address, new() { ["khcn_mail"] = reference[..^4] }),
            SendGrid.Event(mail, "bounce", address, new() { ["khcn_mail"] = new string('A', 20_000) }));

        Assert.Equal(before, await ContentAsync());
    }

    [Fact]
    public async Task Event_OfAnotherAgencysCycle_ChangesThatCycleAlone()
    {
        var (own, _, _) = await RequestAsync("ttud");
        var (other, mail, address) = await RequestAsync("ttud");

        await TakenAsync(SendGrid.Event(mail, "bounce", address));

        Assert.Equal(MailState.Sent, (await RowAsync(own, "ttud")).State);
        Assert.Equal(MailState.Bounced, (await RowAsync(other, "ttud")).State);
    }

    [Fact]
    public async Task TenThousandEvents_InOnePost_AreTaken()
    {
        var (cycle, mail, address) = await RequestAsync("ttud");
        var events = Enumerable.Range(0, 10_000).Select(number => number switch
        {
            5_000 => SendGrid.Event(mail, "bounce", address).ToJsonString(),
            _ when number % 20 == 0 => SendGrid.Event(mail, "deferred", address).ToJsonString(),
            _ => """{"event":"open","email":"a@b.example"}""",
        });
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', events)}]");
        Assert.InRange(body.Length, 500_000, 1024 * 1024);

        Assert.Equal(HttpStatusCode.OK, (await SendGrid.PostAsync(office.App.Address, body)).Status);

        Assert.Equal(MailState.Bounced, (await RowAsync(cycle, "ttud")).State);
    }

    [Fact]
    public async Task Webhook_WithoutAKey_IsNoAddressAtAll()
    {
        await using var app = await office.StartAsync(eventKey: null, runEngine: false);

        var answer = await SendGrid.PostAsync(app.Address, "[]"u8.ToArray());

        Assert.Equal((HttpStatusCode.NotFound, "no-route"), (answer.Status, answer.Problem));
    }

    private async Task<(CycleHarness Cycle, SentMail Mail, string Address)> RequestAsync(string unit)
    {
        var cycle = await office.OpenAsync(Opening);
        await cycle.GoToAsync(FirstRound);
        var address = TrialPlan.AddressOf(cycle.Key.Agency, unit);
        return (cycle, SendGrid.SentTo(address)[0], address);
    }

    /// <summary>A receipt stays true whatever comes after it.</summary>
    private async Task<(CycleHarness Cycle, SentMail Mail, string Address)> ReceiptAsync(string unit, bool withSecond = false)
    {
        var cycle = await office.OpenAsync(Opening, plan => !withSecond ? plan : plan with
        {
            Register = plan.Register with
            {
                Units = [.. plan.Register.Units.Select(each => each.Id == unit ? each with { Emails = [.. each.Emails, $"van-phong@{plan.Agency.Id}.example"] } : each)],
            },
        });
        await cycle.GoToAsync(FirstRound);
        await cycle.SubmitAsync(unit);
        var address = TrialPlan.AddressOf(cycle.Key.Agency, unit);
        return (cycle, SendGrid.SentTo(address).Last(mail => mail.Subject.Contains("Đã nhận báo cáo", StringComparison.Ordinal)), address);
    }

    private T Service<T>() where T : notnull => office.App.Services.GetRequiredService<T>();

    private static string Second(CycleHarness cycle) => $"van-phong@{cycle.Key.Agency}.example";

    private async Task TakenAsync(params JsonObject[] events) => Assert.Equal(HttpStatusCode.OK, (await SendGrid.PostAsync(office.App.Address, events)).Status);

    private async Task IsRefusedAsync(HttpStatusCode status, string problem, byte[] body, DateTimeOffset? at = null, Func<byte[], string?>? sign = null)
    {
        var answer = await SendGrid.PostAsync(office.App.Address, body, at, sign);
        Assert.Equal((status, problem), (answer.Status, answer.Problem));
    }

    private Task<IReadOnlyList<string>> ContentAsync() => StorageContent.ReadAsync(office.Account, StorageContent.IsProduction);

    private static Task<PendingAndRounds> RowsAsync(CycleHarness cycle) => cycle.Table.PendingAndRoundsAsync(CancellationToken.None);

    private static async Task<OutboxRow> RowAsync(CycleHarness cycle, string unit, NoticeKind kind = NoticeKind.Request)
    {
        await foreach (var row in cycle.Table.OutboxAsync(CancellationToken.None))
        {
            if (row.Notice.Kind == kind && row.Notice.To == Holder.Unit(unit))
                return row;
        }

        throw new InvalidOperationException($"{unit} was written no {kind}.");
    }

    private static async Task<(MailState, string?)> StandingAsync(CycleHarness cycle, string unit)
    {
        var row = await RowAsync(cycle, unit);
        return (row.State, row.Remark);
    }

    private IReadOnlyList<SentMail> Told(CycleHarness cycle) =>
        [.. SendGrid.SentTo(TrialPlan.AddressOf(cycle.Key.Agency, "p-hcth")).Where(mail => mail.Subject.Contains("không gửi được", StringComparison.Ordinal))];

    private static JsonObject Correction(string holder, string email) => new() { ["holder"] = holder, ["email"] = email, ["decidedBy"] = "p-hcth" };

    private static string Flat(SentMail mail) => string.Join(' ', mail.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Padded(string base64Url)
    {
        var text = base64Url.Replace('-', '+').Replace('_', '/');
        return text.PadRight((text.Length + 3) / 4 * 4, '=');
    }
}
