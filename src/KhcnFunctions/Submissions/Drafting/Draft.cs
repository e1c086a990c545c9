using System.Security.Cryptography;
using System.Text.Json;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Submissions.Drafting;

/// <summary>What a unit is writing: the saved draft, or what a new version starts from while nothing is saved.</summary>
/// <param name="Owner">Cycle and unit.</param>
/// <param name="Saved">Null while nothing is saved.</param>
/// <param name="BasedOn">Number of the version from which it starts; 0 for none.</param>
internal sealed record Draft(string Owner, ReportForm Form, IReadOnlyList<ReportFile> Files, DraftMark? Saved, int BasedOn)
{
    /// <summary>
    /// Stands for the fields as they are shown, so that a save which rests on others is noticed. By content, not by the row's
    /// tag: files come and go beside the fields, and a save that comes twice is no conflict.
    /// </summary>
    public string Rev => RevOf(Owner, Form);

    /// <summary>Stands for all that would be sent: the fields and the files.</summary>
    public string WholeRev => Hash(new { fields = Rev, files = Files.OrderBy(file => file.Sha256, StringComparer.Ordinal).Select(file => new { file.Sha256, file.Name, file.SignedCopy }) });

    public long TotalSize => Files.Sum(file => file.Size);

    public static string OwnerOf(CycleTable table, CycleUnit unit) => $"{table.Cycle}|{unit.Unit}";

    public static string RevOf(string owner, ReportForm form) => Hash(new { owner, fields = form.Fields });

    private static string Hash<T>(T content) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, TextColumns.Form)).AsSpan(0, 10));
}

/// <summary>When and by which link a draft was saved.</summary>
internal sealed record DraftMark(DateTimeOffset At, string Through);
