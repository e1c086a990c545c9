namespace KhcnFunctions.Mail;

/// <summary>One mail's text, from which the HTML part and the text part are both made. Texts are plain and in NFC.</summary>
public sealed record Letter
{
    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>Stands before everything else; says that the letter belongs to a 'chạy thử'.</summary>
    public string? Notice { get; init; }

    public required string Salutation { get; init; }

    public required IReadOnlyList<LetterBlock> Blocks { get; init; }

    /// <summary>Line by line, the office and its contact.</summary>
    public required IReadOnlyList<string> SignOff { get; init; }

    /// <summary>The line on state secrets; null in letters that go to no unit.</summary>
    public string? Caution { get; init; }

    /// <summary>The letter for readers other than the leader to whom it is written.</summary>
    public Letter WithoutAnswers() => this with { Blocks = [.. Blocks.Where(block => block is not LetterLink { IsAnswer: true })] };

    /// <summary>The text part, lines ending in '\n'.</summary>
    public string ToText() => new LetterTextPart(this).ToString();
}

/// <summary>A piece of a letter's body.</summary>
public abstract record LetterBlock
{
    private protected LetterBlock()
    {
    }
}

public sealed record LetterParagraph(string Text) : LetterBlock;

public sealed record LetterList(IReadOnlyList<string> Items) : LetterBlock;

/// <param name="Rows">As many cells a row as there are headings.</param>
public sealed record LetterTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : LetterBlock;

/// <summary>A link whose address is readable as text too.</summary>
/// <param name="Words">What it leads to.</param>
/// <param name="Address">http or https.</param>
public sealed record LetterLink(string Words, string Address) : LetterBlock
{
    /// <summary>Whoever has it answers as the leader to whom it was made: it goes to nobody else.</summary>
    public bool IsAnswer { get; init; }
}
