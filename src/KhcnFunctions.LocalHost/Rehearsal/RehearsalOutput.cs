using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <summary>The folder that a rehearsal leaves behind.</summary>
public sealed class RehearsalOutput(string folder)
{
    private const string MailPattern = "*.eml";

    public string Folder { get; } = folder;

    private string MailFolder => Path.Combine(Folder, "mail");

    /// <summary>Makes the folder, and takes away what an earlier rehearsal left in it, that alone.</summary>
    /// <exception cref="LocalHostException">The folder can't be written.</exception>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(MailFolder);
            foreach (var mail in Directory.EnumerateFiles(MailFolder, MailPattern))
                File.Delete(mail);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException(ExitCode.WrongInput, $"Không ghi được vào thư mục '{Folder}': {fault.Message}", fault);
        }
    }

    public async Task WriteAsync(StorageRealms realms, RehearsalRun run, CancellationToken ct)
    {
        var realm = realms.For(run.Cycle);
        var snapshot = await new CycleTable(run.Cycle, realm).LoadAsync(ct);
        var issued = snapshot.Decisions.Dispatched is { } dispatched
            ? snapshot.Drafts.First(draft => draft.Number == dispatched.Draft)
            : snapshot.LatestDraft ?? throw new RehearsalException("Không có dự thảo nào được tổng hợp.");
        await DownloadAsync(realm, issued.Report, "bao-cao-tong-hop.docx", ct);
        await DownloadAsync(realm, issued.Appendix, "phu-luc-theo-doi.docx", ct);
        await foreach (var mail in realm.Mailbox.GetBlobsAsync(cancellationToken: ct))
            await realm.Mailbox.GetBlobClient(mail.Name).DownloadToAsync(Path.Combine(MailFolder, mail.Name), ct);
        var timeline = await Timeline.ReadAsync(realms, run.Cycle, run.Rejections, ct);
        await File.WriteAllTextAsync(Path.Combine(Folder, "timeline.json"), Timeline.ToJson(timeline), ct);
    }

    private async Task DownloadAsync(StorageRealm realm, DraftFile file, string name, CancellationToken ct) =>
        await realm.Files.GetBlobClient(file.Name).DownloadToAsync(Path.Combine(Folder, name), ct);
}
