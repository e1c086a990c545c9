using Microsoft.Playwright;
using Xunit;

namespace KhcnFunctions.EndToEnd.Web;

/// <summary>The browser, one for all tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Without a sandbox, since tests often run as root in a container; only our own pages are opened.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var program = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Places, File.Exists) ?? await InstallAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Flags, Env = InVietnamese() });
    }

    // Where the browser has its words (Debian: chromium-l10n), days and buttons of forms look as they do in the office.
    private static Dictionary<string, string> InVietnamese()
    {
        var surroundings = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
        // A locale that every system has: where it is missing, names of saved files lose their letters.
        (surroundings["LC_ALL"], surroundings["LANGUAGE"]) = ("C.UTF-8", "vi");
        return surroundings;
    }

    /// <summary>Debian's package where that can be, else Playwright's own build.</summary>
    /// <returns>Null: Playwright knows where it put it.</returns>
    private static async Task<string?> InstallAsync()
    {
        if (DebianPackage.IsThere("apt-get") && Environment.UserName == "root")
        {
            await DebianPackage.EnsureAsync("chromium", "chromium");
            return Places[0];
        }

        return Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0
            ? null
            : throw new InvalidOperationException("These tests need Chromium: apt-get install chromium, or name the program in the variable CHROMIUM.");
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        _playwright?.Dispose();
    }
}
