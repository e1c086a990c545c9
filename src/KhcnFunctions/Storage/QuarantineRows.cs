using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Submissions.ByMail;

namespace KhcnFunctions.Storage;

/// <summary>What HCTH does with a mail that waits.</summary>
public enum QuarantineStep
{
    /// <summary>A version of a unit.</summary>
    Recorded,

    /// <summary>Put into a unit's draft.</summary>
    Drafted,

    /// <summary>The sender was told how to send.</summary>
    Guided,

    /// <summary>Kept, and out of the list.</summary>
    Ignored,
}

/// <summary>What HCTH decided about a mail that waits, and why.</summary>
/// <param name="By">Id of who decided.</param>
/// <param name="At">By the cycle's time.</param>
/// <param name="Unit">Of which it is about; null for none.</param>
public sealed record QuarantineAct(QuarantineStep Step, string By, DateTimeOffset At, string Why, string? Unit)
{
    /// <summary>What was sent bears the head's signature: it needs no approval.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Where no task's answer can be told, it goes into the draft instead.</summary>
    public bool DraftIfUnread { get; init; }

    /// <summary>For the sender, beside the guidance.</summary>
    public string? Message { get; init; }
}

/// <summary>An entry of the quarantine, <c>q|{identity}</c> of partition <c>mail</c>.</summary>
/// <param name="Sha256">Of the mail's bytes.</param>
/// <param name="Cycle">Partition of the cycle that it is about; null where nobody can tell.</param>
/// <param name="Unit">Whose token or address it has; null where nobody's.</param>
public sealed record QuarantinedMail(
    string Identity, DateTimeOffset ReceivedAt, QuarantineReason Reason, string? Sender, string? Subject, string? Cycle, string? Unit, string Sha256, ETag ETag)
{
    /// <summary>Null while it waits.</summary>
    public QuarantineAct? Act { get; init; }

    /// <summary>False while the act is under way, or was cut off.</summary>
    public bool IsDone { get; init; }

    /// <summary>Receipt of the version that it became; null where it became none.</summary>
    public string? Result { get; init; }

    /// <summary>It came without a cycle.</summary>
    public bool WasStray { get; init; }

    /// <summary>Id of what was done about it last: sent again it is the same act; null where nothing was.</summary>
    public string? Operation { get; init; }
}

internal static class QuarantineRows
{
    public static QuarantinedMail Read(TableEntity row) => new(
        row.RowKey[InboundRows.QuarantinePrefix.Length..],
        row.GetDateTimeOffset("ReceivedAt") ?? row.Timestamp ?? default,
        Enum.TryParse<QuarantineReason>(row.GetString("Reason"), out var reason) ? reason : QuarantineReason.Unreadable,
        row.GetString("Sender"), row.GetString("Subject"), row.GetString("Cycle"), row.GetString("Unit"), row.GetString("Mail"), row.ETag)
    {
        Act = row.FindText("Act") is null ? null : row.GetJson<QuarantineAct>("Act"),
        IsDone = row.GetBoolean("Done") ?? false,
        Result = row.GetString("Result"),
        WasStray = row.GetBoolean("Stray") ?? false,
        Operation = row.GetString("Operation"),
    };

    public static TableEntity Write(QuarantinedMail mail)
    {
        var row = new TableEntity(InboundRows.Partition, InboundRows.QuarantinePrefix + mail.Identity)
        {
            ["Schema"] = 1,
            ["ReceivedAt"] = mail.ReceivedAt,
            ["Reason"] = mail.Reason.ToString(),
            ["Sender"] = mail.Sender,
            ["Subject"] = mail.Subject,
            ["Cycle"] = mail.Cycle,
            ["Unit"] = mail.Unit,
            ["Mail"] = mail.Sha256,
            ["Stray"] = mail.WasStray,
            ["Operation"] = mail.Operation,
        };
        if (mail.Act is null)
            return row;
        row.SetJson("Act", mail.Act);
        row["Done"] = mail.IsDone;
        row["Result"] = mail.Result;
        return row;
    }
}
