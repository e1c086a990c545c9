using KhcnFunctions.Cycle;

namespace KhcnFunctions.Mail.Events;

/// <summary>Leads from an event back to what was sent.</summary>
/// <param name="Mails">Keys of the notices that went in the one mail.</param>
/// <param name="To">Its addresses.</param>
/// <param name="Attempt">By which it went.</param>
internal sealed record MailReference(CycleKey Cycle, IReadOnlyList<string> Mails, IReadOnlyList<string> To, int Attempt);
