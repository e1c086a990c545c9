using System.Diagnostics;
using Xunit;

namespace KhcnFunctions.EndToEnd.WordForm;

/// <summary>Opens documents in a real LibreOffice without a window and saves them again. One profile and folder a run of tests.</summary>
public sealed class LibreOffice : IDisposable
{
    public const string Docx = "docx:MS Word 2007 XML";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("khcn-office-");
    private int _count;

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Opens the document and saves it in another format, such as <c>odt</c>.</summary>
    public async Task<byte[]> SaveAsAsync(byte[] document, string extension, string format)
    {
        await DebianPackage.EnsureAsync("soffice", "libreoffice-writer-nogui", "fonts-liberation");
        var work = _folder.CreateSubdirectory(FormattableString.Invariant($"{++_count}"));
        var source = Path.Combine(work.FullName, "bieu." + extension);
        await File.WriteAllBytesAsync(source, document);
        var start = new ProcessStartInfo("soffice")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { $"-env:UserInstallation=file://{_folder.FullName}/profile", "--headless", "--convert-to", format, "--outdir", Path.Combine(work.FullName, "out"), source },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var saved = Path.Combine(work.FullName, "out", "bieu." + format.Split(':')[0]);
        Assert.True(File.Exists(saved), $"LibreOffice saved nothing: {await output} {await error}");
        return await File.ReadAllBytesAsync(saved);
    }
}
