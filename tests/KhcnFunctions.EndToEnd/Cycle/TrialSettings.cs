using System.Globalization;
using KhcnFunctions.EndToEnd.Mail;

namespace KhcnFunctions.EndToEnd.Cycle;

/// <summary>Settings of a host whose cycles have clocks of their own and whose mail goes to the test's server.</summary>
internal static class TrialSettings
{
    public const string OperatorKey = "trial-operator-key-0123456789-0123456789";

    /// <summary>Short, so that a mail whose sender was killed is soon sent by another; long enough for a busy machine to send in.</summary>
    public static readonly TimeSpan MailLease = TimeSpan.FromSeconds(10);

    public static Dictionary<string, string?> For(ReceivingSmtpServer mail) => new(StringComparer.Ordinal)
    {
        ["Khcn:TrialClocks"] = "true",
        ["Khcn:OperatorKey"] = OperatorKey,
        ["Khcn:MailLease"] = MailLease.ToString(),
        ["Khcn:Mail:Transport"] = "Smtp",
        ["Khcn:Mail:From"] = "hcth@sokhcn.test",
        ["Khcn:Mail:Smtp:Host"] = mail.Host,
        ["Khcn:Mail:Smtp:Port"] = mail.Port.ToString(CultureInfo.InvariantCulture),
        ["Khcn:Mail:Smtp:Security"] = "None",
    };
}
