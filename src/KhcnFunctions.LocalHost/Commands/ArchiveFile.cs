using System.Security.Cryptography;
using KhcnFunctions.Archiving;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>An archive named on the command line, the cycle that it is about, and how both are told.</summary>
internal static class ArchiveFile
{
    /// <exception cref="LocalHostException">The file can't be read.</exception>
    public static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException(ExitCode.WrongInput, $"Không đọc được bản lưu '{file}': {fault.Message}", fault);
        }
    }

    public static async Task<string> HashAsync(string file, CancellationToken ct)
    {
        await using var content = Open(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
    }

    /// <param name="text">Such as skhcn-quang-ngai/dich-vu-khcn/2026.</param>
    /// <exception cref="LocalHostException">It names no cycle of production.</exception>
    public static CycleKey ReadCycle(string text) =>
        text.Split('/') is [var agency, var plan, var period] && new CycleKey(agency, plan, period) is { IsWellFormed: true, Rehearsal: null } cycle
            ? cycle
            : throw new LocalHostException(ExitCode.WrongInput, $"'{text}' không phải tên kỳ báo cáo; viết như skhcn-quang-ngai/dich-vu-khcn/2026.");

    public static string Describe(ArchiveManifest manifest) => FormattableString.Invariant(
        $"{(manifest.Cycle is { } cycle ? $"kỳ báo cáo {cycle}" : "toàn bộ dữ liệu")}, lập lúc {DayText.Moment(manifest.MadeAt)}, {manifest.Rows} dòng, {manifest.Blobs} tệp");

    /// <summary>A refusal of an archive, or of what it was to be put into, as the program ends with it.</summary>
    public static LocalHostException Refused(ArchiveException refusal) => new(refusal.HasWritten ? ExitCode.Storage : ExitCode.WrongInput, refusal.Message, refusal);
}
