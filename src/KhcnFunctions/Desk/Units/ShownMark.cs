using System.Security.Cryptography;
using System.Text;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk.Units;

/// <summary>Stands in a form for what its page showed: where that changed meanwhile, the form counts for nothing, and who sent it is told.</summary>
internal static class ShownMark
{
    /// <summary>The kind of the problem where it changed.</summary>
    public const string ChangedKind = "changed-meanwhile";

    public static string Of(UnitRow row) => Hash(row.ETag.ToString());

    /// <summary>What was decided about a task.</summary>
    public static string OfTask(CycleDecisions decisions, string task) =>
        Hash(string.Join('\n', decisions.All.Where(decision => decisions.TaskOf(decision) == task).Select(decision => decision.Id).Prepend(task)));

    public static ProblemException Changed() => new(
        StatusCodes.Status409Conflict, ChangedKind, "Đã có thay đổi khác",
        "Trong lúc trang này đang mở đã có thay đổi khác, nên nội dung chưa được ghi nhận và không có gì bị ghi đè; nội dung vừa nhập còn ở dưới. Đề nghị xem lại rồi gửi lại nếu vẫn cần.");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
