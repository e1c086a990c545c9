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
        "ActOnQuarantinedMail: POST /api/{agency}/plans/{plan}/cycles/{period}/quarantine/{id}",
        "AddEditedReport: POST /ban-lam-viec/{period}/bao-cao/tep-word",
        "AddEnteredFile: POST /ban-lam-viec/{period}/don-vi/{unit}/nhap-bao-cao/tep",
        "AddEnteredReport: POST /ban-lam-viec/{period}/don-vi/{unit}/nhap-bao-cao",
        "AddReportFile: POST /don-vi/tep",
        "AddSignedCopy: POST /ban-lam-viec/{period}/bao-cao/ban-ky",
        "AnswerAsHead: POST /don-vi/duyet",
        "AnswerAsLeader: POST /y-kien",
        "ApiDocument: GET /api/openapi.json",
        "AppServiceSignIn: GET /dang-nhap/microsoft",
        "AskForExtension: GET /don-vi/xin-gia-han",
        "AskForLink: GET /lien-ket-moi",
        "AskLeader: GET /y-kien",
        "AskReorganisation: GET /ke-hoach/sap-xep",
        "AskToSignIn: GET /dang-nhap",
        "BeginOidcSignIn: GET /dang-nhap/oidc",
        "ChangeDifficulty: POST /api/{agency}/plans/{plan}/cycles/{period}/difficulties/{number:int}",
        "ChangeDifficultyOnPage: POST /don-vi/vuong-mac/{number:int}/{step}",
        "ChangePart: POST /api/{agency}/plans/{plan}/cycles/{period}/parts/{part}",
        "ChangeSigner: POST /api/{agency}/plans/{plan}/cycles/{period}/signer",
        "ChooseSigner: POST /ban-lam-viec/{period}/bao-cao/nguoi-ky",
        "ClimbDifficulty: activity",
        "CloseCycle: activity",
        "CompileReport: activity",
        "CurrentPlan: GET /api/{agency}/plans/{plan}",
        "Cycle: orchestration",
        "CycleAudit: GET /ban-lam-viec/{period}/viec/nhat-ky",
        "CycleChanges: GET /api/{agency}/plans/{plan}/cycles/{period}/audit",
        "CycleDecisions: GET /api/{agency}/plans/{plan}/cycles/{period}/decisions",
        "CycleDocument: GET /api/{agency}/plans/{plan}/cycles/{period}/documents/{name}",
        "CycleDrafts: GET /api/{agency}/plans/{plan}/cycles/{period}/drafts",
        "CycleFigures: GET /api/{agency}/plans/{plan}/cycles/{period}/figures",
        "CycleMails: GET /api/{agency}/plans/{plan}/cycles/{period}/mails",
        "CyclePart: GET /api/{agency}/plans/{plan}/cycles/{period}/parts/{part}",
        "CycleParts: GET /api/{agency}/plans/{plan}/cycles/{period}/parts",
        "CycleQuarantine: GET /api/{agency}/plans/{plan}/cycles/{period}/quarantine",
        "CycleQuarantinedMail: GET /api/{agency}/plans/{plan}/cycles/{period}/quarantine/{id}",
        "CycleQuarantinedMailFile: GET /api/{agency}/plans/{plan}/cycles/{period}/quarantine/{id}/files/{number:int}",
        "CycleQuarantinedMailSource: GET /api/{agency}/plans/{plan}/cycles/{period}/quarantine/{id}/source",
        "CycleStatus: GET /api/{agency}/plans/{plan}/cycles/{period}",
        "CycleUnit: GET /api/{agency}/plans/{plan}/cycles/{period}/units/{unit}",
        "CycleUnits: GET /api/{agency}/plans/{plan}/cycles/{period}/units",
        "CycleVersion: GET /api/{agency}/plans/{plan}/cycles/{period}/units/{unit}/versions/{version:int}",
        "CycleVersionFile: GET /api/{agency}/plans/{plan}/cycles/{period}/units/{unit}/versions/{version:int}/files/{sha256}",
        "CycleVersions: GET /api/{agency}/plans/{plan}/cycles/{period}/units/{unit}/versions",
        "CycleWideDesk: GET /ban-lam-viec/{period}/viec",
        "DailyRound: activity",
        "DecideForCycle: POST /ban-lam-viec/{period}/viec/{step}",
        "DecideOnDifficulty: POST /ban-lam-viec/{period}/vuong-mac/{number:int}/{step}",
        "DecideOnMail: POST /ban-lam-viec/{period}/thu-cho-xu-ly/{id}/{step}",
        "DecideOnReport: POST /ban-lam-viec/{period}/bao-cao/{step}",
        "DecideOnTask: POST /ban-lam-viec/{period}/nhiem-vu/{task}/{step}",
        "DecideOnUnit: POST /ban-lam-viec/{period}/don-vi/{unit}/{step}",
        "DeferUpcoming: POST /ban-lam-viec/{period}/viec-sap-toi",
        "DeskCallList: GET /ban-lam-viec/{period}/goi-dien",
        "DeskCycle: GET /ban-lam-viec/{period}",
        "DeskDifficulties: GET /ban-lam-viec/{period}/vuong-mac",
        "DeskDifficulty: GET /ban-lam-viec/{period}/vuong-mac/{number:int}",
        "DeskHome: GET /ban-lam-viec",
        "DeskMails: GET /ban-lam-viec/{period}/thu",
        "DeskUpcoming: GET /ban-lam-viec/{period}/viec-sap-toi",
        "Difficulties: GET /api/{agency}/plans/{plan}/cycles/{period}/difficulties",
        "Difficulty: orchestration",
        "DifficultyFile: GET /api/{agency}/plans/{plan}/cycles/{period}/difficulties/{number:int}/files/{sha256}",
        "DispatchReport: activity",
        "DriveRehearsal: POST /ke-hoach/dien-tap/tiep",
        "DropEditedPlan: POST /ke-hoach/bo-ban-sua",
        "EditPlanEntry: GET /ke-hoach/muc/{kind}/{id}",
        "EditReport: GET /don-vi/soan",
        "EditReportPart: GET /ban-lam-viec/{period}/bao-cao/phan/{part}",
        "EnsureCycles: timer 0 30 0 * * *",
        "EnterForDevelopment: POST /dang-nhap/thu",
        "EnterReport: GET /ban-lam-viec/{period}/don-vi/{unit}/nhap-bao-cao",
        "EnteredFile: GET /ban-lam-viec/{period}/don-vi/{unit}/nhap-bao-cao/tep/{id}",
        "EnteredFiles: GET /ban-lam-viec/{period}/don-vi/{unit}/nhap-bao-cao/tep",
        "FileOfDeskDifficulty: GET /ban-lam-viec/{period}/vuong-mac/{number:int}/tep/{sha256}",
        "FileOfUnitDifficulty: GET /don-vi/vuong-mac/{number:int}/tep/{sha256}",
        "FillEntered: POST /ban-lam-viec/{period}/don-vi/{unit}/nhap-bao-cao/mau",
        "FillFromWordForm: POST /don-vi/mau",
        "FinishOidcSignIn: GET /dang-nhap/oidc/ve",
        "FormerUnitPage: GET /bao-cao",
        "HeadApproval: GET /don-vi/duyet",
        "HealthLive: GET /api/health/live",
        "HealthReady: GET /api/health/ready",
        "Home: GET /{x:maxlength(0)?}",
        "IssueOfficeToken: POST /api/{agency}/plans/{plan}/cycles/{period}/office-token",
        "IssuedDocument: GET /van-ban/{token}",
        "LeaderDesk: GET /ban-lam-viec/{period}/lanh-dao",
        "LeaderDocument: GET /y-kien/tep/{name}",
        "NightlyExport: timer 0 10 18,20,22 * * *",
        "NoteSupplements: activity",
        "OpenLeaderLink: GET /y-kien/{token}",
        "OpenSignInLink: GET /dang-nhap/{token}",
        "OpenUnitLink: GET /bao-cao/{token}",
        "PlanHome: GET /ke-hoach",
        "PlanYearAhead: GET /ke-hoach/nam-toi",
        "PollMailbox: timer 0 */5 * * * *",
        "PreviewReport: GET /don-vi/xem",
        "PublishEditedPlan: POST /ke-hoach/ban-hanh",
        "PublishPlan: PUT /api/{agency}/plans/{plan}",
        "QuarantineDesk: GET /ban-lam-viec/{period}/thu-cho-xu-ly",
        "QuarantinedMail: GET /ban-lam-viec/{period}/thu-cho-xu-ly/{id}",
        "QuarantinedMailFile: GET /ban-lam-viec/{period}/thu-cho-xu-ly/{id}/tep/{number:int}",
        "QuarantinedMailSource: GET /ban-lam-viec/{period}/thu-cho-xu-ly/{id}/thu-goc",
        "RaiseDifficulty: POST /api/{agency}/plans/{plan}/cycles/{period}/difficulties",
        "RaiseDifficultyOnPage: POST /don-vi/vuong-mac",
        "ReadAgenda: activity",
        "ReadDifficulty: activity",
        "ReceiveMail: POST /api/mail/inbound/{*secret}",
        "ReceiveMailEvents: POST /api/mail/events",
        "RecordDecision: POST /api/{agency}/plans/{plan}/cycles/{period}/decisions",
        "RehearsalHome: GET /ke-hoach/dien-tap",
        "RehearsedDocument: GET /ke-hoach/dien-tap/tep/{name}",
        "RehearsedMail: GET /ke-hoach/dien-tap/thu",
        "Reorganise: POST /ke-hoach/sap-xep",
        "ReportChanges: GET /ban-lam-viec/{period}/bao-cao/thay-doi",
        "ReportDesk: GET /ban-lam-viec/{period}/bao-cao",
        "ReportDocument: GET /ban-lam-viec/{period}/bao-cao/tep/{name}",
        "ReportElsewhere: POST /don-vi/kenh-khac",
        "ReportFile: GET /don-vi/tep/{id}",
        "ReportFiles: GET /don-vi/tep",
        "ReportStatus: GET /api/{agency}/plans/{plan}/cycles/{period}/reports",
        "RequestReports: activity",
        "ReviseCalendar: PUT /api/{agency}/calendar",
        "SavePlanEntry: POST /ke-hoach/muc/{kind}/{id}",
        "SaveReport: POST /don-vi/soan",
        "SaveReportPart: POST /ban-lam-viec/{period}/bao-cao/phan/{part}",
        "SendEditedReport: POST /api/{agency}/plans/{plan}/cycles/{period}/edited-reports",
        "SendEnteredReport: POST /api/{agency}/plans/{plan}/cycles/{period}/units/{unit}/entered-reports",
        "SendExtensionRequest: POST /don-vi/xin-gia-han",
        "SendLink: POST /lien-ket-moi",
        "SendMail: activity",
        "SendPreviewed: POST /don-vi/xem",
        "SendSignInLink: POST /dang-nhap",
        "SendSignedCopy: POST /api/{agency}/plans/{plan}/cycles/{period}/signed-copies",
        "SentReport: GET /don-vi/lan-gui/{version:int}",
        "SignIn: POST /dang-nhap/{token}",
        "SignOut: POST /dang-xuat",
        "StartRehearsal: POST /ke-hoach/dien-tap",
        "SubmitReport: POST /api/{agency}/plans/{plan}/cycles/{period}/reports",
        "SweepInbound: timer 0 7/15 * * * *",
        "SweepMail: timer 0 */15 * * * *",
        "TakeOutEnteredFile: POST /ban-lam-viec/{period}/don-vi/{unit}/nhap-bao-cao/tep/{id}/bo",
        "TakeOutReportFile: POST /don-vi/tep/{id}/bo",
        "TaskDesk: GET /ban-lam-viec/{period}/nhiem-vu/{task}",
        "UnitAudit: GET /ban-lam-viec/{period}/don-vi/{unit}/nhat-ky",
        "UnitDesk: GET /ban-lam-viec/{period}/don-vi/{unit}",
        "UnitDeskFile: GET /ban-lam-viec/{period}/don-vi/{unit}/tep/{id}",
        "UnitDeskVersion: GET /ban-lam-viec/{period}/don-vi/{unit}/lan-gui/{version:int}",
        "UnitDifficulties: GET /don-vi/vuong-mac",
        "UnitDifficulty: GET /don-vi/vuong-mac/{number:int}",
        "UnitPage: GET /don-vi",
        "UnservedRoute: GET POST PUT PATCH DELETE /api/{*rest}",
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

    /// <summary>
    /// A Functions host may match routes in the order of the functions' names: where two fit one address, the one with the
    /// fixed text comes first by name.
    /// </summary>
    [Fact]
    public void Routes_OfTwoThatFitOneAddress_TheFixedOneComesFirstByName()
    {
        var routes = FunctionsMetadata.Http.Select(function => (function.Name, Methods: function.Method.Split(' '), Parts: (function.Route ?? function.Name).Trim('/').Split('/'))).ToList();
        var wrong =
            from general in routes
            from special in routes
            where general.Name != special.Name && general.Methods.Intersect(special.Methods, StringComparer.OrdinalIgnoreCase).Any()
            where IsMoreGeneral(general.Parts, special.Parts) && string.CompareOrdinal(general.Name, special.Name) < 0
            select $"{general.Name} before {special.Name}";

        Assert.Empty(wrong);
    }

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

    // Every address of the special route fits the general one. A constraint such as :int keeps a route to itself.
    private static bool IsMoreGeneral(string[] general, string[] special)
    {
        var rest = general[^1].StartsWith("{*", StringComparison.Ordinal);
        if (rest ? special.Length < general.Length : special.Length != general.Length)
            return false;
        return general.Zip(special).All(pair => pair.First == pair.Second || (pair.First.StartsWith('{') && !pair.First.Contains(':', StringComparison.Ordinal)))
            && general.Zip(special).Any(pair => pair.First.StartsWith('{') && pair.First != pair.Second);
    }
}
