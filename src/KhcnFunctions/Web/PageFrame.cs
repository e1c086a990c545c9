using KhcnFunctions.Mail;

namespace KhcnFunctions.Web;

/// <summary>What stands around the body of a page.</summary>
/// <param name="Title">Heading of the page and title of its window.</param>
public sealed record PageFrame(string Title)
{
    /// <summary>Who speaks: HCTH and its agency; null where the page belongs to no plan.</summary>
    public string? Sender { get; init; }

    /// <summary>Name and phone at HCTH; null where they are not known or not for everybody.</summary>
    public string? Contact { get; init; }

    /// <summary>The page belongs to a 'chạy thử'.</summary>
    public bool Rehearsal { get; init; }

    /// <summary>The page is one of those with the script; its headers have to allow it.</summary>
    public bool Script { get; init; }

    /// <summary>The page holds a wide table: it uses the whole screen, and paper of A4 across.</summary>
    public bool Wide { get; init; }

    public static PageFrame Of(LetterContext context, string title) => new(title)
    {
        Sender = $"{context.Office.Name}, {context.Plan.Agency.Name}",
        Contact = Wording.Contact(context.Office),
        Rehearsal = context.Rehearsal,
    };
}
