using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>Where somebody wanted to go who has to sign in first: pages of the desk, never another site.</summary>
internal static partial class DeskPath
{
    public const string Home = "/ban-lam-viec";
    public const string SignIn = "/dang-nhap";

    /// <summary>Names the path in the address of the sign-in page and in its form.</summary>
    public const string Field = "ve";

    private const int Longest = 500;

    /// <summary>The path where it is one of the desk's; else null.</summary>
    public static string? Read(string? path) => path is { Length: <= Longest } && Form().IsMatch(path) ? path : null;

    /// <summary>The sign-in page that leads back to what was asked for.</summary>
    public static string SignInFor(HttpRequest request) =>
        Read(request.Path.Value + request.QueryString.Value) is { } path ? $"{SignIn}?{Field}={Uri.EscapeDataString(path)}" : SignIn;

    // Each part begins with a letter or digit, so there is no '//', no '..' and no backslash for a browser to make another site of.
    [GeneratedRegex(@"\A/(ban-lam-viec|ke-hoach)(/[A-Za-z0-9][A-Za-z0-9._-]*)*(\?[A-Za-z0-9._~=&%+-]*)?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
