using System.Runtime.CompilerServices;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;

namespace KhcnFunctions.Submissions.Drafting;

/// <summary>A file on its way in; read it before the next one.</summary>
internal sealed record Upload(string Name, Stream Content, bool SignedCopy);

/// <summary>Reads the files of a unit's form one after another, as they come.</summary>
internal static class Uploads
{
    /// <inheritdoc cref="MultipartForm.ReadAsync"/>
    public static async IAsyncEnumerable<Upload> ReadAsync(HttpRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var isSignedCopy = false;
        await foreach (var part in MultipartForm.ReadAsync(request, ct))
        {
            if (part.FileName is { Length: > 0 } name)
                yield return new(name, part.Body, isSignedCopy);
            else if (part is { FileName: null, Name: "ban-ky" })
                isSignedCopy = await part.ReadTextAsync(8, ct) is { Length: > 0 };
        }
    }
}
