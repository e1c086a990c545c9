using System.Xml;
using System.Xml.Linq;
using KhcnFunctions.Submissions.Files;

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>Loads XML of unknown origin as long as there is not too much of it: a tree takes many times the room of its text.</summary>
internal sealed class XmlBudget(ReadingLimits limits)
{
    private static readonly XmlReaderSettings Settings = MakeSettings();

    private long _bytes = limits.Xml;
    private int _elements = limits.Elements;

    /// <exception cref="XmlException">It is no XML.</exception>
    /// <exception cref="UnpackedTooLargeException">It is too much or too deep.</exception>
    public XDocument Load(byte[] xml)
    {
        _bytes -= xml.Length;
        if (_bytes < 0)
            throw new UnpackedTooLargeException();
        Count(xml);
        using var reader = XmlReader.Create(new MemoryStream(xml), Settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private void Count(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml), Settings);
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element && (--_elements < 0 || reader.Depth > limits.Depth))
                throw new UnpackedTooLargeException();
        }
    }

    // What is written again must hold no character that XML 1.0 has no place for.
    private static XmlReaderSettings MakeSettings()
    {
        var settings = SafeXml.Settings.Clone();
        settings.CheckCharacters = true;
        return settings;
    }
}
