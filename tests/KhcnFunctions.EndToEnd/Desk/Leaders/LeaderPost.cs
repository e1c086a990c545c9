using System.Text.RegularExpressions;
using KhcnFunctions.EndToEnd.Cycle;

namespace KhcnFunctions.EndToEnd.Desk.Leaders;

/// <summary>What leaders find in their mails, and what their browsers send.</summary>
internal static partial class LeaderPost
{
    /// <summary>The path of the signed link in a mail.</summary>
    public static string LinkIn(CycleMail mail) => Link().Match(mail.Text) is { Success: true } match
        ? match.Value
        : throw new InvalidOperationException($"No link in: {mail.Text}");

    public static bool HasLink(CycleMail mail) => Link().IsMatch(mail.Text);

    /// <summary>Opens the link and the page that it leads to.</summary>
    /// <returns>The page's form: its address and operation id.</returns>
    public static async Task<(string Action, string Operation)> OpenFormAsync(this DeskBrowser browser, string link)
    {
        using var opened = await browser.OpenAsync(link);
        using var page = await browser.OpenAsync("/y-kien");
        var html = await page.Content.ReadAsStringAsync();
        return (Action().Match(html).Value, Operation().Match(html).Value);
    }

    public static Task<HttpResponseMessage> AnswerAsync(this DeskBrowser browser, (string Action, string Operation) form, string choice, string words = "", string site = "same-origin") =>
        browser.PostAsync(form.Action, [("ma", form.Operation), ("tra-loi", choice), ("loi", words)], site);

    [GeneratedRegex("/y-kien/[a-z2-7]{40}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("(?<=<form[^>]* action=\")/y-kien\\?trang=[0-9a-f]{16}(?=\")", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Action();

    [GeneratedRegex("(?<=name=\"ma\" value=\")[0-9a-f]{32}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Operation();
}
