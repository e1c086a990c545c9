using MimeKit;

namespace KhcnFunctions.EndToEnd.Mail;

/// <summary>A mail that the server took.</summary>
/// <param name="Message">As MimeKit reads it.</param>
/// <param name="From">The envelope's sender; empty for an empty return path.</param>
/// <param name="Recipients">The envelope's recipients that the server accepted, as written.</param>
/// <param name="At">When it was taken: real time, UTC.</param>
/// <param name="IsAcknowledged">The sender was told; false where the connection was dropped before the answer.</param>
public sealed record ReceivedMail(
    MimeMessage Message, string From, IReadOnlyList<string> Recipients, DateTimeOffset At, bool IsAcknowledged);
