using KhcnFunctions.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace KhcnFunctions.Build;

/// <summary>What the Functions build gives to the host: a host sees these files, not our code.</summary>
public sealed class FunctionsBuildTests
{
    /// <summary>Orchestrators and activities keep their names: running cycles know them by name.</summary>
    private static readonly string[] Expected =
    [
        "AddReportFile: POST /don-vi/tep",
        "AddSignedCopy: POST /ban-lam-viec/{period}/bao-cao/ban-ky",
        "AnswerAsHead: POST /don-vi/duyet",
        "AnswerAsLeader: POST /y-kien",
        "AskForLink: GET /lien-ket-moi",
        "AskLeader: GET /y-kien",
        "AskToSignIn: GET /dang-nhap",
        "ChangeDifficulty: POST /api/{agency}/plans/{plan}/cycles/{period}/difficulties/{number:int}",
        "ChangeDifficultyOnPage: POST /don-vi/vuong-mac/{number:int}/{step}",
        "ChooseSigner: POST /ban-lam-viec/{period}/bao-cao/nguoi-ky",
        "ClimbDifficulty: activity",
        "CloseCycle: activity",
        "CompileReport: activity",
        "Cycle: orchestration",
        "CycleFigures: GET /api/{agency}/plans/{plan}/cycles/{period}/figures",
        "CycleStatus: GET /api/{agency}/plans/{plan}/cycles/{period}",
        "DailyRound: activity",
        "DecideOnDifficulty: POST /ban-lam-viec/{period}/vuong-mac/{number:int}/{step}",
        "DecideOnReport: POST /ban-lam-viec/{period}/bao-cao/{step}",
        "DeskCycle: GET /ban-lam-viec/{period}",
        "DeskDifficulties: GET /ban-lam-viec/{period}/vuong-mac",
        "DeskDifficulty: GET /ban-lam-viec/{period}/vuong-mac/{number:int}",
        "DeskHome: GET /ban-lam-viec",
        "Difficulties: GET /api/{agency}/plans/{plan}/cycles/{period}/difficulties",
        "Difficulty: orchestration",
        "DispatchReport: activity",
        "EditReport: GET /don-vi/soan",
        "EditReportPart: GET /ban-lam-viec/{period}/bao-cao/phan/{part}",
        "EnsureCycles: timer 0 30 0 * * *",
        "FileOfDeskDifficulty: GET /ban-lam-viec/{period}/vuong-mac/{number:int}/tep/{sha256}",
        "FileOfUnitDifficulty: GET /don-vi/vuong-mac/{number:int}/tep/{sha256}",
        "FillFromWordForm: POST /don-vi/mau",
        "FormerUnitPage: GET /bao-cao",
        "HeadApproval: GET /don-vi/duyet",
        "Home: GET /{x:maxlength(0)?}",
        "IssueOfficeToken: POST /api/{agency}/plans/{plan}/cycles/{period}/office-token",
        "IssuedDocument: GET /van-ban/{token}",
        "LeaderDocument: GET /y-kien/tep/{name}",
        "NoRoute: GET POST PUT PATCH DELETE /api/{*rest}",
        "NoteSupplements: activity",
        "OpenLeaderLink: GET /y-kien/{token}",
        "OpenSignInLink: GET /dang-nhap/{token}",
        "OpenUnitLink: GET /bao-cao/{token}",
        "PollMailbox: timer 0 */5 * * * *",
        "PreviewReport: GET /don-vi/xem",
        "PublishPlan: PUT /api/{agency}/plans/{plan}",
        "RaiseDifficulty: POST /api/{agency}/plans/{plan}/cycles/{period}/difficulties",
        "RaiseDifficultyOnPage: POST /don-vi/vuong-mac",
        "ReadAgenda: activity",
        "ReadDifficulty: activity",
        "ReceiveMail: POST /api/mail/inbound/{*secret}",
        "ReceiveMailEvents: POST /api/mail/events",
        "RecordDecision: POST /api/{agency}/plans/{plan}/cycles/{period}/decisions",
        "ReportChanges: GET /ban-lam-viec/{period}/bao-cao/thay-doi",
        "ReportDesk: GET /ban-lam-viec/{period}/bao-cao",
        "ReportDocument: GET /ban-lam-viec/{period}/bao-cao/tep/{name}",
        "ReportElsewhere: POST /don-vi/kenh-khac",
        "ReportFile: GET /don-vi/tep/{id}",
        "ReportFiles: GET /don-vi/tep",
        "ReportStatus: GET /api/{agency}/plans/{plan}/cycles/{period}/reports",
        "RequestReports: activity",
        "ReviseCalendar: PUT /api/{agency}/calendar",
        "SaveReport: POST /don-vi/soan",
        "SaveReportPart: POST /ban-lam-viec/{period}/bao-cao/phan/{part}",
        "SendLink: POST /lien-ket-moi",
        "SendMail: activity",
        "SendPreviewed: POST /don-vi/xem",
        "SendSignInLink: POST /dang-nhap",
        "SendSignedCopy: POST /api/{agency}/plans/{plan}/cycles/{period}/signed-copies",
        "SentReport: GET /don-vi/lan-gui/{version:int}",
        "SignIn: POST /dang-nhap/{token}",
        "SignOut: POST /dang-xuat",
        "SubmitReport: POST /api/{agency}/plans/{plan}/cycles/{period}/reports",
        "SweepInbound: timer 0 7/15 * * * *",
        "SweepMail: timer 0 */15 * * * *",
        "TakeOutReportFile: POST /don-vi/tep/{id}/bo",
        "UnitDifficulties: GET /don-vi/vuong-mac",
        "UnitDifficulty: GET /don-vi/vuong-mac/{number:int}",
        "UnitPage: GET /don-vi",
        "UploadReport: POST /ban-lam-viec/{period}/bao-cao/tep-word",
        "WordForm: GET /don-vi/mau",
    ];

