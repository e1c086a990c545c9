using System.Net.Http.Headers;
using KhcnFunctions.Calendar;
using KhcnFunctions.Desk;
using KhcnFunctions.Desk.SignIn;
using KhcnFunctions.EndToEnd.Desk;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;
using KhcnFunctions.Web;

namespace KhcnFunctions.EndToEnd.Access;

/// <summary>All who may call, each with whatever right they have: cookie and token at once, so that no route is spared one of them.</summary>
internal sealed class RouteCallers(DeskHost host, DeskOffice office)
{
    public const string OperatorKey = "route-operator-key-0123456789-0123456789";

    private const string Unit = "p-qlkh";

    public static IReadOnlyList<string> All { get; } =
    [
        DeskOffice.Officer, DeskOffice.OfficeHead, DeskOffice.RecordsClerk, DeskOffice.Deputy, DeskOffice.Director, "quan-tri", "nguoi-xem",
        "unit", "head", "office", "operator", "nobody",
    ];

    /// <summary>The trial plan's register knows no administrator and no reader.</summary>
    public static Register WithAllRoles(Register register) => register with
    {
        Staff =
        [
            .. register.Staff,
            new() { Id = "quan-tri", Role = StaffRole.Administrator, Email = "quan-tri@la.example" },
            new() { Id = "nguoi-xem", Role = StaffRole.Reader, Email = "nguoi-xem@la.example" },
        ],
    };

    /// <summary>Gives the request the caller's right, and the mark of whom its page was made for.</summary>
    /// <returns>The mark.</returns>
    public async Task<string> ArmAsync(HttpRequestMessage request, string caller)
    {
        switch (caller)
        {
            case "nobody":
                return "";
            case "operator":
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", OperatorKey);
                return "";
            case "office":
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(CallerFinder.OfficeHolder, Math.Max(1, (await Table.HeaderAsync(CancellationToken.None)).Header.OfficeGeneration)));
                return "";
            case "unit" or "head":
                var holder = caller == "head" ? AccessToken.HeadOf(Unit) : Unit;
                var token = await TokenAsync(holder, (await Table.FindUnitAsync(Unit, CancellationToken.None))!.Unit.Generation);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                request.Headers.Add("Cookie", "khcn-bao-cao=" + token);
                return FormMark.Of(office.Key, holder);
            default:
                // A session of its own for each: some requests end it.
                var user = DeskUser.Of(office.Plan, VietnamTime.Day(host.Now)).First(user => user.Id == caller);
                request.Headers.Add("Cookie", "khcn-ban-lam-viec=" + await host.Service<DeskSessions>().OpenAsync(user, CancellationToken.None));
                return FormMark.Of(office.Key, "desk|" + caller);
        }
    }

    private CycleTable Table => new(office.Key, host.Service<StorageRealms>().For(office.Key));

    private async Task<string> TokenAsync(string holder, int generation) =>
        AccessToken.Issue(office.Key, holder, generation, await host.Service<TokenKeys>().SigningKeyAsync(office.Key, CancellationToken.None));
}
