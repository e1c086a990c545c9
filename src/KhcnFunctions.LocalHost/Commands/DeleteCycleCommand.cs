using System.CommandLine;
using KhcnFunctions.Archiving;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.LocalHost.Commands;

/// <summary>Deletes a closed cycle whose term is over, of which an archive holds all.</summary>
internal static class DeleteCycleCommand
{
    private static readonly Argument<string> CycleArgument = new("CYCLE") { Description = "Kỳ báo cáo, như skhcn-quang-ngai/dich-vu-khcn/2026." };

    private static readonly Option<string> ArchiveOption = new("--archive") { Description = "Bản lưu có đủ kỳ báo cáo đó; được kiểm tra trước khi xóa.", HelpName = "FILE", Required = true };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Chỉ kiểm tra, không xóa." };

    public static Command Create()
    {
        var command = new Command("delete-cycle", "Xóa một kỳ báo cáo đã đóng, hết thời hạn bảo quản, sau khi kiểm tra bản lưu có đủ.") { CycleArgument, ArchiveOption, DryRun, CommonOptions.Data };
        command.SetAction((arguments, ct) => RunAsync(
            arguments.GetValue(CycleArgument)!, Path.GetFullPath(arguments.GetValue(ArchiveOption)!), arguments.GetValue(DryRun), Path.GetFullPath(arguments.GetValue(CommonOptions.Data)!), ct));
        return command;
    }

    private static async Task RunAsync(string cycleName, string file, bool dryRun, string dataFolder, CancellationToken ct)
    {
        var cycle = ArchiveFile.ReadCycle(cycleName);
        var sha256 = await ArchiveFile.HashAsync(file, ct);
        await using var storage = await ArchiveStorage.OpenAsync(dataFolder, ct);
        try
        {
            await using var archive = await storage.Service<ArchiveImport>().OpenAsync(ArchiveFile.Open(file), ct);
            await DeleteAsync(storage.Service<CycleDeletion>(), cycle, archive, sha256, dryRun, ct);
        }
        catch (ArchiveException refusal)
        {
            throw ArchiveFile.Refused(refusal);
        }
    }

    private static async Task DeleteAsync(CycleDeletion deletion, CycleKey cycle, ArchiveReader archive, string sha256, bool dryRun, CancellationToken ct)
    {
        var content = await deletion.CheckAsync(cycle, archive, ct);
        Console.WriteLine(FormattableString.Invariant($"Kỳ báo cáo {cycle} có {content.Rows} dòng, {content.Files} tệp; bản lưu có đủ (SHA-256 {sha256})."));
        if (dryRun)
        {
            Console.WriteLine("Chưa xóa gì.");
            return;
        }

        await deletion.RunAsync(cycle, content, sha256, ct);
        Console.WriteLine("Đã xóa. Bản sao trong các bản lưu hằng đêm và các phiên bản cũ của tệp hết theo thời hạn của tài khoản lưu trữ.");
    }
}
