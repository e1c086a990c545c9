using Xunit;

namespace KhcnFunctions;

internal static class TheoryRows
{
    public static TheoryData<T1, T2> ToTheory<T1, T2>(this IEnumerable<(T1, T2)> rows)
    {
        var data = new TheoryData<T1, T2>();
        foreach (var (first, second) in rows)
            data.Add(first, second);
        return data;
    }
}
