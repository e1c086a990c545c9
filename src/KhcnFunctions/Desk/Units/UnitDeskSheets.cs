using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk.Units;

/// <summary>Reads what the desk shows of one unit: a handful of requests, whatever the size of the cycle.</summary>
internal static class UnitDeskSheets
{
    public static string AddressOf(string period, string unit) => DeskParts.UnitOf(period, unit);

    /// <exception cref="ProblemException">404 where the unit has no part in the cycle.</exception>
    public static async Task<UnitRow> FindAsync(CycleView view, string unit, CancellationToken ct) =>
        view.Plan.Register.Units.Any(known => known.Id == unit) && await view.Table.FindUnitAsync(unit, ct) is { } row ? row : throw new ProblemException(
            StatusCodes.Status404NotFound, "no-unit", "Không có đơn vị này", "Kỳ báo cáo này không có đơn vị theo địa chỉ đã mở; đề nghị chọn đơn vị từ trang của kỳ báo cáo.");

    /// <exception cref="ProblemException">404 where the unit has no such version.</exception>
    public static async Task<StoredVersion> FindVersionAsync(CycleView view, string unit, int version, CancellationToken ct) => await view.Table.FindVersionAsync(unit, version, ct)
        ?? throw new ProblemException(StatusCodes.Status404NotFound, "no-version", "Không có lần gửi này", "Đơn vị chưa có lần gửi này.");

    /// <exception cref="ProblemException">404 where the unit has no part in the cycle.</exception>
    public static async Task<UnitDeskSheet> ReadAsync(CycleView view, DeskCaller caller, string period, string unit, CancellationToken ct)
    {
        var row = await FindAsync(view, unit, ct);
        var answers = await view.Table.HeadAnswersAsync(unit, ct);
        var versions = new List<VersionLine>();
        await foreach (var version in view.Table.VersionHeadsAsync(unit, ct))
            versions.Insert(0, new(version.Version, version.ReceivedAt, version.ReceiptId, version.Channel, version.Version == row.Unit.Version, AnswerOf(row.Unit, answers, version.Version)));
        var toUnit = await view.Table.MailsToAsync(Holder.Unit(unit), ct);
        var toHead = await view.Table.MailsToAsync(Holder.Head(unit), ct);
        var lastDay = row.Unit.Deadline.LastDay;
        return new(
            view.Context, period, caller.User, view.Holders.Unit(unit), row.Unit,
            view.Today <= lastDay ? view.Calendar.CountWorkingDays(view.Today, lastDay) : 0, view.Decisions, versions,
            [.. toUnit.Concat(toHead).Select(UnitMail.Of).OrderByDescending(mail => mail.At)],
            new StepForms(AddressOf(period, unit), FormMark.Of(caller), ShownMark.Of(row), view.Now));
    }

    private static string? AnswerOf(CycleUnit unit, IReadOnlyList<HeadAnswer> answers, int version) => answers.FirstOrDefault(answer => answer.Version == version) switch
    {
        { Approved: true } => "Trưởng đơn vị đã duyệt",
        { Approved: false, Remarks: var remarks } => $"Trưởng đơn vị đề nghị hoàn thiện: {remarks}",
        null => unit.Awaiting?.Version == version ? "chờ Trưởng đơn vị duyệt" : null,
    };
}
