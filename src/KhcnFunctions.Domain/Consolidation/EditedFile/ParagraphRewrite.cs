using System.Xml.Linq;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>Puts another text into a paragraph whose words are spread over runs; it looks like the first of them.</summary>
internal static class ParagraphRewrite
{
    /// <summary>The words as they are, with every blank.</summary>
    public static string TextOf(XElement paragraph) => string.Concat(Runs(paragraph).SelectMany(run => run.Elements()).Select(TextOfPiece));

    public static void Put(XElement paragraph, string text)
    {
        var isFirst = true;
        foreach (var run in Runs(paragraph).ToList())
        {
            var pieces = run.Elements().Where(IsText).ToList();
            if (isFirst && pieces.Count > 0)
            {
                pieces[0].ReplaceWith(new XElement(WordNames.Text, new XAttribute(XNamespace.Xml + "space", "preserve"), DocumentText.Clean(text)));
                pieces.RemoveAt(0);
                isFirst = false;
            }

            foreach (var piece in pieces)
                piece.Remove();
            if (run.Elements().All(child => child.Name == WordNames.W + "rPr"))
                run.Remove();
        }
    }

    private static IEnumerable<XElement> Runs(XElement paragraph) =>
        paragraph.Descendants(WordNames.Run).Where(run => run.Ancestors(WordNames.Paragraph).First() == paragraph);

    private static bool IsText(XElement piece) => piece.Name.Namespace == WordNames.W && piece.Name.LocalName is "t" or "tab" or "br" or "cr" or "noBreakHyphen";

    private static string TextOfPiece(XElement piece) => piece.Name.LocalName switch
    {
        "t" => piece.Value,
        "tab" or "br" or "cr" => " ",
        "noBreakHyphen" => "-",
        _ => "",
    };
}
