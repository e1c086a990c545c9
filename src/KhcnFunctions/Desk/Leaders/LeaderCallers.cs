using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>Finds out which leader calls by a signed link, and on what. Writes nothing but the count of guesses.</summary>
public sealed class LeaderCallers(CallerFinder callers, CycleViews views, IEnumerable<LeaderMatter> matters)
{
    internal LeaderMatter MatterOf(AnswerSubject subject) => matters.First(matter => matter.Kind == subject.Kind);

    /// <param name="link">The last part of the link; null where none was shown.</param>
    /// <exception cref="ProblemException">The link is missing, not ours, too old, or its reader no longer has the place.</exception>
    internal async Task<LeaderCall> FindAsync(HttpRequest request, string? link, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(link))
            throw Missing();
        if (await callers.FindGenuineAsync(request, link, ct) is not { } genuine)
            throw Unknown();
        var view = await views.LoadAsync(genuine.Basis.Cycle, ct);
        var call = await FindAsync(view, genuine.Access, ct) ?? throw Unknown();
        if (view.Now >= view.Basis.Closing || !LeaderLink.IsAlive(genuine.Access.Generation, view.Today))
            throw Gone(view.Basis, "answer-expired", "Đường liên kết đã hết hạn", "Đường liên kết này đã hết hạn.");
        return HoldsThePlace(view, call.Reader) ? call : throw Gone(
            view.Basis, "answer-person", "Đường liên kết không còn dùng được", "Việc này nay được báo cáo đồng chí khác, nên đường liên kết không còn dùng được.");
    }

    private async Task<LeaderCall?> FindAsync(CycleView view, AccessToken access, CancellationToken ct)
    {
        var people = view.Plan.Register.People;
        foreach (var matter in matters)
        {
            foreach (var id in await matter.IdsAsync(view, ct))
            {
                var subject = new AnswerSubject(matter.Kind, id);
                foreach (var person in people)
                {
                    foreach (var reader in people.Select(other => other.Id == person.Id ? new LeaderReader(person) : new LeaderReader(other, person)))
                    {
                        if (access.Names(LeaderLink.HolderOf(reader, subject)))
                            return new LeaderCall(view, reader, subject);
                    }
                }
            }
        }

        return null;
    }

    private static bool HoldsThePlace(CycleView view, LeaderReader reader) =>
        view.Holders.InOffice(reader.InOffice.Id) is { } inOffice && inOffice.Id == reader.InOffice.Id
        && view.Holders.ReaderFor(inOffice).Person is var now && now.Id == reader.Person.Id && now.IsValidOn(view.Today);

    private static ProblemException Missing() => new(
        StatusCodes.Status403Forbidden, "answer-missing", "Đề nghị mở trang bằng đường liên kết trong thư",
        "Trang này chỉ mở được bằng đường liên kết riêng trong thư gửi lãnh đạo Sở; sau ba mươi phút, đề nghị mở lại đường liên kết đó.");

    // The same for what is malformed, unknown or of another cycle: nothing is told to strangers.
    private static ProblemException Unknown() => new(
        StatusCodes.Status404NotFound, "answer-unknown", "Đường liên kết không đúng",
        "Không nhận ra đường liên kết này; có thể liên kết bị thiếu ký tự khi sao chép. Đề nghị mở lại đúng đường liên kết trong thư mới nhất, hoặc trả lời thư đó.");

    private static ProblemException Gone(CycleBasis basis, string type, string title, string detail) => new(new Problem(
        StatusCodes.Status410Gone, type, title, detail + " Không có gì thay đổi; khi cần, đề nghị đồng chí gọi Phòng Hành chính - Tổng hợp.")
    { Basis = basis });
}
