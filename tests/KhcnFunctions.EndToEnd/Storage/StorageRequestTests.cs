using Xunit;

namespace KhcnFunctions.EndToEnd.Storage;

/// <summary>The lines are those that Azurite 3.37.0 wrote for calls of the Azure SDKs.</summary>
public class StorageRequestTests
{
    private const string Format = "$format=application%2Fjson%3Bodata%3Dminimalmetadata";
    private const string Key = "(PartitionKey='skhcn%7Cke-hoach%7C2026',RowKey='u%7Cphong')";

    [Theory]
    [InlineData("POST", "Tables?" + Format, "CreateTable", "Tables")]
    [InlineData("GET", "Tables?" + Format, "QueryTables", "Tables")]
    [InlineData("DELETE", "Tables('Cycle')", "DeleteTable", "Tables")]
    [InlineData("POST", "Cycle?" + Format, "InsertEntity", "Cycle")]
    [InlineData("PATCH", "Cycle" + Key + "?" + Format, "MergeEntity", "Cycle")]
    [InlineData("PUT", "Cycle" + Key + "?" + Format, "UpdateEntity", "Cycle")]
    [InlineData("GET", "Cycle" + Key + "?" + Format, "GetEntity", "Cycle")]
    [InlineData("DELETE", "Cycle" + Key + "?" + Format, "DeleteEntity", "Cycle")]
    [InlineData("DELETE", "cycle(PartitionKey='a/b',RowKey='c')", "DeleteEntity", "cycle")]
    [InlineData("GET", "Cycle()?" + Format + "&$top=1&$filter=PartitionKey%20eq%20%27p%27", "QueryEntities", "Cycle")]
    [InlineData("POST", "$batch", "GroupTransaction", "$batch")]
    public void Parse_RequestToTables_NamesOperationAndTable(string method, string target, string operation, string resource) =>
        AssertReads(method, target, StorageService.Table, operation, resource);

    [Theory]
    [InlineData("PUT", "hub-control-00", "CreateQueue")]
    [InlineData("POST", "hub-control-00/messages", "PutMessage")]
    [InlineData("GET", "hub-control-00/messages?numofmessages=1", "GetMessages")]
    [InlineData("GET", "hub-control-00/messages?peekonly=true&numofmessages=1", "PeekMessages")]
    [InlineData("PUT", "hub-control-00/messages/e830a0a2?popreceipt=MjRO&visibilitytimeout=0", "UpdateMessage")]
    [InlineData("DELETE", "hub-control-00/messages/e830a0a2?popreceipt=MjRO", "DeleteMessage")]
    [InlineData("DELETE", "hub-control-00/messages", "ClearMessages")]
    [InlineData("GET", "hub-control-00?comp=metadata", "GetQueueMetadata")]
    [InlineData("DELETE", "hub-control-00", "DeleteQueue")]
    public void Parse_RequestToQueues_NamesOperationAndQueue(string method, string target, string operation) =>
        AssertReads(method, target, StorageService.Queue, operation, "hub-control-00");

    [Theory]
    [InlineData("PUT", "files?restype=container", "CreateContainer")]
    [InlineData("GET", "files?restype=container&comp=list", "ListBlobs")]
    [InlineData("PUT", "files/a/b%20c.txt", "PutBlob")]
    [InlineData("GET", "files/a/b%20c.txt", "GetBlob")]
    [InlineData("HEAD", "files/a/b%20c.txt", "GetBlobProperties")]
    [InlineData("PUT", "files/a/b%20c.txt?comp=lease", "LeaseBlob")]
    [InlineData("PUT", "files/a?comp=block&blockid=MDE%3D", "PutBlock")]
    [InlineData("PUT", "files/a?comp=blocklist", "PutBlockList")]
    [InlineData("PUT", "files/a?comp=tier", "PUT tier")]
    [InlineData("DELETE", "files/a/b%20c.txt", "DeleteBlob")]
    public void Parse_RequestToBlobs_NamesOperationAndContainer(string method, string target, string operation) =>
        AssertReads(method, target, StorageService.Blob, operation, "files");

    [Fact]
    public void Parse_RequestToTheAccount_IsOfNoOneService() =>
        AssertReads("GET", "?comp=list", StorageService.Account, "GET list", "");

    [Fact]
    public void Parse_Line_ReadsInstantAndStatus()
    {
        var request = StorageRequest.Parse("""127.0.0.1 - - [24/Nov/2026:18:16:35 +0000] "POST /devstoreaccount1/Cycle HTTP/1.1" 409 -""")!;

        Assert.Equal(new DateTimeOffset(2026, 11, 24, 18, 16, 35, TimeSpan.Zero), request.At);
        Assert.Equal(409, request.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Azurite Table service is successfully listening at http://127.0.0.1:10002")]
    [InlineData("""127.0.0.1 - - [24/Nov/2026:18:16:35 +0000] "POST /devstoreaccount1/$batch HTTP/1.1" """)]
    public void Parse_OtherLine_IsNoRequest(string line) => Assert.Null(StorageRequest.Parse(line));

    private static void AssertReads(string method, string target, StorageService service, string operation, string resource)
    {
        var request = StorageRequest.Parse($"""127.0.0.1 - - [24/Nov/2026:18:16:34 +0000] "{method} /devstoreaccount1/{target} HTTP/1.1" 200 12""");

        Assert.NotNull(request);
        Assert.Equal((service, operation, resource), (request.Service, request.Operation, request.Resource));
    }
}
