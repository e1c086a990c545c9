using System.Text.RegularExpressions;
using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.PlanDocuments.Times;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>
/// Form (e): 'Giao Phòng X tham mưu …' a task, or before a list of them; and lists for which nobody is named at all, whose leads are missing.
/// </summary>
internal static partial class AssignedTasks
{
    public static IReadOnlyList<DocumentTask> Read(DocumentNode section, TaskFields fields)
    {
        var tasks = new List<DocumentTask>();
        Read(section, section, fields, PartyList.None, tasks);
        return tasks;
    }

    private static void Read(DocumentNode parent, DocumentNode section, TaskFields fields, PartyList leads, List<DocumentTask> tasks)
    {
        var current = leads;
        foreach (var node in parent.Children.Where(node => node.Text.Length > 0))
        {
            var assigned = Assigned(node.Text, fields.Parties);
            if (node.Text.EndsWith(':') || node.Children.Exists(child => child.Label.Length > 0))
            {
                current = assigned?.Leads ?? (node.Label.Length == 0 ? PartyList.None : current);
                Read(node, section, fields, current, tasks);
            }
            else if (assigned is { } one)
            {
                tasks.Add(Task(node, parent, one.Leads, one.Deed));
            }
            else if (node.Label.Length > 0)
            {
                tasks.Add(Task(node, parent, current, node.Text));
            }
        }
    }

    private static DocumentTask Task(DocumentNode node, DocumentNode parent, PartyList leads, string deed)
    {
        var title = TaskFields.Trimmed(deed);
        var place = node.Block.Place;
        var task = new DocumentTask(place, parent.Text, node.Number, new(title, place)) { Leads = leads == PartyList.None ? null : new(leads, place) };
        return TimeReader.Find(title) is { } time ? task with { Time = new(time.Text, place) } : task;
    }

    private static (PartyList Leads, string Deed)? Assigned(string text, PartyReader reader)
    {
        if (Given().Match(text) is not { Success: true } given)
            return null;
        var rest = text[given.Length..];
        var (parties, end) = reader.Take(rest);
        var deed = rest[end..].TrimStart(' ', ',', ':');
        if (end > 0 && (deed.Length == 0 || char.IsLower(deed[0])))
            return (parties, deed);
        return Deed().Match(rest, end) is { Success: true } verb ? (reader.Read(rest[..verb.Index]), rest[verb.Index..].Trim()) : null;
    }

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(Giao|Phân\s+công|Yêu\s+cầu|Đề\s+nghị)(\s+cho)?\s+(?=\p{L})", Plain, 1000)]
    private static partial Regex Given();

    [GeneratedRegex(@"(?<=\s)(chủ\s+trì|tham\s+mưu|tổ\s+chức|xây\s+dựng|triển\s+khai|thực\s+hiện|kiểm\s+tra|hướng\s+dẫn|rà\s+soát|phối\s+hợp|theo\s+dõi|làm\s+đầu\s+mối|là\s+đầu\s+mối)\s", Plain, 1000)]
    private static partial Regex Deed();
}
