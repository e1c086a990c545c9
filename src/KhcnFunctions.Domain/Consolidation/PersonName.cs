namespace KhcnFunctions.Consolidation;

/// <summary>Names as official documents bear them: without academic titles (Decree 30/2020/NĐ-CP, Annex I).</summary>
internal static class PersonName
{
    private static readonly string[] Titles =
    [
        "Phó Giáo sư", "Giáo sư", "Tiến sĩ", "Thạc sĩ", "Bác sĩ", "Kỹ sư", "Cử nhân",
        "PGS", "GS", "TSKH", "TS", "ThS", "Ths", "BS", "KS", "CN",
    ];

    public static string Plain(string name)
    {
        var plain = LineBlocks.OneLine(name);
        while (Titles.FirstOrDefault(title => plain.StartsWith(title, StringComparison.Ordinal) && plain.AsSpan(title.Length) is ['.' or ',' or ' ', ..]) is { } found)
            plain = plain[found.Length..].TrimStart('.', ',', '-', ' ');
        return plain;
    }
}
