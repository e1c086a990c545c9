using System.Globalization;
using System.Text;

namespace KhcnFunctions.Signing;

/// <summary>A PDF as signing programs write it, revision by revision; every change makes another one.</summary>
public sealed class SamplePdf
{
    private const int Page = 3;

    private readonly int _objects;
    private readonly int _lastXref;
    private readonly IReadOnlyList<int> _fields;

    private SamplePdf(byte[] bytes, int objects, int lastXref, IReadOnlyList<int> fields) => (Bytes, _objects, _lastXref, _fields) = (bytes, objects, lastXref, fields);

    public byte[] Bytes { get; }

    public static SamplePdf OfPages(int count)
    {
        var start = new SamplePdf(Latin("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"), 0, 0, []);
        var pages = Enumerable.Range(0, count).Select(index => index == 0 ? Page : 5 + index).ToList();
        return start.Update(
        [
            (1, "<< /Type /Catalog /Pages 2 0 R >>"),
            (2, $"<< /Type /Pages /Count {count} /Kids [{string.Join(' ', pages.Select(page => $"{page} 0 R"))}] >>"),
            .. pages.Select(page => (page, PageWith(""))),
            (4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
            (5, Stream("BT /F1 14 Tf 72 760 Td (BAO CAO Ket qua nam 2026) Tj ET")),
        ]);
    }

    /// <summary>An incremental update (ISO 32000-2, 7.5.6): văn thư writes the number.</summary>
    public SamplePdf WithNumber() => Update([(5, Stream("BT /F1 14 Tf 72 760 Td (BAO CAO Ket qua nam 2026, So 215/BC-SKHCN) Tj ET"))]);

    /// <summary>An incremental update that takes all signatures out of the form.</summary>
    public SamplePdf WithoutForm() => Update([(1, "<< /Type /Catalog /Pages 2 0 R >>")]);

    /// <summary>Adds a signature field and signs all that is there then.</summary>
    /// <param name="sign">The CMS value over the covered bytes.</param>
    /// <param name="entries">Further entries of the signature dictionary.</param>
    public SamplePdf Sign(Func<byte[], byte[]> sign, string subFilter = "ETSI.CAdES.detached", string entries = "", int room = 6_000)
    {
        var (signature, field) = (_objects + 1, _objects + 2);
        List<int> fields = [.. _fields, field];
        var references = string.Join(' ', fields.Select(each => $"{each} 0 R"));
        var unsigned = Update(
        [
            (1, $"<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [{references}] >> >>"),
            (Page, PageWith($"/Annots [{references}]")),
            (signature, $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /{subFilter} {entries} /M (D:20261208154200+07'00') /ByteRange [0 0000000000 0000000000 0000000000] /Contents <{new string('0', 2 * room)}> >>"),
            (field, $"<< /FT /Sig /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /F 132 /P {Page} 0 R /T (Chu ky {fields.Count}) /V {signature} 0 R >>"),
        ]);
        return new(Filled(unsigned.Bytes, Bytes.Length, sign), unsigned._objects, unsigned._lastXref, fields);
    }

    /// <summary>Appends objects, a cross-reference table and a trailer.</summary>
    public SamplePdf Update(IReadOnlyList<(int Number, string Body)> objects, string trailer = "")
    {
        var text = new StringBuilder();
        var offsets = new List<(int Number, int Offset)>();
        foreach (var (number, body) in objects)
        {
            offsets.Add((number, Bytes.Length + text.Length));
            text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }

        var xref = Bytes.Length + text.Length;
        text.Append("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, offset) in offsets)
            text.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:0000000000} 00000 n \n");
        var count = Math.Max(_objects, objects.Max(each => each.Number));
        var previous = _lastXref == 0 ? "" : FormattableString.Invariant($"/Prev {_lastXref} ");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {count + 1} /Root 1 0 R {previous}{trailer}>>\nstartxref\n{xref}\n%%EOF\n");
        return new([.. Bytes, .. Latin(text.ToString())], count, xref, _fields);
    }

    /// <summary>Replaces one text of the file by another of the same length.</summary>
    public static byte[] Replace(byte[] file, string old, string by)
    {
        var at = file.AsSpan().LastIndexOf(Latin(old));
        if (at < 0 || old.Length != by.Length)
            throw new ArgumentException($"'{old}' can't be replaced by '{by}'", nameof(old));
        return [.. file[..at], .. Latin(by), .. file[(at + old.Length)..]];
    }

    /// <summary>The range of the last signature as it is written, such as [0 0000000812 …].</summary>
    public static string LastRange(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        var start = text.IndexOf('[', text.LastIndexOf("/ByteRange", StringComparison.Ordinal));
        return text[start..(text.IndexOf(']', start) + 1)];
    }

    public static string RangeOf(long first, long holeStart, long holeEnd, long length) => FormattableString.Invariant($"[{first} {holeStart:0000000000} {holeEnd:0000000000} {length:0000000000}]");

    /// <summary>Where the hole of the last signature begins and ends.</summary>
    public static (int Start, int End) LastHole(byte[] file)
    {
        var numbers = LastRange(file).Trim('[', ']').Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return (numbers[1], numbers[2]);
    }

    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Filled(byte[] file, int from, Func<byte[], byte[]> sign)
    {
        var start = from + file.AsSpan(from).IndexOf("/Contents <0"u8) + "/Contents ".Length;
        var end = start + file.AsSpan(start).IndexOf((byte)'>') + 1;
        var ranged = Replace(file, RangeOf(0, 0, 0, 0), RangeOf(0, start, end, file.Length - end));
        var cms = Convert.ToHexString(sign([.. ranged[..start], .. ranged[end..]]));
        Latin(cms).CopyTo(ranged, start + 1);
        return ranged;
    }

    private static string PageWith(string entries) => $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> {entries} >>";

    private static string Stream(string content) => FormattableString.Invariant($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
}
