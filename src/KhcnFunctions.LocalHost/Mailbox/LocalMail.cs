namespace KhcnFunctions.LocalHost.Mailbox;

/// <summary>One mailbox of this machine.</summary>
/// <param name="Key">Its part of the address.</param>
/// <param name="Total">How many mails it holds.</param>
/// <param name="Newest">The newest of them.</param>
public sealed record LocalBox(string Key, string Title, int Total, IReadOnlyList<LocalMailHead> Newest);

/// <param name="File">Name of its .eml file.</param>
/// <param name="Date">In the zone that the mail names.</param>
public sealed record LocalMailHead(string Box, string File, DateTimeOffset Date, string To, string Subject);

/// <summary>A mail that is shown.</summary>
/// <param name="Links">Addresses of this very host that stand in the text.</param>
/// <param name="Attachments">File names.</param>
public sealed record LocalMail(
    LocalMailHead Head, string From, string Text, bool HasHtml, IReadOnlyList<string> Links, IReadOnlyList<string> Attachments);
