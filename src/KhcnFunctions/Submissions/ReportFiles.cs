using System.Security.Cryptography;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Submissions.Scanner;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhcnFunctions.Submissions;

/// <summary>What became of a file that somebody sent.</summary>
/// <param name="File">Null where it was refused.</param>
/// <param name="Refusal">Why, in Vietnamese, for the sender.</param>
public sealed record TakenFile(ReportFile? File, string? Refusal);

/// <summary>
/// Takes in the files of reports: read once through a temporary file, never whole in memory, judged by their content,
/// named by their hash. The same file twice is one.
/// </summary>
public sealed class ReportFiles(FileStore files, FileScanner scanner)
{
    private const int Chunk = 64 * 1024;

    /// <param name="name">As the sender named it.</param>
    /// <param name="read">Reads a file that may be taken, and may add to what is known of it.</param>
    /// <exception cref="ProblemException">503 while the scanner does not answer.</exception>
    internal async Task<TakenFile> TakeAsync(
        CycleTable table, string unit, Stream content, string name, bool signedCopy, CancellationToken ct, Func<ReportFile, Stream, ReportFile>? read = null)
    {
        await using var kept = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        if (await CopyAsync(content, kept, ct) is not { } sha256)
            return new(null, TooLarge);
        kept.Position = 0;
        var verdict = FileInspection.Inspect(kept, name);
        if (verdict.Kind is not { } kind)
            return new(null, verdict.Refusal);
        if (await ScanAsync(kept, ct) is { } found)
            return new(null, found);
        var file = new ReportFile(verdict.Name, kind, kept.Length, sha256) { SignedCopy = signedCopy, Check = verdict.Check };
        if (read is not null)
            file = read(file, kept);
        kept.Position = 0;
        await files.WriteAsync(table.Realm, NameOf(table.Cycle, unit, sha256), kept, ct);
        return new(file, null);
    }

    internal Task<Stream> OpenAsync(CycleTable table, string unit, ReportFile file, CancellationToken ct) =>
        files.OpenAsync(table.Realm, NameOf(table.Cycle, unit, file.Sha256), ct);

    /// <summary>A file of a report, always to be saved and never shown: what people send stays a file.</summary>
    /// <exception cref="ProblemException">404 where the report has no such file.</exception>
    internal async Task<IActionResult> SaveAsync(HttpRequest request, CycleTable table, string unit, Report? report, string sha256, CancellationToken ct)
    {
        var file = report?.Files?.FirstOrDefault(file => file.Sha256 == sha256)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-file", "Không có tệp này", "Báo cáo của đơn vị không có tệp này.");
        return request.SaveAs(file.Name, FileTypes.ContentType(file.Kind), await OpenAsync(table, unit, file, ct));
    }

    /// <summary>Where a file of a unit's reports lies.</summary>
    internal static string NameOf(CycleKey cycle, string unit, string sha256) => $"{cycle.RealAgency}/{cycle.Plan}/{cycle.Period}/files/{unit}/{sha256}";

    private static string TooLarge => FormattableString.Invariant($"tệp lớn hơn {FileLimits.LargestFile / 1024 / 1024} MB; đề nghị chia nhỏ hoặc gửi theo cách khác");

    private async Task<string?> ScanAsync(Stream file, CancellationToken ct) => (await scanner.ScanAsync(file, ct)).Outcome switch
    {
        ScanOutcome.Infected => "tệp có mã độc; đề nghị quét lại máy và gửi tệp khác",
        ScanOutcome.Unavailable => throw new ProblemException(new Problem(StatusCodes.Status503ServiceUnavailable, "scanner-unavailable", "Tạm thời chưa nhận được tệp",
            "Chưa kiểm tra được tệp vì phần quét mã độc tạm thời không hoạt động; đề nghị gửi lại tệp sau ít phút.")
        {
            RetryAfter = 60,
        }),
        _ => null,
    };

    // Null once it is larger than a file may be; what follows is not read any more.
    private static async Task<string?> CopyAsync(Stream from, FileStream to, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[Chunk];
        while (await from.ReadAsync(chunk, ct) is var read and > 0)
        {
            if (to.Length + read > FileLimits.LargestFile)
                return null;
            hash.AppendData(chunk, 0, read);
            await to.WriteAsync(chunk.AsMemory(0, read), ct);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
