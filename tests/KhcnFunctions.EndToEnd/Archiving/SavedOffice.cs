using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using KhcnFunctions.Archiving;
using KhcnFunctions.Calendar;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk.Units;
using KhcnFunctions.EndToEnd.Mail;
using KhcnFunctions.LocalHost;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.ByMail;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace KhcnFunctions.EndToEnd.Archiving;

/// <summary>A department on a storage account of its own, in the middle of December, with something of everything that is kept.</summary>
internal sealed class SavedOffice : IAsyncDisposable
{
    public const string Agency = "so-khcn";

    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    private SavedOffice(string account, LocalHostApp app, ReceivingSmtpServer mail) => (Account, App, Mail) = (account, app, mail);

    public string Account { get; }

    public LocalHostApp App { get; }

    public ReceivingSmtpServer Mail { get; }

    public CycleHarness Cycle { get; private set; } = null!;

    public UnitDeskWay Way { get; private set; } = null!;

    /// <summary>A host on an account, whichever.</summary>
    public static async Task<SavedOffice> StartAsync(AzuriteFixture azurite, string account)
    {
        var mail = new ReceivingSmtpServer();
        var app = await azurite.StartHostAsync(options => options with
        {
            ConnectionString = account,
            Settings = TrialSettings.For(mail),
            Durable = durable => options.Durable(durable) with { MaxQueuePollingInterval = TimeSpan.FromMilliseconds(30) },
        });
        return new(account, app, mail);
    }

    /// <summary>A cycle of which the lists to the leaders have begun; the mails of the last round are decided and wait.</summary>
    public static async Task<SavedOffice> InDecemberAsync(AzuriteFixture azurite)
    {
        var office = await StartAsync(azurite, azurite.NewAccount());
        var cycle = office.Cycle = await CycleHarness.OpenAsync(office.App, office.Mail, TrialPlan.For(Agency), "2026-12-04 07:30");
        office.Way = await UnitDeskWay.OpenAsync(office.App, cycle);
        await cycle.GoToAsync("2026-12-04 09:00");
        await cycle.SubmitAsync("p-hcth");
        await cycle.PostAsync("difficulties", cycle.TokenOf("p-qlkh"), new JsonObject { ["id"] = "kk-1", ["task"] = "nv4", ["what"] = "Chưa có kinh phí mua thiết bị.", ["proposal"] = "Cho điều chuyển." });
        await cycle.TickAsync();
        await office.QuarantineAsync();
        await cycle.GoToAsync("2026-12-10 15:00");
        await cycle.SubmitAsync("p-qlcncn", "Đã hoàn thành; giá trị 10 < 12 & \"đạt\" 100%.");
        await office.WriteDraftAsync();
        await cycle.GoToAsync("2026-12-11 09:00");
        office.HoldMail(true);
        cycle.AwaitsMail = false;
        await cycle.GoToAsync("2026-12-14 09:00");
        // The clock stands until it is set, so the daily check wakes the ladder of the difficulty.
        await cycle.EnsureAsync();
        await cycle.UntilAsync(async () => (await cycle.Table.PendingAndRoundsAsync(CancellationToken.None)).Pending.Any(mail => mail.Notice.Kind is NoticeKind.DifficultyOpinion));
        await cycle.TickAsync();
        return office;
    }

    /// <summary>The IT person's switch.</summary>
    public void HoldMail(bool hold)
    {
        var settings = (IConfigurationRoot)App.Services.GetRequiredService<IConfiguration>();
        settings["Khcn:Mail:Hold"] = hold ? "true" : "false";
        settings.Reload();
    }

    public async Task ExportAtNightAsync() =>
        await ActivatorUtilities.CreateInstance<NightlyExport>(App.Services).RunAsync(new TimerInfo(), CancellationToken.None);

    /// <summary>The export of today, as a file on the disk.</summary>
    public async Task<string> SaveExportAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".zip");
        var name = Exports.NameOf(VietnamTime.Day(TimeProvider.System.GetUtcNow()));
        await new BlobServiceClient(Account).GetBlobContainerClient(Exports.ContainerName).GetBlobClient(name).DownloadToAsync(file);
        return file;
    }

    /// <summary>Takes up the cycle of another account that was restored into this one.</summary>
    public async Task TakeUpAsync(SavedOffice saved)
    {
        Cycle = await CycleHarness.ResumeAsync(App, Mail, saved.Cycle.Key);
        Cycle.AwaitsMail = false;
        Way = new UnitDeskWay(App, Cycle.Key, Cycle.Plan, Cycle.TickAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Mail.DisposeAsync();
    }

    private async Task QuarantineAsync()
    {
        var body = new BodyBuilder { TextBody = "Phòng đã hoàn thành các nội dung được giao." };
        body.Attachments.Add("bao-cao.pdf", Pdf);
        using var message = new MimeMessage([MailboxAddress.Parse("rieng@gmail.example")], [MailboxAddress.Parse("bc@nhan.example")], "Báo cáo", body.ToMessageBody());
        message.MessageId = "mot-thu@gmail.example";
        using var stream = new MemoryStream();
        await message.WriteToAsync(stream);
        byte[] raw = [.. Encoding.ASCII.GetBytes("Received: by mx.example; Tue, 08 Dec 2026 01:30:00 +0000\r\n"), .. stream.ToArray()];
        await App.Services.GetRequiredService<InboundDesk>().ReceiveAsync(
            raw, new MailFacts([$"bc+{Cycle.TokenOf("p-qlkh")}@nhan.example"], null, "pass", null), App.Client, CancellationToken.None);
    }

    // As the page keeps it: fields, and a file that lies with them.
    private async Task WriteDraftAsync()
    {
        var table = Cycle.Table;
        var draft = new StoredDraft(new Dictionary<string, string>(StringComparer.Ordinal) { ["general.results"] = "Đang soạn 🖊" }, null, Cycle.Now, "unit 1", new RateWindow(Cycle.Now, 1), default);
        var (file, _) = await App.Services.GetRequiredService<ReportFiles>().TakeAsync(table, "ttud", new MemoryStream(Pdf), "phu-luc.pdf", signedCopy: false, CancellationToken.None);
        await table.CommitAsync(
            [
                new(TableTransactionActionType.Add, DraftRows.Write(table.Partition, "ttud", draft)),
                new(TableTransactionActionType.Add, DraftRows.Write(table.Partition, "ttud", file!, Cycle.Now)),
            ], CancellationToken.None);
        await table.Realm.Files.GetBlobClient($"{Agency}/{Cycle.Plan.Id}/2026/writing/ttud/1.json").UploadAsync(
            new BinaryData("{}"), new Azure.Storage.Blobs.Models.BlobUploadOptions
            {
                HttpHeaders = new() { ContentType = "application/json" },
                Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["rev"] = "1", ["by"] = "unit" },
            });
    }
}
