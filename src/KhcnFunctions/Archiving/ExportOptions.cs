using Microsoft.Extensions.Options;

namespace KhcnFunctions.Archiving;

/// <summary>Settings of the nightly export; section <c>Khcn:Export</c>.</summary>
public sealed class ExportOptions
{
    public const string Section = "Khcn:Export";

    /// <summary>Whether an export is made each night.</summary>
    public bool Nightly { get; set; } = true;

    /// <summary>Days after which an export is deleted; the newest always stays. 0 leaves that to a rule of the storage account, as in Azure.</summary>
    public int Keep { get; set; } = 35;
}

/// <summary>Settings of how long a closed cycle is kept; section <c>Khcn:Retention</c>.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Khcn:Retention";

    /// <summary>
    /// Full years, after the one in which it was closed, that a cycle is kept; then it may be deleted, by hand. 0: none ever may.
    /// The department's own list of terms says how many.
    /// </summary>
    public int Years { get; set; }
}

/// <summary>Names every mistake of these settings when a host starts.</summary>
public sealed class ArchivingOptionsValidator : IValidateOptions<ExportOptions>, IValidateOptions<RetentionOptions>
{
    private const int MostYears = 100;

    public ValidateOptionsResult Validate(string? name, ExportOptions options) => options.Keep >= 0
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{ExportOptions.Section}:Keep is {options.Keep}; it must be 0 (kept until the storage account's own rule deletes them) or a number of days.");

    public ValidateOptionsResult Validate(string? name, RetentionOptions options) => options.Years is >= 0 and <= MostYears
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{RetentionOptions.Section}:Years is {options.Years}; it must be 0 (nothing may be deleted) to {MostYears}.");
}
