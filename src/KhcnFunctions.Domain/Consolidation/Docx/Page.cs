using DocumentFormat.OpenXml.Wordprocessing;

namespace KhcnFunctions.Consolidation.Docx;

/// <summary>A4 with margins left 30, right, top and bottom 20 mm (Decree 30/2020/NĐ-CP, Annex I). All lengths in twips.</summary>
internal static class Page
{
    private const int ShortSide = 11906;
    private const int LongSide = 16838;
    private const int Left = 1701;
    private const int Others = 1134;

    // High enough that a page number and the rehearsal's line both fit into the top margin.
    private const int HeaderDistance = 340;

    /// <summary>Width between the margins.</summary>
    public static int TextWidth(PageOrientation orientation) => (orientation is PageOrientation.Portrait ? ShortSide : LongSide) - Left - Others;

    public static SectionProperties Section(PageRun run, bool first)
    {
        var landscape = run.Orientation is PageOrientation.Landscape;
        var section = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = PackageXml.NumberedHeaderId },
            new HeaderReference { Type = HeaderFooterValues.First, Id = PackageXml.FirstPageHeaderId });
        if (!first)
        {
            section.AppendChild(new SectionType { Val = SectionMarkValues.NextPage });
        }

        section.AppendChild(new PageSize
        {
            Width = (uint)(landscape ? LongSide : ShortSide),
            Height = (uint)(landscape ? ShortSide : LongSide),
            Orient = landscape ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
        });
        section.AppendChild(new PageMargin { Top = Others, Bottom = Others, Left = Left, Right = Others, Header = HeaderDistance, Footer = HeaderDistance, Gutter = 0 });
        if (run.OwnNumbering)
        {
            section.AppendChild(new PageNumberType { Start = 1 });
            section.AppendChild(new TitlePage());
        }

        return section;
    }
}
