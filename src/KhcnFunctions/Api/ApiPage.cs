using System.Globalization;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Api;

/// <summary>Part of a list.</summary>
/// <param name="Next">To be sent as <c>after</c> for what follows; null at the end.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which part of a list is asked for.</summary>
/// <param name="After">Key of the last item that the caller has; empty from the beginning.</param>
internal sealed record ApiRange(string After, int Limit)
{
    public const int Most = 200;

    private const int Usual = 100;
    private const int LongestKey = 300;

    /// <exception cref="ProblemException">400 for a limit or a place that can't be.</exception>
    public static ApiRange Of(HttpRequest request)
    {
        var (after, text) = (request.Query["after"].ToString(), request.Query["limit"].ToString());
        var limit = Usual;
        if (after.Length > LongestKey || (text.Length > 0 && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Most)))
        {
            throw new ProblemException(StatusCodes.Status400BadRequest, "invalid-range", "Phần danh sách không hợp lệ",
                FormattableString.Invariant($"limit là số từ 1 đến {Most}; after là giá trị next của lần đọc trước."));
        }

        return new(after, limit);
    }

    /// <summary>That part of the items, which are in the order of their keys.</summary>
    public ApiPage<T> Take<T>(IEnumerable<T> items, Func<T, string> keyOf)
    {
        var rest = items.Where(item => string.CompareOrdinal(keyOf(item), After) > 0).Take(Limit + 1).ToList();
        return rest.Count > Limit ? new(rest[..Limit], keyOf(rest[Limit - 1])) : new(rest, null);
    }
}
