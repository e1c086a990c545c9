using System.Diagnostics;
using System.Text;
using Xunit;

namespace KhcnFunctions.Build;

/// <summary>What <c>dotnet publish</c> makes for the Functions host, as it goes into the package that is deployed.</summary>
public sealed class PublishedOutputTests : IClassFixture<PublishedOutputTests.Output>
{
    private readonly Output _output;

    public PublishedOutputTests(Output output) => _output = output;

    [Theory]
    [InlineData("functions.metadata")]
    [InlineData("extensions.json")]
    [InlineData("host.json")]
    [InlineData("worker.config.json")]
    public void Description_ForTheHost_IsThatOfTheBuild(string name) =>
        Assert.Equal(File.ReadAllText(FunctionsMetadata.PathOf(name)), File.ReadAllText(_output.PathOf(name)));

    [Fact]
    public void Extensions_AndTheWorker_StandWhereTheDescriptionsPoint()
    {
        Assert.True(File.Exists(_output.PathOf(FunctionsMetadata.ReadJson("worker.config.json").GetProperty("description").GetProperty("defaultWorkerPath").GetString()!)));
        Assert.All(
            FunctionsMetadata.ReadJson("extensions.json").GetProperty("extensions").EnumerateArray(),
            extension => Assert.True(File.Exists(_output.PathOf(extension.GetProperty("hintPath").GetString()!)), extension.GetRawText()));
        Assert.True(File.Exists(_output.PathOf("Plans", "Data", "dich-vu-khcn.plan.json")));
    }

    /// <summary>The local host, Azurite, the tests and settings of somebody's machine stay at home.</summary>
    [Fact]
    public void Files_OfDevelopment_AreNone() => Assert.DoesNotContain(
        _output.Files,
        file => new[] { "LocalHost", "Azurite", "xunit", "Playwright", "node_modules", ".env", "local.settings", "appsettings" }.Any(word => file.Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Keys have known beginnings; ours of tests and samples are names that nobody would deploy.</summary>
    [Fact]
    public void Secrets_AreInNoFile()
    {
        byte[][] marks = [.. new[] { "AccountKey=", "SharedAccessSignature=", "SG.", "-----BEGIN PRIVATE KEY", "trial-operator-key", "InstrumentationKey=" }.SelectMany(mark => new[] { Encoding.UTF8.GetBytes(mark), Encoding.Unicode.GetBytes(mark) })];
        var own = _output.Files.Where(file => Path.GetFileName(file).StartsWith("KhcnFunctions", StringComparison.Ordinal) || Path.GetExtension(file) is ".json" or ".metadata" or ".config");

        Assert.All(own, file =>
        {
            var content = File.ReadAllBytes(_output.PathOf(file));
            Assert.All(marks, mark => Assert.True(content.AsSpan().IndexOf(mark) < 0, $"{file} holds {Encoding.UTF8.GetString(mark)}"));
        });
    }

    /// <summary>The build that these tests ran from, published into a folder of its own.</summary>
    public sealed class Output : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("khcn-published-").FullName;

        /// <summary>Paths below the folder.</summary>
        public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder, file))];

        public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([_folder, .. parts]);

        public async Task InitializeAsync()
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KhcnFunctions.sln")))
                folder = folder.Parent;
            var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
            using var publish = Process.Start(new ProcessStartInfo(
                "dotnet", ["publish", Path.Combine(folder!.FullName, "src", "KhcnFunctions"), "--no-build", "-c", configuration, "-o", _folder, "-nologo", "-v", "q"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            var said = await publish.StandardOutput.ReadToEndAsync();
            await publish.WaitForExitAsync();
            Assert.True(publish.ExitCode == 0, said);
        }

        public Task DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return Task.CompletedTask;
        }
    }
}
