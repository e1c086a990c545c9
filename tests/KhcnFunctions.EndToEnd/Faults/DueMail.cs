using KhcnFunctions.EndToEnd.Cycle;

namespace KhcnFunctions.EndToEnd.Faults;

/// <summary>A mail that has to come: on which day, of which kind, to which holders of the register.</summary>
internal sealed record DueMail(string Day, MailKind Kind, string To)
{
    public static DueMail Of(CycleMail mail) =>
        new(mail.Day.ToString("dd/MM"), mail.Kind, string.Join(' ', mail.To.Select(to => to.Split('@')[0]).Order(StringComparer.Ordinal)));

    public override string ToString() => $"{Day} {Kind} {To}";
}
