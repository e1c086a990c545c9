namespace KhcnFunctions.EndToEnd.Web;

/// <summary>Small files of several kinds.</summary>
internal static class TrialFiles
{
    /// <summary>A picture of one point.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
