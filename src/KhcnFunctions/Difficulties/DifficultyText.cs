using KhcnFunctions.Input;

namespace KhcnFunctions.Difficulties;

/// <summary>The rule for the texts of difficulties.</summary>
internal static class DifficultyText
{
    /// <param name="what">As it stands in the sentence that says what is wrong.</param>
    public static (string? Text, string? Mistake) Read(string typed, string what) => PlainText.Normalize(typed) is null ? (null, $"còn thiếu {what}.") : ReadOptional(typed, what);

    /// <inheritdoc cref="Read"/>
    public static (string? Text, string? Mistake) ReadOptional(string typed, string what)
    {
        if (PlainText.Normalize(typed) is not { } text)
            return (null, null);
        return PlainText.Mistake(text, DifficultyRules.LongestText) is { } mistake ? (null, $"{what} {mistake}.") : (text, null);
    }
}
