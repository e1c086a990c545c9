namespace KhcnFunctions.Web;

/// <summary>A storage account on which nobody listens: what a test does with it must not need storage.</summary>
internal static class UnreachableStorage
{
    // Port 9 is 'discard'; nothing listens there. The key is any 64 bytes.
    public static string ConnectionString { get; } =
        $"DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey={Convert.ToBase64String(new byte[64])};"
        + "BlobEndpoint=http://127.0.0.1:9/nobody;QueueEndpoint=http://127.0.0.1:9/nobody;TableEndpoint=http://127.0.0.1:9/nobody;";
}
