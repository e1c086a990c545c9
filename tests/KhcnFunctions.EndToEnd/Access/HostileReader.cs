using Microsoft.Playwright;

namespace KhcnFunctions.EndToEnd.Access;

/// <summary>Somebody's browser on a phone, which tells of everything on a page that is not a plain text of ours.</summary>
internal sealed class HostileReader : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly IPage _page;
    private readonly List<string> _heard = [];

    private HostileReader(IBrowserContext context, IPage page) => (_context, _page) = (context, page);

    public static async Task<HostileReader> OpenAsync(IBrowserContext context, Uri site, (string Name, string Value)? cookie)
    {
        if (cookie is { } kept)
            await context.AddCookiesAsync([new Cookie { Name = kept.Name, Value = kept.Value, Url = site.ToString() }]);
        await context.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))");
        var reader = new HostileReader(context, await context.NewPageAsync());
        reader._page.Dialog += async (_, dialog) =>
        {
            reader._heard.Add("dialog " + dialog.Message);
            await dialog.DismissAsync();
        };
        reader._page.PageError += (_, error) => reader._heard.Add("error " + error);
        reader._page.Console += (_, message) =>
        {
            // That a page of a refusal has its status is no fault of the page.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal))
                reader._heard.Add($"console {message.Text}");
        };
        reader._page.Request += (_, request) =>
        {
            if (new Uri(request.Url).GetLeftPart(UriPartial.Authority) != site.GetLeftPart(UriPartial.Authority))
                reader._heard.Add("asks for " + request.Url);
        };
        return reader;
    }

    public async Task<IReadOnlyList<string>> LookAsync(HostilePage page)
    {
        IResponse? answer;
        try
        {
            answer = await _page.GotoAsync(page.Address);
        }
        catch (PlaywrightException fault)
        {
            return [fault.Message];
        }

        var faults = await HearAsync();
        if (answer!.Status != page.Status)
            faults.Add($"status {answer.Status}");
        if (answer.Status == 200 && new Uri(_page.Url).AbsolutePath != (page.Leads ?? page.Address.Split('?')[0]))
            faults.Add("leads to " + _page.Url);
        var shown = HostileTexts.Read(await TextAsync());
        faults.AddRange(page.Shows.Where(names => !names.Split('|').Any(name => IsWhole(shown, name))).Select(name => $"[{name}] is not shown"));
        await _page.SetViewportSizeAsync(1366, 768);
        faults.AddRange(await ScrollsAsync());
        await _page.SetViewportSizeAsync(390, 844);
        return faults;
    }

    /// <summary>Sends one form of a page with a text that is not taken in each of its fields.</summary>
    /// <param name="index">The form's place among those of the page.</param>
    public async Task<IReadOnlyList<string>> SendFormAsync(string address, int index, string text)
    {
        await _page.GotoAsync(address);
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        _page.DOMContentLoaded += Loaded;
        var answer = await _page.RunAndWaitForResponseAsync(() => _page.EvaluateAsync(
            """
            ([index, text]) => {
              const form = document.forms[index];
              form.noValidate = true;
              for (const field of form.querySelectorAll('textarea, input[type=text], input[type=email]')) field.value = text;
              setTimeout(() => form.submit(), 0);
            }
            """, new object[] { index, text }), response => response.Request.IsNavigationRequest && response.Status is < 300 or >= 400);
        await loaded.Task;
        _page.DOMContentLoaded -= Loaded;
        var faults = await HearAsync();
        if (answer.Status >= 500)
            faults.Add($"status {answer.Status}");
        return faults;
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    /// <summary>Whatever stands in the page that none of its components wrote.</summary>
    /// <param name="styles">Style sheets that it has of its own.</param>
    /// <param name="isPage">False for a letter.</param>
    public static async Task<string[]> FaultsAsync(IPage page, int styles, bool isPage) => await page.EvaluateAsync<string[]>(
        """
        ([mark, styles, isPage]) => {
          const faults = [];
          if (window.chen !== undefined) faults.push('a script ran');
          for (const element of document.querySelectorAll('*')) {
            const told = element.outerHTML.slice(0, 300);
            if (/^(img|iframe|frame|object|embed|base|link|audio|video|math|template|noscript|b|i)$/i.test(element.tagName)) faults.push('injected: ' + told);
            if (element.hasAttribute(mark)) faults.push('marked: ' + told);
            for (const attribute of element.attributes) {
              if (/^on/i.test(attribute.name)) faults.push('handler: ' + told);
              if (!/^[a-z][a-z0-9:-]*$/i.test(attribute.name)) faults.push('broken attribute: ' + told);
              if (/^(href|src|action|formaction)$/i.test(attribute.name) && !/^(\/(?!\/)|#|tel:|mailto:|https?:\/\/(localhost|127\.0\.0\.1))/i.test(attribute.value)) faults.push('address: ' + told);
            }
          }
          if (document.querySelectorAll('script').length > (isPage ? 1 : 0) || document.querySelectorAll('style').length !== styles) faults.push('not our own scripts and styles');
          if (isPage && document.title.replace(/\s+/g, ' ').trim() !== document.querySelector('h1').textContent.replace(/\s+/g, ' ').trim()) faults.push('title ' + document.title);
          return faults;
        }
        """, new object[] { HostileTexts.Mark, styles, isPage });

    /// <summary>All that is read on the page and all that stands in its fields; then once more without what is struck through, among which the new words of a comparison stand.</summary>
    private Task<string> TextAsync() => _page.EvaluateAsync<string>(
        """
        () => {
          const body = document.body.cloneNode(true);
          for (const struck of body.querySelectorAll('del')) struck.remove();
          return [document.body.textContent, ...[...document.querySelectorAll('input, textarea')].map(field => field.value), body.textContent].join(' ');
        }
        """);

    private static bool IsWhole(string shown, string name) =>
        new[] { HostileTexts.Tags(name), HostileTexts.Line(name), HostileTexts.Short(name) }.Any(text => shown.Contains(HostileTexts.Read(text), StringComparison.Ordinal))
        || (HostileTexts.IsFile(name) && shown.Contains($"[{name}]'_img src=x {HostileTexts.Mark} onerror={HostileTexts.Ran}_;gpj.exe", StringComparison.Ordinal));

    private async Task<List<string>> HearAsync()
    {
        var faults = new List<string>(await FaultsAsync(_page, styles: 1, isPage: true));
        faults.AddRange(await ScrollsAsync());
        faults.AddRange(_heard);
        _heard.Clear();
        return faults;
    }

    private async Task<IEnumerable<string>> ScrollsAsync() => await _page.EvaluateAsync<string[]>(
        """
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          const wide = [...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > root.clientWidth + 1);
          return [`scrolls sideways at ${root.clientWidth}: ${wide.slice(-1).map(element => element.outerHTML.slice(0, 200))}`];
        }
        """);
}
