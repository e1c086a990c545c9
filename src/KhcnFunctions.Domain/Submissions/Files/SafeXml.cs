using System.Xml;

namespace KhcnFunctions.Submissions.Files;

/// <summary>How XML of unknown origin is read: no document types, no entities, nothing fetched.</summary>
internal static class SafeXml
{
    public static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };
}
