using KhcnFunctions.Mail;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>Those as whom the reader of a sign-in link may sign in: several where they share a mailbox.</summary>
/// <param name="Token">Last part of the link.</param>
public sealed record SignInChoice(string Token, IReadOnlyList<DeskHolder> Holders)
{
    public const string Field = "nguoi";

    /// <summary>Null where nothing is wrong.</summary>
    public string? Mistake { get; init; }

    public static string ValueOf(DeskUser user) => $"{user.Agency}/{user.Plan}/{user.Id}";

    /// <summary>Name and role, and the plan where there are several.</summary>
    public string WordsFor(DeskHolder holder) => Holders.Select(other => other.Plan).Distinct().Count() > 1
        ? $"{holder.User.NameAndRole}; {Citation.NumberAndDay(holder.Plan)}"
        : holder.User.NameAndRole;
}
