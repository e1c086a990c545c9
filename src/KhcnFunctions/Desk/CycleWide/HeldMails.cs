namespace KhcnFunctions.Desk.CycleWide;

/// <summary>A mail that goes at once when the sending goes on.</summary>
/// <param name="Key">The notice's key.</param>
/// <param name="What">What it is about.</param>
/// <param name="To">To whom, by name.</param>
/// <param name="Since">When it was decided; null where the round decides it at that moment.</param>
public sealed record HeldMail(string Key, string What, string To, DateTimeOffset? Since);

/// <summary>The mails that wait for the end of a hold.</summary>
/// <param name="Lines">Those that have waited longest first; as many as one page shows.</param>
/// <param name="Total">With those that the page does not show.</param>
/// <param name="ByOperator">The IT person's switch holds them, too: HCTH alone can't let them go.</param>
public sealed record HeldMails(IReadOnlyList<HeldMail> Lines, int Total, bool ByOperator)
{
    /// <summary>As many as a form may have fields for.</summary>
    public const int MostShown = 150;

    /// <summary>Before the number of a line in the name of its field; the field holds the mail's key.</summary>
    public const string Field = "thu-";
}
