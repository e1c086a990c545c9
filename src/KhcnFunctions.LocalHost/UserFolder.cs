namespace KhcnFunctions.LocalHost;

/// <summary>Where the local host keeps its files for this user.</summary>
public static class UserFolder
{
    public static string Root { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "khcn-functions");

    /// <summary>The data of the trial storage, unless <c>--data</c> says otherwise.</summary>
    public static string Data { get; } = Path.Combine(Root, "data");
}
