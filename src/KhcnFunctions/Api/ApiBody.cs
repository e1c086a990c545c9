using KhcnFunctions.Cycle;
using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Api;

/// <summary>What a program sends: JSON, or, with files, a multipart form that holds the same JSON.</summary>
internal static class ApiBody
{
    private const string Multipart = "multipart/form-data";

    /// <param name="name">Of the field with the JSON where it is a form.</param>
    /// <param name="largest">Of the JSON, in bytes.</param>
    /// <param name="take">Takes a file in; it is read before the next one.</param>
    /// <returns>The JSON; empty where a form has none.</returns>
    /// <exception cref="ProblemException">415 for another content type, 413 above the limit, 400 for what is no multipart.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, string name, int largest, Func<FormPart, Task> take, CancellationToken ct)
    {
        if (!IsForm(request))
            return await RequestBody.ReadJsonAsync(request, largest, ct);
        ReadOnlyMemory<byte> json = default;
        await foreach (var part in MultipartForm.ReadAsync(request, ct))
        {
            if (part.Name == name)
                json = await RequestBody.ReadAsync(part.Body, largest, ct);
            else if (part.FileName is { Length: > 0 })
                await take(part);
        }

        return json;
    }

    /// <summary>With files: whoever takes them into storage makes sure first that the caller's token counts.</summary>
    public static bool IsForm(HttpRequest request) => request.ContentType?.StartsWith(Multipart, StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>With at most one file: the photo or scan of what somebody decided on paper. It lies in storage then.</summary>
    /// <exception cref="ProblemException">422 where the file is refused, or is not the only one.</exception>
    /// <inheritdoc cref="ReadAsync"/>
    public static async Task<(ReadOnlyMemory<byte> Json, DecisionFile? Evidence)> ReadWithEvidenceAsync(
        HttpRequest request, string name, int largest, CycleTable table, ReportFiles files, CancellationToken ct)
    {
        DecisionFile? evidence = null;
        var json = await ReadAsync(request, name, largest, async part =>
        {
            if (evidence is not null)
                throw Refused("Chỉ kèm được một tệp.");
            var taken = await files.TakeAsync(table, DeskForm.FileOwner, part.Body, part.FileName!, signedCopy: false, ct);
            var file = taken.File ?? throw Refused($"Chưa nhận được tệp '{FileNames.Clean(part.FileName!)}': {taken.Refusal}.");
            evidence = new(file.Name, ReportFiles.NameOf(table.Cycle, DeskForm.FileOwner, file.Sha256), file.Sha256, file.Size);
        }, ct);
        return (json, evidence);
    }

    /// <summary>A file that was not taken.</summary>
    public static ProblemException Refused(string why) => new(StatusCodes.Status422UnprocessableEntity, "file-refused", "Chưa nhận được tệp", why + " Không có gì thay đổi.");
}
