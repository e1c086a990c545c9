using System.CommandLine;
using Azure;
using KhcnFunctions.Archiving;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>Puts an archive into an account in which nothing is yet; all its open cycles are held until HCTH lets them go on.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<string> FileArgument = new("FILE") { Description = "Tệp bản lưu (.zip)." };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Chỉ kiểm tra bản lưu và tài khoản, không ghi gì." };

    public static Command Create()
    {
        var command = new Command("restore", "Khôi phục một bản lưu vào tài khoản lưu trữ trống, khi không có máy chủ nào đang chạy trên tài khoản đó; mọi kỳ báo cáo đang mở được tạm dừng gửi.")
        {
            FileArgument, DryRun, CommonOptions.Data,
        };
        command.SetAction((arguments, ct) => RunAsync(
            Path.GetFullPath(arguments.GetValue(FileArgument)!), arguments.GetValue(DryRun), Path.GetFullPath(arguments.GetValue(CommonOptions.Data)!), ct));
        return command;
    }

    private static async Task RunAsync(string file, bool dryRun, string dataFolder, CancellationToken ct)
    {
        await using var content = ArchiveFile.Open(file);
        await using var storage = await ArchiveStorage.OpenAsync(dataFolder, ct);
        var import = storage.Service<ArchiveImport>();
        try
        {
            await using var archive = await import.OpenAsync(content, ct);
            Console.WriteLine($"Bản lưu còn nguyên vẹn: {ArchiveFile.Describe(archive.Manifest)}, phiên bản {archive.Manifest.Product}.");
            if (dryRun)
                await SayIfEmptyAsync(import, ct);
            else
                await RestoreAsync(import, archive, ct);
        }
        catch (ArchiveException refusal)
        {
            throw ArchiveFile.Refused(refusal);
        }
    }

    private static async Task SayIfEmptyAsync(ArchiveImport import, CancellationToken ct)
    {
        if (await import.WhatIsThereAsync(ct) is { Count: > 0 } there)
            throw new LocalHostException(ExitCode.WrongInput, $"Tài khoản lưu trữ không trống ({string.Join(", ", there)}); không khôi phục vào đây được.");
        Console.WriteLine("Tài khoản lưu trữ trống; có thể khôi phục. Chưa ghi gì.");
    }

    private static async Task<IReadOnlyList<CycleKey>> RunAsync(ArchiveImport import, ArchiveReader archive, CancellationToken ct)
    {
        try
        {
            return await import.RunAsync(archive, ct);
        }
        catch (RequestFailedException fault)
        {
            throw new LocalHostException(
                ExitCode.Storage, $"Khôi phục dở dang, kho lưu trữ không trả lời hoặc từ chối: {fault.Message}\nTài khoản này không còn trống: đề nghị khôi phục lại vào một tài khoản trống khác.", fault);
        }
    }

    private static async Task RestoreAsync(ArchiveImport import, ArchiveReader archive, CancellationToken ct)
    {
        var held = await RunAsync(import, archive, ct);
        Console.WriteLine("Đã khôi phục và đọc kiểm tra lại từng dòng, từng tệp.");
        foreach (var cycle in held)
            Console.WriteLine($"Kỳ báo cáo {cycle}: đang tạm dừng gửi mọi thư; Phòng Hành chính - Tổng hợp xem danh sách và cho tiếp tục ở trang /ban-lam-viec/{cycle.Period}/viec.");
    }
}
