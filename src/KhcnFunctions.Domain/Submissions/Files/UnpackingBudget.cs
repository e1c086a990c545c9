namespace KhcnFunctions.Submissions.Files;

/// <summary>A packed file unfolds to more than it may.</summary>
internal sealed class UnpackedTooLargeException : IOException
{
    public UnpackedTooLargeException()
        : base("The packed file unfolds to more than it may.")
    {
    }
}

/// <summary>Counts what is really unpacked, whatever the file says of its own size.</summary>
internal sealed class UnpackingBudget(long bytes)
{
    private long _left = bytes;

    public static UnpackingBudget For(long packedSize) =>
        new(Math.Min(FileLimits.MostUnpacked, Math.Max(FileLimits.UnpackedWithoutDoubt, packedSize * FileLimits.MostRatio)));

    /// <exception cref="UnpackedTooLargeException">Nothing is left.</exception>
    public void Take(int count)
    {
        _left -= count;
        if (_left < 0)
            throw new UnpackedTooLargeException();
    }
}

/// <summary>Reads on as long as the budget lasts.</summary>
internal sealed class BudgetedStream(Stream inner, UnpackingBudget budget) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        budget.Take(count);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
