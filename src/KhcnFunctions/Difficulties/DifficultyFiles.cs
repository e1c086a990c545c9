using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhcnFunctions.Difficulties;

/// <summary>The files of a difficulty: found by their hash among its own alone.</summary>
internal static class DifficultyFiles
{
    private const string Untyped = "application/octet-stream";

    public static IEnumerable<ReportFile> Of(Difficulty difficulty) =>
        difficulty.Files.Concat(difficulty.Steps.OfType<AddedToDifficulty>().SelectMany(added => added.Files)).DistinctBy(file => file.Sha256);

    /// <summary>With the photos of leaders' words.</summary>
    public static IEnumerable<(string Name, string Sha256)> AllOf(Difficulty difficulty) =>
        Of(difficulty).Select(file => (file.Name, file.Sha256)).Concat(difficulty.Steps.OfType<LeaderStep>().Select(step => step.Evidence).OfType<DecisionFile>().Select(photo => (photo.Name, photo.Sha256)));

    public static string NameOf(CycleKey cycle, string sha256) => ReportFiles.NameOf(cycle, DeskForm.FileOwner, sha256);

    /// <exception cref="ProblemException">404 where the difficulty has no such file.</exception>
    public static async Task<IActionResult> SaveAsync(HttpRequest request, CycleTable table, FileStore files, Difficulty difficulty, string sha256, CancellationToken ct)
    {
        var (name, blob) = Find(table.Cycle, difficulty, sha256)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-file", "Không có tệp này", "Khó khăn, vướng mắc này không có tệp như vậy; đề nghị mở lại trang.");
        return request.SaveAs(name, Untyped, await files.ReadAsync(table.Realm, blob, ct));
    }

    private static (string Name, string Blob)? Find(CycleKey cycle, Difficulty difficulty, string sha256)
    {
        if (Of(difficulty).FirstOrDefault(file => file.Sha256 == sha256) is { } file)
            return (file.Name, NameOf(cycle, file.Sha256));
        return difficulty.Steps.OfType<LeaderStep>().Select(step => step.Evidence).FirstOrDefault(evidence => evidence?.Sha256 == sha256) is { } photo ? (photo.Name, photo.Blob) : null;
    }
}
