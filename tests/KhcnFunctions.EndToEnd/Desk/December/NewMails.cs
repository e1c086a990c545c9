using KhcnFunctions.EndToEnd.Cycle;

namespace KhcnFunctions.EndToEnd.Desk.December;

/// <summary>What a cycle has mailed since somebody looked last, so that no mail goes by unexplained.</summary>
internal sealed class NewMails(CycleHarness cycle)
{
    private int _known;

    /// <summary>Each as its kind and the holders to whom it went, such as 'Receipt: p-qlkh', in alphabetical order.</summary>
    public IReadOnlyList<string> Take()
    {
        var all = cycle.AllMails();
        var fresh = all.Skip(_known).ToList();
        _known = all.Count;
        return [.. fresh.Select(mail => $"{NameOf(mail)}: {string.Join(", ", mail.To.Select(HolderOf))}").Order(StringComparer.Ordinal)];
    }

    // A kind that the table of subjects does not know is told by its subject.
    private static string NameOf(CycleMail mail) => mail.Kind is MailKind.Other ? mail.Subject : mail.Kind.ToString();

    private static string HolderOf(string address) => address[..address.IndexOf('@', StringComparison.Ordinal)];
}
