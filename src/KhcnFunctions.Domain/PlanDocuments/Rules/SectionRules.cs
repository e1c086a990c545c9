using System.Text.RegularExpressions;

namespace KhcnFunctions.PlanDocuments.Rules;

/// <summary>What a section is about.</summary>
internal enum SectionKind
{
    /// <summary>Mục đích, yêu cầu, mục tiêu.</summary>
    Purpose,

    /// <summary>Tổ chức thực hiện, chế độ báo cáo.</summary>
    Organization,

    /// <summary>Kinh phí, bãi bỏ and the like: no tasks stand there.</summary>
    Other,

    /// <summary>Whatever else: nhiệm vụ, nội dung, giải pháp.</summary>
    Tasks,
}

/// <summary>Tells sections by their headings, and reads purpose and requirements.</summary>
internal static partial class SectionRules
{
    public static SectionKind KindOf(DocumentNode section)
    {
        var heading = section.Text.ToLowerInvariant();
        return Organization().IsMatch(heading) ? SectionKind.Organization
            : Tasks().IsMatch(heading) ? SectionKind.Tasks
            : Purpose().IsMatch(heading) ? SectionKind.Purpose
            : Other().IsMatch(heading) ? SectionKind.Other
            : SectionKind.Tasks;
    }

    /// <summary>Purpose and requirements under headings of their own, or the section as a whole.</summary>
    public static PlanDocument ReadPurpose(PlanDocument document, DocumentNode section)
    {
        var parts = section.Children.Where(node => node.Label.Length > 0 && PartHeading().IsMatch(node.Text)).ToList();
        if (parts.Count == 0)
            return With(document, section, section.Text, "");
        return parts.Aggregate(document, (read, part) => With(read, part, part.Text, InlineText().Match(part.Text).Groups["text"].Value));
    }

    private static PlanDocument With(PlanDocument document, DocumentNode node, string heading, string inline)
    {
        var lines = node.Descendants.Select(child => child.Text).Prepend(inline).Where(text => text.Length > 0).ToList();
        if (lines.Count == 0)
            return document;
        var place = (node.Descendants.FirstOrDefault() ?? node).Block.Place;
        var found = new Found<string>(string.Join('\n', lines), inline.Length > 0 ? node.Block.Place : place);
        return Requirements().IsMatch(heading.ToLowerInvariant()) && !PurposeWord().IsMatch(heading.ToLowerInvariant())
            ? document with { Requirements = document.Requirements ?? found }
            : document with { Purpose = document.Purpose ?? found };
    }

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"tổ\s+chức\s+(triển\s+khai\s+)?thực\s+hiện|chế\s+độ\s+(thông\s+tin,?\s*)?báo\s+cáo|^(thông\s+tin,?\s*)?báo\s+cáo|điều\s+khoản\s+thi\s+hành", Plain, 1000)]
    private static partial Regex Organization();

    [GeneratedRegex(@"nhiệm\s+vụ|giải\s+pháp", Plain, 1000)]
    private static partial Regex Tasks();

    [GeneratedRegex(@"mục\s+đích|mục\s+tiêu|yêu\s+cầu|quan\s+điểm", Plain, 1000)]
    private static partial Regex Purpose();

    [GeneratedRegex(@"mục\s+đích|mục\s+tiêu|quan\s+điểm", Plain, 1000)]
    private static partial Regex PurposeWord();

    [GeneratedRegex(@"yêu\s+cầu", Plain, 1000)]
    private static partial Regex Requirements();

    [GeneratedRegex(@"kinh\s+phí|bãi\s+bỏ|nguồn\s+lực|hiệu\s+lực|phạm\s+vi|đối\s+tượng|^đánh\s+giá|bối\s+cảnh|tình\s+hình|dự\s+toán", Plain, 1000)]
    private static partial Regex Other();

    [GeneratedRegex(@"^(mục\s+(đích|tiêu)|yêu\s+cầu|quan\s+điểm)", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PartHeading();

    [GeneratedRegex(@"^[^:]{1,40}:\s*(?<text>\S.*)$", Plain, 1000)]
    private static partial Regex InlineText();
}
