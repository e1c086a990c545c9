namespace KhcnFunctions.Signing;

/// <summary>The outer shape of a BER value (X.690), looked at before anything that recurses reads it.</summary>
internal static class Asn1Shape
{
    private const int Unknown = -1;

    /// <summary>Bytes of the first value, whatever follows; null where it is malformed or nested too deep.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> data)
    {
        // Ends of the values that are open; of those without a length, where the value around them ends.
        var open = new Stack<(int End, bool IsKnown)>();
        var at = 0;
        while (true)
        {
            var end = open.TryPeek(out var around) ? around.End : data.Length;
            if (!TryReadHeader(data[..end], ref at, out var isConstructed, out var isEndMark, out var length))
                return null;
            if (isEndMark)
            {
                if (open.Count == 0 || open.Pop().IsKnown)
                    return null;
            }
            else if (isConstructed)
            {
                if (open.Count == SignedCopyLimits.DeepestNesting)
                    return null;
                open.Push(length == Unknown ? (end, false) : (at + length, true));
            }
            else
            {
                at += length;
            }

            while (open.TryPeek(out var done) && done.IsKnown && done.End == at)
                open.Pop();
            if (open.Count == 0)
                return at;
        }
    }

    private static bool TryReadHeader(ReadOnlySpan<byte> data, ref int at, out bool isConstructed, out bool isEndMark, out int length)
    {
        (isConstructed, isEndMark, length) = (false, false, 0);
        if (at + 2 > data.Length)
            return false;
        var tag = data[at++];
        isConstructed = (tag & 0x20) != 0;
        // Tags of several bytes do not occur in CMS.
        if ((tag & 0x1F) == 0x1F)
            return false;
        var first = data[at++];
        if (first < 0x80)
        {
            length = first;
        }
        else if (first == 0x80)
        {
            length = Unknown;
            return isConstructed;
        }
        else
        {
            var count = first & 0x7F;
            if (count > 4 || at + count > data.Length)
                return false;
            var value = 0L;
            for (var i = 0; i < count; i++)
                value = (value << 8) | data[at++];
            if (value > data.Length)
                return false;
            length = (int)value;
        }

        isEndMark = tag == 0 && length == 0;
        return (long)at + length <= data.Length;
    }
}
