using KhcnFunctions.LocalHost;
using KhcnFunctions.Mail;
using KhcnFunctions.Web;
using Microsoft.Extensions.Options;
using Xunit;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>Settings by which somebody could come in who should not stop the start.</summary>
public sealed class SignInOptionsTests
{
    private static readonly SignInHost OnAppService = new(IsLocal: false, IsAppService: true);
    private static readonly SignInHost OnFunctions = new(IsLocal: false, IsAppService: false);

    [Fact]
    public void Settings_ByDefault_AreGoodEverywhere() =>
        Assert.All(new[] { SignInHost.Local, OnFunctions, OnAppService }, host => Assert.Empty(MistakesOf(new(), host)));

    [Fact]
    public void Oidc_Complete_IsGood() => Assert.Empty(MistakesOf(Good(), OnFunctions));

    public static TheoryData<string, Action<OidcOptions>> WrongOidc { get; } = new()
    {
        { "Authority", oidc => oidc.Authority = null },
        { "Authority", oidc => oidc.Authority = "sso.quangngai.gov.vn" },
        { "Authority", oidc => oidc.Authority = "http://sso.quangngai.gov.vn" },
        { "Authority", oidc => oidc.Authority = "https://sso.quangngai.gov.vn?a=b" },
        { "Authority", oidc => oidc.Authority = "https://sso.quangngai.gov.vn#a" },
        { "ClientId", oidc => oidc.ClientId = " " },
        { "Scopes", oidc => oidc.Scopes = "email profile" },
        { "EmailClaim", oidc => oidc.EmailClaim = "" },
        { "SubjectClaim", oidc => oidc.SubjectClaim = "" },
        { "DisplayName", oidc => oidc.DisplayName = "" },
        { "People:0:Subject", oidc => oidc.People = [new() { Person = "gd" }] },
        { "People:0:Person", oidc => oidc.People = [new() { Subject = "7f3c" }] },
    };

    [Theory]
    [MemberData(nameof(WrongOidc))]
    public void Oidc_WithAMistake_NamesIt(string setting, Action<OidcOptions> with)
    {
        var options = Good();
        with(options.Oidc);

        Assert.StartsWith($"Khcn:SignIn:Oidc:{setting} ", Assert.Single(MistakesOf(options, OnFunctions)), StringComparison.Ordinal);
    }

    [Fact]
    public void Oidc_WithSeveralMistakes_NamesThemAllAndNoSecret()
    {
        var options = new SignInOptions { Oidc = new() { Authority = "x", Scopes = "", ClientSecret = "bi-mat" } };

        var mistakes = MistakesOf(options, OnFunctions, address: "http://baocao.sokhcn.example");

        Assert.Equal(4, mistakes.Count);
        Assert.All(mistakes, mistake => Assert.DoesNotContain("bi-mat", mistake, StringComparison.Ordinal));
    }

    [Fact]
    public void Oidc_WithPlainHttp_IsForThisMachineAlone()
    {
        var options = Good();
        options.Oidc.Authority = "http://localhost:8080/realms/so";

        Assert.Empty(MistakesOf(options, SignInHost.Local, address: "http://localhost:7071"));
        Assert.Contains("PublicAddress", Assert.Single(MistakesOf(options, SignInHost.Local, address: "http://10.0.0.5:8080")), StringComparison.Ordinal);
    }

    [Fact]
    public void AppService_WhereNothingStandsInFront_IsRefused()
    {
        var options = new SignInOptions { AppService = true };

        Assert.Empty(MistakesOf(options, OnAppService));
        Assert.Contains("Khcn:SignIn:AppService", Assert.Single(MistakesOf(options, OnFunctions)), StringComparison.Ordinal);
        Assert.Contains("Khcn:SignIn:AppService", Assert.Single(MistakesOf(options, SignInHost.Local)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("khcn-app", "True", true)]
    [InlineData("khcn-app", "true", true)]
    [InlineData("khcn-app", "False", false)]
    [InlineData("khcn-app", null, false)]
    [InlineData(null, "True", false)]
    [InlineData("", "True", false)]
    public void Host_IsAppServices_WhereBothVariablesSaySo(string? site, string? auth, bool isAppService) =>
        Assert.Equal(isAppService, SignInHost.Functions(name => name == "WEBSITE_SITE_NAME" ? site : auth).IsAppService);

    [Fact]
    public void Development_BesideTheOwnMachine_IsRefused()
    {
        var options = new SignInOptions { Development = true };

        Assert.Empty(MistakesOf(options, SignInHost.Local));
        Assert.Contains("not the local host", Assert.Single(MistakesOf(options, OnAppService, address: "http://localhost:7071")), StringComparison.Ordinal);
        Assert.Contains("Smtp", Assert.Single(MistakesOf(options, SignInHost.Local, MailTransportKind.Smtp)), StringComparison.Ordinal);
        Assert.Contains("PublicAddress", Assert.Single(MistakesOf(options, SignInHost.Local, address: "https://baocao.sokhcn.example")), StringComparison.Ordinal);
    }

    /// <summary>Whatever its environment says.</summary>
    [Theory]
    [InlineData("Khcn:SignIn:AppService", "true")]
    [InlineData("Khcn:SignIn:Oidc:Authority", "http://sso.quangngai.gov.vn")]
    public async Task LocalHost_WithAWrongSetting_DoesNotStart(string setting, string value)
    {
        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => LocalHostApp.StartAsync(new LocalHostOptions
        {
            Port = 0,
            ConnectionString = UnreachableStorage.ConnectionString,
            RunEngine = false,
            RunTimers = false,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { [setting] = value, ["Khcn:SignIn:Oidc:ClientId"] = value == "true" ? null : "khcn" },
        }));

        Assert.Contains(setting, Assert.Single(stopped.Failures), StringComparison.Ordinal);
    }

    private static SignInOptions Good() => new() { Oidc = new() { Authority = "https://sso.quangngai.gov.vn/realms/so", ClientId = "khcn", ClientSecret = "bi-mat" } };

    private static IReadOnlyList<string> MistakesOf(SignInOptions options, SignInHost host, MailTransportKind transport = MailTransportKind.Mailbox, string? address = null)
    {
        var product = Options.Create(new KhcnOptions { PublicAddress = address ?? (host.IsLocal ? "http://localhost:7071" : "https://baocao.sokhcn.example") });
        var result = new SignInOptionsValidator(host, product, Options.Create(new MailOptions { Transport = transport })).Validate(null, options);
        return result.Failures is null ? [] : [.. result.Failures];
    }
}
