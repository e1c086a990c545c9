using CsCheck;

namespace KhcnFunctions.PlanDocuments;

internal static class OneOf
{
    public static Gen<T> These<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
