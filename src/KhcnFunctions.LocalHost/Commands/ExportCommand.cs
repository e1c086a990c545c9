using System.CommandLine;
using KhcnFunctions.Archiving;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>Writes all of production, or one cycle with what it rests on, into an archive; while a host runs, too.</summary>
internal static class ExportCommand
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly Option<string?> CycleOption = new("--cycle") { Description = "Chỉ một kỳ báo cáo; mặc định là toàn bộ.", HelpName = "AGENCY/PLAN/PERIOD" };

    private static readonly Option<string> OutOption = new("--out") { Description = "Tệp bản lưu (.zip) cần ghi; không ghi đè tệp có sẵn.", HelpName = "FILE", Required = true };

    public static Command Create()
    {
        var command = new Command("export", "Lập bản lưu (dữ liệu, tệp và mã băm) rồi đọc kiểm tra lại; bản lưu toàn bộ có cả khóa ký đường liên kết nên phải giữ kín.")
        {
            CycleOption, OutOption, CommonOptions.Data,
        };
        command.SetAction((arguments, ct) => RunAsync(
            arguments.GetValue(CycleOption), Path.GetFullPath(arguments.GetValue(OutOption)!), Path.GetFullPath(arguments.GetValue(CommonOptions.Data)!), ct));
        return command;
    }

    private static async Task RunAsync(string? cycleName, string file, string dataFolder, CancellationToken ct)
    {
        var cycle = cycleName is null ? null : ArchiveFile.ReadCycle(cycleName);
        if (File.Exists(file))
            throw new LocalHostException(ExitCode.WrongInput, $"Đã có tệp '{file}'; đề nghị đặt tên khác.");
        await using var storage = await ArchiveStorage.OpenAsync(dataFolder, ct);
        await CheckThereAsync(storage.Service<StorageRealms>().Production, cycle, ct);
        try
        {
            var manifest = await WriteAsync(storage.Service<ArchiveImport>(), cycle, file, ct);
            Console.WriteLine($"Đã lập và kiểm tra bản lưu '{file}': {ArchiveFile.Describe(manifest)}.");
        }
        catch (ArchiveException refusal)
        {
            throw new LocalHostException(ExitCode.Storage, refusal.Message, refusal);
        }
    }

    private static async Task CheckThereAsync(StorageRealm production, CycleKey? cycle, CancellationToken ct)
    {
        if (!await production.ExistsAsync(ct))
            throw new LocalHostException(ExitCode.WrongInput, "Tài khoản lưu trữ này chưa có dữ liệu của phần mềm.");
        if (cycle is not null && !await new CycleTable(cycle, production).ExistsAsync(CycleRows.HeaderKey, ct))
            throw new LocalHostException(ExitCode.WrongInput, $"Không có kỳ báo cáo {cycle}.");
    }

    // Under its name stands only what was written and read again.
    private static async Task<ArchiveManifest> WriteAsync(ArchiveImport archives, CycleKey? cycle, string file, CancellationToken ct)
    {
        var part = file + ".part";
        try
        {
            ArchiveManifest manifest;
            await using (var output = Create(part))
                manifest = await new ArchiveWriter(archives.ScopeOf(cycle), TimeProvider.System.GetUtcNow()).WriteAsync(output, ct);
            await (await archives.OpenAsync(ArchiveFile.Open(part), ct)).DisposeAsync();
            File.Move(part, file, overwrite: false);
            return manifest;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException(ExitCode.WrongInput, $"Không ghi được tệp '{file}': {fault.Message}", fault);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerAlone;
        return new FileStream(file, options);
    }
}
