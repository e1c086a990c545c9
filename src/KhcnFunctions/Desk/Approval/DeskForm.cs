using System.Globalization;
using KhcnFunctions.Input;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Files;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk.Approval;

/// <summary>What somebody sent at the desk: fields, and at most one file, which lies in storage under its hash already.</summary>
internal sealed record DeskForm(IReadOnlyDictionary<string, string> Fields, ReportFile? File)
{
    /// <summary>Stands where a unit's id stands in the names of files; no unit can have it.</summary>
    public const string FileOwner = "_van-ban";

    /// <summary>Ends what is said of a form that was not taken, on a page of its own.</summary>
    public const string GoBack = " Không có gì thay đổi; đề nghị quay lại trang trước, sửa rồi gửi lại.";

    /// <summary>The same for who has no page.</summary>
    public const string NothingChanged = " Không có gì thay đổi; đề nghị sửa rồi gửi lại.";

    private const int LongestField = 200_000;
    private const int MostFields = 200;

    /// <exception cref="ProblemException">422 where the file is refused, with the reason.</exception>
    public static async Task<DeskForm> ReadAsync(HttpRequest request, CycleTable table, ReportFiles files, CancellationToken ct)
    {
        var form = await ReadAllAsync(request, table, files, ct);
        return form.Refusal is { } refusal ? throw Wrong(refusal) : form;
    }

    /// <summary>The form with the reason for which its file is refused, so that what was typed can be shown again.</summary>
    public static async Task<DeskForm> ReadAllAsync(HttpRequest request, CycleTable table, ReportFiles files, CancellationToken ct)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        ReportFile? file = null;
        string? refusal = null;
        await foreach (var part in MultipartForm.ReadAsync(request, ct))
        {
            if (part.FileName is null)
            {
                if (fields.Count == MostFields)
                    throw new ProblemException(StatusCodes.Status413PayloadTooLarge, "too-large", "Nội dung quá lớn", "Nội dung gửi lên có quá nhiều mục.");
                fields.TryAdd(part.Name, await part.ReadTextAsync(LongestField, ct));
            }
            else if (part.FileName.Length > 0 && file is null)
            {
                var taken = await files.TakeAsync(table, FileOwner, part.Body, part.FileName, signedCopy: false, ct);
                file = taken.File;
                if (file is null)
                    refusal = $"Chưa nhận được tệp '{FileNames.Clean(part.FileName)}': {taken.Refusal}.";
            }
        }

        return new(fields, file) { Refusal = refusal };
    }

    /// <summary>Why its file was refused; null where it was not, or none was sent.</summary>
    public string? Refusal { get; init; }

    public static ProblemException Wrong(string words) => new(StatusCodes.Status422UnprocessableEntity, "invalid-form", "Chưa ghi nhận được", words + GoBack);

    public string this[string name] => Fields.GetValueOrDefault(name, "");

    /// <exception cref="ProblemException">422 where it is missing or no text of that length.</exception>
    public string Text(string name, string what, int longest = 2000)
    {
        var text = PlainText.Normalize(this[name]) ?? throw Wrong($"Còn thiếu {what}.");
        return PlainText.Mistake(text, longest) is { } mistake ? throw Wrong($"Mục {what} {mistake}.") : text;
    }

    /// <summary>Null where it was left out.</summary>
    public string? FindText(string name, string what, int longest = 2000) => PlainText.Normalize(this[name]) is null ? null : Text(name, what, longest);

    /// <summary>As browsers send a day.</summary>
    /// <exception cref="ProblemException">422 where it is missing or after today.</exception>
    public DateOnly Day(string name, string what, DateOnly today)
    {
        var day = AnyDay(name, what);
        return day <= today ? day : throw Wrong($"Mục {what} ở sau ngày hôm nay.");
    }

    /// <summary>A day from today on, within a year.</summary>
    /// <exception cref="ProblemException">422 where it is missing, past, or further away.</exception>
    public DateOnly DayToCome(string name, string what, DateOnly today)
    {
        var day = AnyDay(name, what);
        if (day < today)
            throw Wrong($"Mục {what} ở trước ngày hôm nay.");
        return day <= today.AddYears(1) ? day : throw Wrong($"Mục {what} cách hôm nay quá một năm; đề nghị kiểm tra lại năm.");
    }

    private DateOnly AnyDay(string name, string what)
    {
        if (!DateOnly.TryParseExact(this[name].Trim(), ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw Wrong($"Mục {what} cần ghi ngày/tháng/năm, ví dụ 18/12/2026.");
        return day;
    }

    public int Whole(string name) => int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000
        ? number
        : throw Wrong("Trang này đã cũ; đề nghị tải lại trang.");

    /// <summary>The id that the form was made with: sent twice, it is one decision.</summary>
    public string OperationId => OperationOf("ma");

    public string OperationOf(string name) => this[name] is { Length: > 0 and <= 64 } id && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
        ? id
        : throw Wrong($"Mục {name} thiếu hoặc sai; trên trang thì đề nghị tải lại trang.");
}
