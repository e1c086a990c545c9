using KhcnFunctions.Calendar;
using KhcnFunctions.Storage;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Api;

/// <summary>A version of a unit's report as it was received.</summary>
/// <param name="Timeliness">Judged by this version alone; the unit's own by the first that it stands by.</param>
/// <param name="Through">By which link or address it came, or who of HCTH entered it; null where that is not known.</param>
/// <param name="Sha256">Of the report's canonical JSON (RFC 8785).</param>
public sealed record UnitVersion(int Version, string Receipt, DateTimeOffset ReceivedAt, Timeliness Timeliness, SubmissionChannel Channel, string? Through, string Sha256)
{
    internal static UnitVersion Of(StoredVersion version) => new(
        version.Version, version.ReceiptId, version.ReceivedAt.ToOffset(VietnamTime.Offset), version.Timeliness, version.Channel, version.Through, version.Sha256);
}

/// <summary>A version with what the unit reported; its files by their sha256.</summary>
public sealed record UnitVersionReport(UnitVersion Version, Report Report);
