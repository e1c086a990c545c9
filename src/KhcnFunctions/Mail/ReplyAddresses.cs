using KhcnFunctions.Cycle;
using KhcnFunctions.Submissions.ByMail;
using KhcnFunctions.Web;
using Microsoft.Extensions.Options;

namespace KhcnFunctions.Mail;

/// <summary>Where the answer to a letter goes: to our own mailbox, with the right that the letter's link gives.</summary>
public sealed class ReplyAddresses(IOptions<InboundOptions> options)
{
    /// <summary>Null where the letter carries no unit's link or answers are not taken in.</summary>
    internal string? For(CycleKey cycle, Letter letter)
    {
        if (options.Value.Address is not { Length: > 0 } address
            || letter.Blocks.OfType<LetterLink>().Select(link => TokenOf(link.Address)).FirstOrDefault(token => token is not null) is not { } token)
            return null;
        var at = address.LastIndexOf('@');
        return $"{address[..at]}+{new UnitLink(cycle.Rehearsal, token)}{address[at..]}";
    }

    private static string? TokenOf(string link) => UnitLink.Read(link[(link.LastIndexOf('/') + 1)..])?.Token;
}
