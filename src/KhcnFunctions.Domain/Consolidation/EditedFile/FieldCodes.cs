using System.Xml.Linq;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>Fields (ISO/IEC 29500-1, 17.16) that fetch something from outside, or start something, when the document is opened or printed.</summary>
internal static class FieldCodes
{
    private static readonly HashSet<string> Fetching = new(StringComparer.OrdinalIgnoreCase)
    {
        "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE", "MACROBUTTON", "PRINT", "RD", "EMBED", "CONTROL", "HTMLACTIVEX",
    };

    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', '\u00A0', '"', '\\'];

    /// <summary>Whether the part has such a field. A field whose name is put together by fields inside it counts as one.</summary>
    public static bool Fetch(XDocument part)
    {
        var open = new Stack<OpenField>();
        foreach (var element in part.Descendants().Where(element => element.Name.Namespace == WordNames.W))
        {
            switch (element.Name.LocalName)
            {
                case "fldSimple" when IsFetching(element.Attribute(WordNames.W + "instr")?.Value ?? ""):
                    return true;
                case "instrText" or "delInstrText" when open.TryPeek(out var field) && field.IsCode:
                    field.Code += field.Code.Length < 200 ? element.Value : "";
                    break;
                case "fldChar":
                    if (Turn(open, element.Attribute(WordNames.W + "fldCharType")?.Value))
                        return true;
                    break;
            }
        }

        return open.Any(field => field.Fetches);
    }

    private static bool Turn(Stack<OpenField> open, string? type)
    {
        switch (type)
        {
            case "begin":
                if (open.TryPeek(out var outer))
                    outer.IsBuilt |= outer.IsCode && !outer.HasName;
                open.Push(new());
                return false;
            case "separate" when open.TryPeek(out var field):
                field.IsCode = false;
                return false;
            case "end" when open.TryPop(out var field):
                return field.Fetches;
            default:
                return false;
        }
    }

    private static bool IsFetching(string code) => Fetching.Contains(code.TrimStart().Split(Blanks, 2)[0]);

    private sealed class OpenField
    {
        public string Code { get; set; } = "";

        public bool IsCode { get; set; } = true;

        public bool IsBuilt { get; set; }

        public bool HasName => Code.TrimStart().Split(Blanks, 2).Length > 1;

        public bool Fetches => IsBuilt || IsFetching(Code);
    }
}
