using System.Text;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>What became of a piece of a text.</summary>
public enum PieceKind
{
    Kept,
    Removed,
    Added,
}

/// <summary>A piece of a changed paragraph. Kept and removed pieces are the text before, kept and added ones the text after.</summary>
public sealed record TextPiece(PieceKind Kind, string Text);

/// <summary>Compares two texts word by word.</summary>
internal static class TextPieces
{
    public static IReadOnlyList<TextPiece> Of(string before, string after)
    {
        var (old, present) = (Words(before).ToList(), Words(after).ToList());
        var pieces = new List<(PieceKind Kind, StringBuilder Text)>();
        foreach (var step in SequenceDiff.Of(old, present, StringComparer.Ordinal))
        {
            var kind = step switch { { Old: null } => PieceKind.Added, { New: null } => PieceKind.Removed, _ => PieceKind.Kept };
            if (pieces.Count == 0 || pieces[^1].Kind != kind)
                pieces.Add((kind, new()));
            pieces[^1].Text.Append(step.New is { } at ? present[at] : old[step.Old!.Value]);
        }

        return pieces.ConvertAll(piece => new TextPiece(piece.Kind, piece.Text.ToString()));
    }

    /// <summary>Words, and each blank and mark between them by itself.</summary>
    public static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
                end++;
            if (end == start)
                end += char.IsSurrogatePair(text, start) ? 2 : 1;
            yield return text[start..end];
            start = end;
        }
    }
}
