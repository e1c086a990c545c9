using Azure;
using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.SignIn;

/// <summary>Somebody with the plan at whose desk they work.</summary>
public sealed record DeskHolder(DeskUser User, Plan Plan);

/// <summary>
/// Who works at the desks, by the plans as they are published now and the real day. Whatever proves an address, a mail link
/// or a sign-in of another kind, asks here whose it is.
/// </summary>
public sealed class DeskRegister(PlanStore plans, TimeProvider time)
{
    private DateOnly Today => VietnamTime.Day(time.GetUtcNow());

    /// <summary>All to whom the address belongs, in all plans; the same look-ups for every address.</summary>
    /// <param name="address">As <see cref="Secret.HashOfAddress"/> gives it.</param>
    internal Task<IReadOnlyList<DeskHolder>> FindAsync(string address, CancellationToken ct) => FindAsync(user => Secret.HashOfAddress(user.Email) == address, ct);

    /// <inheritdoc cref="FindAsync(string, CancellationToken)"/>
    internal async Task<IReadOnlyList<DeskHolder>> FindAsync(Func<DeskUser, bool> isMeant, CancellationToken ct)
    {
        try
        {
            var current = await plans.CurrentAsync(null, ct);
            return
            [
                .. from entry in current
                   from user in DeskUser.Of(entry.Plan, Today)
                   where isMeant(user)
                   select new DeskHolder(user, entry.Plan),
            ];
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            // Nothing was ever published here: there are no tables yet.
            return [];
        }
    }

    /// <summary>One of them, as they stand now; null where they are not in office, or no longer have the address.</summary>
    internal async Task<DeskUser?> FindAsync(string agency, string plan, string person, string address, CancellationToken ct) =>
        await plans.FindCurrentAsync(agency, plan, ct) is { } current
            ? DeskUser.Of(current, Today).FirstOrDefault(user => user.Id == person && Secret.HashOfAddress(user.Email) == address)
            : null;
}
