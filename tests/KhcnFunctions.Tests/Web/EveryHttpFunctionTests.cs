using System.Net;
using System.Text.RegularExpressions;
using KhcnFunctions.Build;
using KhcnFunctions.LocalHost;
using KhcnFunctions.LocalHost.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace KhcnFunctions.Web;

/// <summary>Every HTTP function goes through the pipeline: nobody without a right gets beyond it, and every answer has its headers.</summary>
public sealed partial class EveryHttpFunctionTests : IAsyncLifetime
{
    /// <summary>
    /// Pages, which answer people without a bearer token, with the status that a stranger gets while the storage can't be
    /// reached. Each stands here because somebody decided so.
    /// </summary>
    private static readonly Dictionary<string, HttpStatusCode> Pages = new(StringComparer.Ordinal)
    {
        ["Home"] = HttpStatusCode.ServiceUnavailable,
        ["OpenUnitLink"] = HttpStatusCode.NotFound,
        ["UnitPage"] = HttpStatusCode.Forbidden,
        ["FormerUnitPage"] = HttpStatusCode.SeeOther,
        ["AskForLink"] = HttpStatusCode.OK,
        ["EditReport"] = HttpStatusCode.Forbidden,
        ["SaveReport"] = HttpStatusCode.Forbidden,
        ["PreviewReport"] = HttpStatusCode.Forbidden,
        ["SendPreviewed"] = HttpStatusCode.Forbidden,
        ["ReportFiles"] = HttpStatusCode.Forbidden,
        ["AddReportFile"] = HttpStatusCode.Forbidden,
        ["TakeOutReportFile"] = HttpStatusCode.Forbidden,
        ["ReportFile"] = HttpStatusCode.Forbidden,
        ["SentReport"] = HttpStatusCode.Forbidden,
        ["ReportElsewhere"] = HttpStatusCode.Forbidden,
        ["HeadApproval"] = HttpStatusCode.Forbidden,
        ["AnswerAsHead"] = HttpStatusCode.Forbidden,
        ["WordForm"] = HttpStatusCode.Forbidden,
        ["FillFromWordForm"] = HttpStatusCode.Forbidden,
        ["SendLink"] = HttpStatusCode.Forbidden,
        ["AskToSignIn"] = HttpStatusCode.OK,
        ["SendSignInLink"] = HttpStatusCode.Forbidden,
        ["OpenSignInLink"] = HttpStatusCode.Gone,
        ["SignIn"] = HttpStatusCode.Forbidden,
        ["SignOut"] = HttpStatusCode.Forbidden,
        ["DeskHome"] = HttpStatusCode.SeeOther,
        ["DeskCycle"] = HttpStatusCode.SeeOther,
        ["DeskMails"] = HttpStatusCode.SeeOther,
        ["DeskUpcoming"] = HttpStatusCode.SeeOther,
        ["DeferUpcoming"] = HttpStatusCode.Forbidden,
        ["DeskCallList"] = HttpStatusCode.SeeOther,
        ["ReportDesk"] = HttpStatusCode.SeeOther,
        ["ReportDocument"] = HttpStatusCode.SeeOther,
        ["ReportChanges"] = HttpStatusCode.SeeOther,
        ["EditReportPart"] = HttpStatusCode.SeeOther,
        ["SaveReportPart"] = HttpStatusCode.Forbidden,
        ["ChooseSigner"] = HttpStatusCode.Forbidden,
        ["DecideOnReport"] = HttpStatusCode.Forbidden,
        ["AddSignedCopy"] = HttpStatusCode.Forbidden,
        ["AddEditedReport"] = HttpStatusCode.Forbidden,
        ["PlanHome"] = HttpStatusCode.SeeOther,
        ["PlanYearAhead"] = HttpStatusCode.SeeOther,
        ["EditPlanEntry"] = HttpStatusCode.SeeOther,
        ["SavePlanEntry"] = HttpStatusCode.Forbidden,
        ["PublishEditedPlan"] = HttpStatusCode.Forbidden,
        ["DropEditedPlan"] = HttpStatusCode.Forbidden,
        ["AskReorganisation"] = HttpStatusCode.SeeOther,
        ["Reorganise"] = HttpStatusCode.Forbidden,
        ["RehearsalHome"] = HttpStatusCode.SeeOther,
        ["StartRehearsal"] = HttpStatusCode.Forbidden,
        ["DriveRehearsal"] = HttpStatusCode.Forbidden,
        ["RehearsedMail"] = HttpStatusCode.SeeOther,
        ["RehearsedDocument"] = HttpStatusCode.SeeOther,
        ["IssuedDocument"] = HttpStatusCode.NotFound,
        ["UnitDesk"] = HttpStatusCode.SeeOther,
        ["UnitDeskVersion"] = HttpStatusCode.SeeOther,
        ["UnitDeskFile"] = HttpStatusCode.SeeOther,
        ["UnitAudit"] = HttpStatusCode.SeeOther,
        ["DecideOnUnit"] = HttpStatusCode.Forbidden,
        ["TaskDesk"] = HttpStatusCode.SeeOther,
        ["DecideOnTask"] = HttpStatusCode.Forbidden,
        ["AskForExtension"] = HttpStatusCode.Forbidden,
        ["SendExtensionRequest"] = HttpStatusCode.Forbidden,
        ["CycleWideDesk"] = HttpStatusCode.SeeOther,
        ["DecideForCycle"] = HttpStatusCode.Forbidden,
        ["CycleAudit"] = HttpStatusCode.SeeOther,
        ["QuarantineDesk"] = HttpStatusCode.SeeOther,
        ["QuarantinedMail"] = HttpStatusCode.SeeOther,
        ["DecideOnMail"] = HttpStatusCode.Forbidden,
        ["QuarantinedMailSource"] = HttpStatusCode.SeeOther,
        ["QuarantinedMailFile"] = HttpStatusCode.SeeOther,
        ["EnterReport"] = HttpStatusCode.SeeOther,
        ["AddEnteredReport"] = HttpStatusCode.Forbidden,
        ["EnteredFiles"] = HttpStatusCode.SeeOther,
        ["AddEnteredFile"] = HttpStatusCode.Forbidden,
        ["TakeOutEnteredFile"] = HttpStatusCode.Forbidden,
        ["EnteredFile"] = HttpStatusCode.SeeOther,
        ["FillEntered"] = HttpStatusCode.Forbidden,
        // Closed where the settings do not open them.
        ["BeginOidcSignIn"] = HttpStatusCode.NotFound,
        ["FinishOidcSignIn"] = HttpStatusCode.NotFound,
        ["AppServiceSignIn"] = HttpStatusCode.NotFound,
        ["EnterForDevelopment"] = HttpStatusCode.Forbidden,
        ["UnitDifficulties"] = HttpStatusCode.Forbidden,
        ["RaiseDifficultyOnPage"] = HttpStatusCode.Forbidden,
        ["UnitDifficulty"] = HttpStatusCode.Forbidden,
        ["ChangeDifficultyOnPage"] = HttpStatusCode.Forbidden,
        ["FileOfUnitDifficulty"] = HttpStatusCode.Forbidden,
        ["DeskDifficulties"] = HttpStatusCode.SeeOther,
        ["DeskDifficulty"] = HttpStatusCode.SeeOther,
        ["DecideOnDifficulty"] = HttpStatusCode.Forbidden,
        ["FileOfDeskDifficulty"] = HttpStatusCode.SeeOther,
        ["OpenLeaderLink"] = HttpStatusCode.NotFound,
        ["AskLeader"] = HttpStatusCode.Forbidden,
        ["AnswerAsLeader"] = HttpStatusCode.Forbidden,
        ["LeaderDesk"] = HttpStatusCode.SeeOther,
        ["LeaderDocument"] = HttpStatusCode.Forbidden,
    };