    [Fact]
    public void Functions_AreTheseAndNoOthers() =>
        Assert.Equal(Expected, FunctionsMetadata.Functions.Select(function => function.ToString()).Order(StringComparer.Ordinal));

    /// <summary>Rights are the pipeline's: a function key would be a second, weaker one, and the local host has none.</summary>
    [Fact]
    public void HttpFunctions_AskForNoKey() =>
        Assert.All(FunctionsMetadata.Http, function => Assert.Equal("anonymous", function.AuthLevel, ignoreCase: true));

    /// <summary>The Functions host keeps these for itself; a function there is never reached.</summary>
    [Fact]
    public void Routes_AreNoneThatTheHostKeepsForItself() => Assert.DoesNotContain(
        FunctionsMetadata.Http,
        function => (function.Route ?? function.Name).TrimStart('/').Split('/')[0].ToUpperInvariant() is "ADMIN" or "RUNTIME");

    /// <summary>One such route makes every request of a real Functions host hang.</summary>
    [Fact]
    public void Routes_AreNoBareSlash() => Assert.DoesNotContain(FunctionsMetadata.Http, function => function.Route is "/" or "");

    [Fact]
    public void HttpFunctions_NameTheirMethods() => Assert.DoesNotContain(FunctionsMetadata.Http, function => function.Method.Length == 0);

    /// <summary>Both hosts serve the same functions: the one reads this file, the other the attributes.</summary>
    [Fact]
    public void HttpFunctions_OfBothHosts_AreTheSame() => Assert.Equal(
        FunctionCatalog.Of(typeof(KhcnServices).Assembly).TriggeredBy<HttpTriggerAttribute>().Select(function => function.Name).Order(StringComparer.Ordinal),
        FunctionsMetadata.Http.Select(function => function.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void HostJson_HasWhatCannotBeChangedLater()
    {
        var host = FunctionsMetadata.ReadJson("host.json");

        var durable = host.GetProperty("extensions").GetProperty("durableTask");
        var storage = durable.GetProperty("storageProvider");
        Assert.Equal("2.0", host.GetProperty("version").GetString());
        Assert.Equal("", host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.Equal(Cycle.CycleYear.Version, durable.GetProperty("defaultVersion").GetString());
        Assert.Equal("CurrentOrOlder", durable.GetProperty("versionMatchStrategy").GetString());
        Assert.Equal(1, storage.GetProperty("partitionCount").GetInt32());
        Assert.Equal("00:00:30", storage.GetProperty("maxQueuePollingInterval").GetString());
    }

    [Fact]
    public void WorkerConfig_StartsTheProduct()
    {
        var description = FunctionsMetadata.ReadJson("worker.config.json").GetProperty("description");

        Assert.Equal("dotnet-isolated", description.GetProperty("language").GetString());
        Assert.Equal("KhcnFunctions.dll", description.GetProperty("defaultWorkerPath").GetString());
        Assert.True(File.Exists(FunctionsMetadata.PathOf("KhcnFunctions.dll")));
    }

    [Fact]
    public void Extensions_StandWhereTheirHintsPoint()
    {
        var extensions = FunctionsMetadata.ReadJson("extensions.json").GetProperty("extensions").EnumerateArray().ToList();

        Assert.Contains(extensions, extension => extension.GetProperty("name").GetString() == "DurableTask");
        Assert.All(extensions, extension => Assert.True(File.Exists(FunctionsMetadata.PathOf(extension.GetProperty("hintPath").GetString()!)), extension.GetRawText()));
    }

    [Fact]
    public void DataFiles_OfThePlan_AreInTheOutput() => Assert.All(
        new[] { "dich-vu-khcn.plan.json", "plan.schema.json" },
        name => Assert.True(File.Exists(FunctionsMetadata.PathOf("Plans", "Data", name)), name));
}
