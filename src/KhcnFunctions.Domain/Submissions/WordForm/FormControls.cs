using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using KhcnFunctions.Consolidation;
using Checkboxes = DocumentFormat.OpenXml.Office2010.Word;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>Makes the form's content controls (ISO/IEC 29500-1, 17.5.2). Each holds its own id; deleting one by mistake is locked.</summary>
internal sealed class FormControls(ReportForm prefill)
{
    public const string PlaceholderStyle = "PlaceholderText";
    private const string MarkFont = "MS Gothic";

    private int _id = 1000;

    /// <summary>A text. It is of the rich kind, since LibreOffice turns the plain kind into an input field without line breaks.</summary>
    public SdtRun Text(string field, string alias, string placeholder) => Control(field, alias, placeholder, null, prefill[field]);

    public SdtRun Choice<T>(string field, string alias, string placeholder, IReadOnlyList<(T Value, string Words)> choices) where T : struct, Enum
    {
        var list = new SdtContentDropDownList(choices.Select(choice => new ListItem { DisplayText = choice.Words, Value = FormWords.Of(choice.Value) }));
        var chosen = FormWords.Read(prefill[field], choices);
        var words = choices.Where(choice => chosen is { } value && EqualityComparer<T>.Default.Equals(choice.Value, value)).Select(choice => choice.Words).FirstOrDefault() ?? prefill[field];
        return Control(field, alias, placeholder, list, words);
    }

    public SdtRun Flag(string field, string alias)
    {
        var isOn = prefill.IsOn(field);
        var box = new Checkboxes.SdtContentCheckBox(
            new Checkboxes.Checked { Val = isOn ? Checkboxes.OnOffValues.One : Checkboxes.OnOffValues.Zero },
            new Checkboxes.CheckedState { Val = "2612", Font = MarkFont },
            new Checkboxes.UncheckedState { Val = "2610", Font = MarkFont });
        var mark = new Run(new RunProperties(new RunFonts { Ascii = MarkFont, HighAnsi = MarkFont, EastAsia = MarkFont }), new Text(isOn ? WordMarks.On : WordMarks.Off));
        return new SdtRun(new SdtProperties(Common(field, alias).Append(box)), new SdtContentRun(mark));
    }

    private SdtRun Control(string field, string alias, string placeholder, OpenXmlElement? kind, string value)
    {
        var isEmpty = string.IsNullOrWhiteSpace(value);
        var properties = new SdtProperties(Common(field, alias));
        if (isEmpty)
            properties.AppendChild(new ShowingPlaceholder());
        if (kind is not null)
            properties.AppendChild(kind);
        var run = new Run();
        if (isEmpty)
            run.RunProperties = new RunProperties(new RunStyle { Val = PlaceholderStyle });
        var lines = DocumentText.Composed(isEmpty ? placeholder : value).Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (index > 0)
                run.AppendChild(new Break());
            run.AppendChild(new Text(lines[index].Replace('\t', ' ')) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new SdtRun(properties, new SdtContentRun(run));
    }

    private IEnumerable<OpenXmlElement> Common(string field, string alias) =>
    [
        new SdtAlias { Val = alias },
        new Tag { Val = field },
        new SdtId { Val = _id++ },
        new DocumentFormat.OpenXml.Wordprocessing.Lock { Val = LockingValues.SdtLocked },
    ];
}
