using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using KhcnFunctions.EndToEnd.Cycle;
using KhcnFunctions.EndToEnd.Desk.Units;
using KhcnFunctions.EndToEnd.Mail;
using KhcnFunctions.LocalHost;
using Xunit;

namespace KhcnFunctions.EndToEnd.Access;

/// <summary>Two departments on one deployment, each with its own HCTH, people, sender and rights, go through the same December side by side.</summary>
[Collection(SharedAzurite.Name)]
public sealed class TwoDepartmentsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Officer = "cv-hcth";
    private const string Unit = "p-qlkh";

    private readonly string _account = azurite.NewAccount();
    private LocalHostApp _app = null!;

    private ReceivingSmtpServer Mail { get; } = new();

    public async Task InitializeAsync()
    {
        _app = await azurite.StartHostAsync(options => options with
        {
            ConnectionString = _account,
            Settings = new Dictionary<string, string?>(TrialSettings.For(Mail), StringComparer.Ordinal)
            {
                ["Khcn:Mail:Agencies:so-nam:From"] = "hcth@so-nam.test",
                ["Khcn:Mail:Agencies:so-nam:FromName"] = "Phòng Hành chính - Tổng hợp, Sở phía Nam",
                ["Khcn:Mail:Agencies:so-nam:ReplyTo"] = "tra-loi@so-nam.test",
            },
            Durable = durable => options.Durable(durable) with { MaxQueuePollingInterval = TimeSpan.FromMilliseconds(30) },
        });
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await Mail.DisposeAsync();
    }

    [Fact]
    public async Task Departments_SeeAndMoveOnlyWhatIsTheirs()
    {
        var (north, south) = (await OpenAsync("so-bac"), await OpenAsync("so-nam"));
        var (atNorth, atSouth) = (await UnitDeskWay.OpenAsync(_app, north), await UnitDeskWay.OpenAsync(_app, south));
        foreach (var (cycle, way) in new[] { (north, atNorth), (south, atSouth) })
        {
            await cycle.SubmitAsync(Unit, $"Kết quả riêng của {cycle.Key.Agency}.");
            Assert.Equal(HttpStatusCode.Created, (await cycle.PostAsync("difficulties", cycle.TokenOf("ttud"), new JsonObject { ["id"] = "v1", ["what"] = $"Vướng mắc riêng của {cycle.Key.Agency}." })).Status);
            await way.PostAsync(Officer, UnitDeskWay.Unit("ttud"), "cuoc-goi", [("nguoi", "anh Mẫu"), ("ly-do", $"Trao đổi riêng với {cycle.Key.Agency}.")]);
            await cycle.TickAsync();
        }

        var before = await RowsOfAsync("so-nam");
        await atNorth.PostAsync(Officer, UnitDeskWay.Unit(Unit), "de-nghi-hoan-thien", [("noi-dung", "Bổ sung số liệu"), ("den-ngay", "2026-12-11"), ("ly-do", "Bổ sung số liệu")]);
        await north.DecideAsync("hold", new() { ["scope"] = "all" });
        await north.GoToAsync("2026-12-11 09:00");
        Assert.Equal(before, await RowsOfAsync("so-nam"));

        await south.GoToAsync("2026-12-11 09:00");
        Assert.Contains(south.AllMails(), mail => mail.Kind is MailKind.LeaderList);
        Assert.DoesNotContain(north.AllMails(), mail => mail.Kind is MailKind.LeaderList);

        foreach (var page in Pages)
        {
            var (ofNorth, ofSouth) = (await atNorth.GetAsync(Officer, page), await atSouth.GetAsync(Officer, page));
            Assert.Equal((page, HttpStatusCode.OK, HttpStatusCode.OK), (page, ofNorth.Status, ofSouth.Status));
            Assert.DoesNotContain("so-nam", ofNorth.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("so-bac", ofSouth.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Mails_AreWrittenByTheirOwnDepartment()
    {
        var (north, south) = (await OpenAsync("so-bac"), await OpenAsync("so-nam"));
        await north.GoToAsync("2026-12-09 09:00");
        await south.GoToAsync("2026-12-09 09:00");

        Assert.NotEmpty(north.AllMails());
        Assert.Equal(north.AllMails().Count, south.AllMails().Count);
        foreach (var mail in Mail.Received)
        {
            var isSouth = mail.Recipients.All(to => to.EndsWith("@so-nam.example", StringComparison.Ordinal));
            Assert.Equal(isSouth ? "hcth@so-nam.test" : "hcth@sokhcn.test", mail.Message.From.Mailboxes.Single().Address);
            Assert.Equal(isSouth ? ["tra-loi@so-nam.test"] : [], mail.Message.ReplyTo.Mailboxes.Select(mailbox => mailbox.Address));
            Assert.EndsWith(isSouth ? "@so-nam.test" : "@sokhcn.test", mail.Message.MessageId, StringComparison.Ordinal);
            Assert.True(isSouth || mail.Recipients.All(to => to.EndsWith("@so-bac.example", StringComparison.Ordinal)), string.Join(' ', mail.Recipients));
        }
    }

    private static IReadOnlyList<string> Pages { get; } =
    [
        "/ban-lam-viec", UnitDeskWay.Home,
        .. new[] { "thu", "viec-sap-toi", "goi-dien", "bao-cao", "lanh-dao", "vuong-mac", "vuong-mac/1", "thu-cho-xu-ly", "viec", "viec/nhat-ky", $"don-vi/{Unit}", $"don-vi/{Unit}/lan-gui/1", "don-vi/ttud/nhat-ky", "nhiem-vu/nv1" }
            .Select(page => $"{UnitDeskWay.Home}/{page}"),
        "/ke-hoach", "/ke-hoach/nam-toi?nam=2027", "/ke-hoach/dien-tap",
    ];

    private Task<CycleHarness> OpenAsync(string agency) => CycleHarness.OpenAsync(_app, Mail, TrialPlan.For(agency), "2026-12-08 07:30");

    private async Task<IReadOnlyList<string>> RowsOfAsync(string agency)
    {
        var rows = new List<string>();
        var tables = new TableServiceClient(_account);
        foreach (var table in new[] { "Cycle", "Plan" })
        {
            await foreach (var row in tables.GetTableClient(table).QueryAsync<TableEntity>())
            {
                if (row.PartitionKey.Contains(agency, StringComparison.Ordinal))
                    rows.Add($"{table} {row.PartitionKey} {row.RowKey} {row.ETag}");
            }
        }

        return rows;
    }
}
