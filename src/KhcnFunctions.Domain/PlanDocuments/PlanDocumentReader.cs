using System.Text.RegularExpressions;
using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.PlanDocuments.Outlining;
using KhcnFunctions.PlanDocuments.Rules;

namespace KhcnFunctions.PlanDocuments;

/// <summary>Finds in a plan document what it says, by rules alone; what is not there is asked for, never guessed.</summary>
public static class PlanDocumentReader
{
    private const string TooTangled = "văn bản có đoạn quá dài hoặc quá rối nên không đọc hết được; đề nghị kiểm tra và lưu lại dạng .docx rồi thử lại";

    /// <summary>Reads a file: .docx, .pdf with text, or plain text. The stream can be read and sought; it is not closed.</summary>
    /// <param name="name">For the wording of a refusal alone.</param>
    /// <param name="names">The register against which names are held.</param>
    /// <exception cref="PlanDocumentException">It can't be read.</exception>
    public static PlanDocument Read(Stream file, string name, KnownNames names)
    {
        try
        {
            return Find(OutlineReader.Read(file, name), names);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new PlanDocumentException(TooTangled);
        }
    }

    private static PlanDocument Find(Outline outline, KnownNames names)
    {
        var parts = DocumentParts.Of(outline);
        var document = HeadRules.Read(new PlanDocument(), parts.Head, names);
        (document, var taken) = TitleRules.Read(document, parts);
        var sections = DocumentTree.Of(parts.Body.Skip(taken));
        var fields = new TaskFields(names, document.Date?.Value.Whole);
        var bases = sections.TakeWhile(node => node.Label.Length == 0 || node.IsBullet).Select(node => node.Block).OfType<OutlineParagraph>().Select(LegalBasisRules.Read);
        document = document with
        {
            LegalBases = [.. bases.OfType<Found<LegalBasis>>()],
            Tasks = TaskRules.Read(sections.Where(section => IsTasks(section)), parts.Annexes, fields),
        };
        foreach (var section in sections.Where(IsHeading))
        {
            document = SectionRules.KindOf(section) switch
            {
                SectionKind.Purpose => SectionRules.ReadPurpose(document, section),
                SectionKind.Organization => document with
                {
                    Organization = [.. document.Organization, .. section.Descendants.Where(node => node.Text.Length > 0).Select(node => new Found<string>(((OutlineParagraph)node.Block).Shown, node.Block.Place))],
                    OrganizationLabel = document.OrganizationLabel.Length > 0 ? document.OrganizationLabel : section.Number ?? "",
                    Duties = [.. document.Duties, .. DutyRules.Read(section, fields.Parties)],
                },
                _ => document,
            };
        }

        document = FootRules.Read(document, parts.Foot);
        return document with { Questions = QuestionRules.Of(document, names) };
    }

    private static bool IsHeading(DocumentNode node) => node.Label.Length > 0 || node.Children.Count > 0;

    private static bool IsTasks(DocumentNode section) =>
        section.Block is OutlineTable || (IsHeading(section) && !section.IsBullet && SectionRules.KindOf(section) is SectionKind.Tasks);
}
