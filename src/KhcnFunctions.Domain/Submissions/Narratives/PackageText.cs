using System.Xml;
using KhcnFunctions.Submissions.Files;

namespace KhcnFunctions.Submissions.Narratives;

/// <summary>Walks through the XML parts of a package without loading them.</summary>
internal static class PackageText
{
    /// <summary>Bytes that one document's parts may unfold to while it is read.</summary>
    public const long MostXml = 96L * 1024 * 1024;

    /// <summary>Null where it is no package.</summary>
    public static ZipDirectory? Open(Stream file)
    {
        try
        {
            return ZipDirectory.Read(file);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>Calls <paramref name="visit"/> for each node of the part, until it says false or the part ends or breaks off.</summary>
    /// <returns>Whether the part could be read to its end.</returns>
    public static bool Walk(ZipDirectory zip, string part, UnpackingBudget budget, Func<XmlReader, bool> visit)
    {
        if (zip.Find(part) is not { } member)
            return false;
        try
        {
            using var content = zip.Open(member, budget);
            using var xml = XmlReader.Create(content, SafeXml.Settings);
            while (xml.Read())
            {
                if (!visit(xml))
                    return false;
            }

            return true;
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException)
        {
            return false;
        }
    }
}
