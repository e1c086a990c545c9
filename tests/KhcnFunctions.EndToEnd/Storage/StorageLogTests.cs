using Xunit;

namespace KhcnFunctions.EndToEnd.Storage;

public class StorageLogTests
{
    private const string Log = """
        Azurite Table service is successfully listening at http://127.0.0.1:10002
        127.0.0.1 - - [24/Nov/2026:18:16:34 +0000] "POST /devstoreaccount1/Tables?$format=application%2Fjson HTTP/1.1" 204 -
        127.0.0.1 - - [24/Nov/2026:18:16:35 +0000] "POST /devstoreaccount1/$batch HTTP/1.1" 202 -
        127.0.0.1 - - [24/Nov/2026:18:16:36 +0000] "POST /devstoreaccount1/$batch HTTP/1.1" 202 -
        127.0.0.1 - - [24/Nov/2026:18:16:36 +0000] "GET /devstoreaccount1/hub-control-00/messages?numofmessages=32 HTTP/1.1" 200 -
        """;

    [Fact]
    public async Task Count_WholeLog_GroupTransactionIsOne()
    {
        var log = await ReadAsync();

        var counts = log.Count();

        Assert.Equal(4, counts.Values.Sum());
        Assert.Equal(2, counts[new StorageUse(StorageService.Table, "GroupTransaction", "$batch")]);
        Assert.Equal(1, counts[new StorageUse(StorageService.Queue, "GetMessages", "hub-control-00")]);
    }

    [Fact]
    public async Task Count_FromAMark_LeavesOutWhatCameBefore()
    {
        var log = await ReadAsync();
        var mark = log.Mark;
        log.Add("""127.0.0.1 - - [24/Nov/2026:18:16:40 +0000] "PUT /devstoreaccount1/files/a HTTP/1.1" 201 -""");

        var use = Assert.Single(log.Count(mark));

        Assert.Equal(new StorageUse(StorageService.Blob, "PutBlob", "files"), use.Key);
        Assert.Equal(4, log.Count(0, mark).Values.Sum());
    }

    [Fact]
    public async Task ToMarkdown_WholeLog_LargestFirstAndTheSum()
    {
        var lines = (await ReadAsync()).ToMarkdown().TrimEnd().Split('\n');

        Assert.Equal("| Table | GroupTransaction | $batch | 2 |", lines[2]);
        Assert.Equal("| | | **all** | 4 |", lines[^1]);
    }

    [Fact]
    public async Task Add_FromManyThreads_LosesNothing()
    {
        var log = new StorageLog();

        await Parallel.ForAsync(0, 500, (_, _) =>
        {
            log.Add("""127.0.0.1 - - [24/Nov/2026:18:16:40 +0000] "PUT /devstoreaccount1/files/a HTTP/1.1" 201 -""");
            return ValueTask.CompletedTask;
        });

        Assert.Equal(500, log.Mark);
    }

    private static async Task<StorageLog> ReadAsync()
    {
        var log = new StorageLog();
        await log.ReadAsync(new StringReader(Log));
        return log;
    }
}
