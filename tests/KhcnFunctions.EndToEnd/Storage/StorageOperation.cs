namespace KhcnFunctions.EndToEnd.Storage;

/// <summary>Names a request as the REST references of the three services do; what they don't expect is named by method and <c>comp</c>.</summary>
internal static class StorageOperation
{
    public static string Of(string method, StorageAddress address) => address.Service switch
    {
        StorageService.Table => OfTable(method, address),
        StorageService.Queue => OfQueue(method, address),
        StorageService.Blob => OfBlob(method, address),
        _ => Plain(method, address),
    };

    private static string OfTable(string method, StorageAddress address) => (address.Resource, method, address.Rest) switch
    {
        (StorageAddress.Batch, _, _) => "GroupTransaction",
        ("Tables", "POST", _) => "CreateTable",
        ("Tables", "DELETE", _) => "DeleteTable",
        ("Tables", "GET", _) => "QueryTables",
        (_, "POST", null) => "InsertEntity",
        (_, "GET", "()" or null) when address["comp"] is null => "QueryEntities",
        (_, "GET", not null) => "GetEntity",
        (_, "PUT", not null) => "UpdateEntity",
        (_, "PATCH" or "MERGE", not null) => "MergeEntity",
        (_, "DELETE", not null) => "DeleteEntity",
        _ => Plain(method, address),
    };

    private static string OfQueue(string method, StorageAddress address) => (method, address.Rest, address["comp"]) switch
    {
        ("POST", "messages", _) => "PutMessage",
        ("GET", "messages", _) => address["peekonly"] == "true" ? "PeekMessages" : "GetMessages",
        ("DELETE", "messages", _) => "ClearMessages",
        ("PUT", not null, _) => "UpdateMessage",
        ("DELETE", not null, _) => "DeleteMessage",
        ("PUT", null, null) => "CreateQueue",
        ("DELETE", null, _) => "DeleteQueue",
        ("GET" or "HEAD", null, "metadata") => "GetQueueMetadata",
        _ => Plain(method, address),
    };

    private static string OfBlob(string method, StorageAddress address) => (method, address.Rest, address["comp"]) switch
    {
        ("PUT", null, null) => "CreateContainer",
        ("DELETE", null, _) => "DeleteContainer",
        ("GET" or "HEAD", null, null) => "GetContainerProperties",
        ("GET", null, "list") => "ListBlobs",
        ("PUT", null, "lease") => "LeaseContainer",
        ("PUT", not null, null) => "PutBlob",
        ("GET", not null, null) => "GetBlob",
        ("HEAD", not null, _) => "GetBlobProperties",
        ("DELETE", not null, _) => "DeleteBlob",
        ("PUT", not null, "block") => "PutBlock",
        ("PUT", not null, "blocklist") => "PutBlockList",
        ("PUT", not null, "lease") => "LeaseBlob",
        ("PUT", not null, "metadata") => "SetBlobMetadata",
        _ => Plain(method, address),
    };

    private static string Plain(string method, StorageAddress address) =>
        address["comp"] is { } comp ? $"{method} {comp}" : method;
}