    private static readonly (string Header, string Value)[] Headers =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
        ("Content-Language", "vi"),
    ];

    private LocalHostApp _host = null!;
    private HttpClient _http = null!;

    public static TheoryData<string> Functions => [.. FunctionsMetadata.Http.Select(function => function.Name)];

    public async Task InitializeAsync() => (_host, _http) = await StartAsync(options => options);

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Function_WithoutRight_AnswersThroughThePipeline(string name) =>
        Assert.Empty(await FaultsAsync(_http, FunctionsMetadata.Http.Single(function => function.Name == name), authorization: null));

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Function_WithAMadeUpToken_AnswersThroughThePipeline(string name) =>
        Assert.Empty(await FaultsAsync(_http, FunctionsMetadata.Http.Single(function => function.Name == name), "Bearer made-up"));

    [Fact]
    public async Task Function_BesideThePipeline_IsFound()
    {
        var (host, http) = await StartAsync(options => options with { Functions = FunctionCatalog.Of(typeof(BareFunction)) });
        using var client = http;
        await using var app = host;

        var faults = await FaultsAsync(http, new FunctionEntry("Bare", "http", "GET", "api/bare", null, "Anonymous"), authorization: null);

        Assert.Contains("status 200", faults);
        Assert.Contains("header X-Content-Type-Options is missing", faults);
    }

    /// <summary>Whatever a browser asks for there, it learns to come by HTTPS alone; on plain HTTP nothing says so.</summary>
    [Fact]
    public async Task Function_BehindHttps_AsksForHttpsAlone()
    {
        var (host, http) = await StartAsync(options => options with { Settings = new Dictionary<string, string?>(options.Settings, StringComparer.Ordinal) { ["Khcn:PublicAddress"] = "https://baocao.sokhcn.example" } });
        using var client = http;
        await using var app = host;

        foreach (var function in FunctionsMetadata.Http)
        {
            using var secure = await http.SendAsync(RequestFor(function));
            using var plain = await _http.SendAsync(RequestFor(function));
            Assert.True(secure.Headers.TryGetValues("Strict-Transport-Security", out var policy), function.Name);
            Assert.Equal("max-age=31536000; includeSubDomains", policy!.Single());
            Assert.False(plain.Headers.Contains("Strict-Transport-Security"), function.Name);
        }
    }

    [Fact]
    public void Pages_AllExist() => Assert.Subset(FunctionsMetadata.Http.Select(function => function.Name).ToHashSet(StringComparer.Ordinal), Pages.Keys.ToHashSet(StringComparer.Ordinal));

    private static async Task<List<string>> FaultsAsync(HttpClient http, FunctionEntry function, string? authorization)
    {
        using var request = RequestFor(function);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await http.SendAsync(request);

        var faults = Headers
            .Where(header => !response.Headers.Concat(response.Content.Headers).Any(sent => sent.Key == header.Header && sent.Value.Contains(header.Value)))
            .Select(header => $"header {header.Header} is missing").ToList();
        if (function.Name is "AskForLink" or "AskToSignIn")
            faults.Remove("header Referrer-Policy is missing");
        if (!response.Headers.TryGetValues("Permissions-Policy", out var permissions) || !permissions.Single().Contains("camera=()", StringComparison.Ordinal))
            faults.Add("header Permissions-Policy is missing");
        if (!response.Headers.TryGetValues("Content-Security-Policy", out var policy) || !policy.Single().StartsWith("default-src 'none'", StringComparison.Ordinal))
            faults.Add("header Content-Security-Policy is missing");
        // The settings of these tests have no key for events, and without it their address is one that is not served.
        if (function.Name is "UnservedRoute" or "ReceiveMailEvents" && response.StatusCode == HttpStatusCode.NotFound && response.Content.Headers.ContentType?.MediaType == "application/problem+json")
            return faults;
        // Everybody may read what the API is like.
        if (function.Name == "ApiDocument" && response.StatusCode == HttpStatusCode.OK && response.Content.Headers.ContentType?.MediaType == "application/json")
            return faults;
        // Whoever watches from outside is told how it is: the process answers, the storage of these tests does not.
        if (function.Name is "HealthLive" or "HealthReady" && response.Content.Headers.ContentType?.MediaType == "application/json"
            && response.StatusCode == (function.Name == "HealthLive" ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable))
            return faults;
        // A mail provider drops mail at once on 4xx.
        if (function.Name == "ReceiveMail" && response.StatusCode == HttpStatusCode.ServiceUnavailable)
            return faults;
        var isPage = Pages.TryGetValue(function.Name, out var status);
        if (isPage ? response.StatusCode == status && (status is HttpStatusCode.SeeOther || response.Content.Headers.ContentType?.MediaType == "text/html") : IsRefusal(response))
            return faults;
        return [.. faults, $"status {(int)response.StatusCode}"];
    }

    private static HttpRequestMessage RequestFor(FunctionEntry function) =>
        new(new HttpMethod(function.Method.Split(' ')[0]), "/" + Place().Replace(function.Route ?? function.Name, SampleOf));

    private static bool IsRefusal(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Unauthorized
        && response.Content.Headers.ContentType?.MediaType == "application/problem+json"
        && response.Headers.WwwAuthenticate.ToString() == "Bearer";

    // A place that takes at most nothing is the home page's.
    private static string SampleOf(Match place) => place.Groups["rule"].Value.Contains("maxlength(0)", StringComparison.Ordinal)
        ? ""
        : place.Groups["name"].Value switch
        {
            "period" => "2026",
            _ when place.Groups["rule"].Value.Contains("int", StringComparison.Ordinal) => "1",
            var name => name,
        };

    private static async Task<(LocalHostApp Host, HttpClient Http)> StartAsync(Func<LocalHostOptions, LocalHostOptions> with)
    {
        var host = await LocalHostApp.StartAsync(with(new LocalHostOptions
        {
            Port = 0,
            ConnectionString = UnreachableStorage.ConnectionString,
            RunEngine = false,
            RunTimers = false,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Khcn:OperatorKey"] = new string('k', 32), ["Khcn:HourlyCheck"] = "false" },
        }));
        return (host, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address });
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>[A-Za-z]+)(?<rule>[^}]*)\}")]
    private static partial Regex Place();

    /// <summary>A function as nobody should write it.</summary>
    public sealed class BareFunction
    {
        [Function("Bare")]
        public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/bare")] HttpRequest request) => new OkObjectResult(request.Path.Value);
    }
}
