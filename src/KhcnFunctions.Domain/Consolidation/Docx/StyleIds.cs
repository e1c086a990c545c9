namespace KhcnFunctions.Consolidation.Docx;

/// <summary>Ids of the styles; the names that a clerk sees in Word are in <see cref="StyleSheet"/>.</summary>
internal static class StyleIds
{
    public const string Normal = "Normal";
    public const string Body = "BodyText";
    public const string Item = "ListItem";
    public const string Label = "Label";
    public const string Closing = "Closing";
    public const string LegalBasis = "LegalBasis";
    public const string Addressee = "Addressee";
    public const string Title = "Title";
    public const string Subject = "Subtitle";
    public const string Nation = "Nation";
    public const string Motto = "Motto";
    public const string Superior = "SuperiorAgency";
    public const string Issuer = "IssuingAgency";
    public const string Number = "DocumentNumber";
    public const string PlaceAndDate = "PlaceAndDate";
    public const string Rule = "Rule";
    public const string DistributionTitle = "DistributionTitle";
    public const string Distribution = "Distribution";
    public const string Authority = "Authority";
    public const string Signer = "Signer";
    public const string AnnexLabel = "AnnexLabel";
    public const string AnnexTitle = "AnnexTitle";
    public const string AnnexReference = "AnnexReference";
    public const string Cell = "TableText";
    public const string ColumnTitle = "TableHeading";
    public const string TableEnd = "TableEnd";
    public const string Header = "Header";
    public const string RehearsalMark = "RehearsalMark";
    public const string SectionEnd = "SectionEnd";
    public const string PlainTable = "TableNormal";
    public const string GridTable = "TableGrid";

    public static string Heading(int level) => FormattableString.Invariant($"Heading{level}");

    public static string Of(TextRole role) => role switch
    {
        TextRole.Body => Body,
        TextRole.Label => Label,
        TextRole.Item => Item,
        TextRole.LegalBasis => LegalBasis,
        TextRole.Addressee => Addressee,
        TextRole.Closing => Closing,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
