using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Storage;

/// <summary>How often something was done since the beginning of a window of one hour, in real time.</summary>
internal sealed record RateWindow(DateTimeOffset Since, int Count)
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(1);

    /// <summary>Counts one more; null where that is above the limit.</summary>
    public static RateWindow? Next(RateWindow? window, DateTimeOffset now, int most) => window is null || now >= window.Since + Length
        ? new(now, 1)
        : window.Count >= most ? null : window with { Count = window.Count + 1 };

    /// <summary>What who is above the limit is told.</summary>
    public static ProblemException TooOften() => new(new Problem(StatusCodes.Status429TooManyRequests, "too-often", "Quá nhiều lần gửi trong một giờ",
        "Nội dung chưa được ghi nhận vì đã có quá nhiều lần gửi trong một giờ; đề nghị gửi lại sau.")
    {
        RetryAfter = (int)Length.TotalSeconds,
    });
}
