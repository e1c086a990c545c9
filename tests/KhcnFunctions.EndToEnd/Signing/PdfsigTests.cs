using System.Diagnostics;
using KhcnFunctions.Signing;
using Xunit;

namespace KhcnFunctions.EndToEnd.Signing;

/// <summary>Another program of another house (poppler's pdfsig) says the same of the same files.</summary>
public sealed class PdfsigTests
{
    private static readonly SamplePdf Signed = SamplePdf.OfPages(1).Sign(SampleSigner.Person.Sign).WithNumber().Sign(SampleSigner.Agency.Sign);

    [Fact]
    public async Task Copy_SignedByPersonAndAgency_IsValidForBoth()
    {
        var answer = await AskAsync(Signed.Bytes);

        Assert.Equal(SignedCopyVerdict.Intact, SignedCopyReader.Read(Signed.Bytes).Verdict);
        Assert.Equal(["Signature is Valid.", "Signature is Valid."], Values(answer, "Signature Validation"));
        Assert.Equal(["Nguyễn Văn Mẫu", "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"], Values(answer, "Signer Certificate Common Name"));
        Assert.Single(Lines(answer), line => line == "- Total document signed");
    }

    [Fact]
    public async Task Copy_ChangedInside_IsBrokenForBoth()
    {
        var changed = SamplePdf.Replace(Signed.Bytes, "So 215/BC-SKHCN", "So 216/BC-SKHCN");

        Assert.Equal(SignedCopyVerdict.Broken, SignedCopyReader.Read(changed).Verdict);
        Assert.Equal(["Signature is Valid.", "Digest Mismatch."], Values(await AskAsync(changed), "Signature Validation"));
    }

    [Fact]
    public async Task Copy_WithAChangeBehind_IsNotWhollySignedForBoth()
    {
        var changed = Signed.WithNumber().Bytes;

        Assert.Equal(SignedCopyVerdict.ChangedAfterLastSignature, SignedCopyReader.Read(changed).Verdict);
        Assert.DoesNotContain("- Total document signed", Lines(await AskAsync(changed)));
    }

    private static IEnumerable<string> Lines(string answer) => answer.Split('\n').Select(line => line.Trim());

    private static IEnumerable<string> Values(string answer, string name) =>
        Lines(answer).Where(line => line.StartsWith($"- {name}: ", StringComparison.Ordinal)).Select(line => line[(name.Length + 4)..]);

    private static async Task<string> AskAsync(byte[] pdf)
    {
        await DebianPackage.EnsureAsync("pdfsig", "poppler-utils");
        var folder = Directory.CreateTempSubdirectory("khcn-pdfsig-");
        try
        {
            var file = Path.Combine(folder.FullName, "ban-ky.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            var start = new ProcessStartInfo("pdfsig", ["-nocert", file]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var answer = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(answer.Length > 0, await error);
            return answer;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
