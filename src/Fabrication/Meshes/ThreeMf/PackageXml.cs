using System.Xml;

namespace Guanghan.Fabrication.Meshes.ThreeMf;

/// <summary>Reads the XML of a package: no DTD, no entities of its own, nothing fetched, depth bounded.</summary>
internal static class PackageXml
{
    /// <summary>Elements within elements.</summary>
    public const int MostDepth = 64;

    /// <summary>A reader over an entry's bytes.</summary>
    public static XmlReader Open(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes, false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    /// <summary>Line of what was read last.</summary>
    public static int Line(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;

    /// <summary>
    /// Goes through all elements; what <paramref name="visit"/> returns is why to stop, or null. Answers with that, or
    /// with why the XML itself cannot be read, and where.
    /// </summary>
    /// <param name="bytes">An entry's bytes.</param>
    /// <param name="name">Its name.</param>
    /// <param name="visit">
    /// Called at each element's start, where it may move through attributes, and at each piece of text.
    /// </param>
    public static string? Visit(byte[] bytes, string name, Func<XmlReader, string?> visit)
    {
        using var reader = Open(bytes);
        try
        {
            while (reader.Read())
            {
                if (reader.Depth > MostDepth)
                {
                    return $"'{name}', line {Line(reader)}: elements lie more than {MostDepth} deep; export the part " +
                        "again";
                }

                var isWanted = reader.NodeType is XmlNodeType.Element or XmlNodeType.Text or XmlNodeType.CDATA;
                if (isWanted && visit(reader) is { } problem)
                {
                    return $"'{name}', line {Line(reader)}: {problem}";
                }
            }

            return null;
        }
        catch (XmlException exception)
        {
            // Bad XML is an answer about the file, not a failure of this program.
            var line = exception.LineNumber > 0 ? exception.LineNumber : Math.Max(1, Line(reader));
            return $"'{name}', line {line}: {Reason(exception)}; export the part again";
        }
    }

    private static string Reason(XmlException exception)
    {
        var message = exception.Message;
        if (message.Contains("DTD", StringComparison.Ordinal))
        {
            return "it has a document type definition, which 3MF forbids";
        }

        var place = message.IndexOf(" Line ", StringComparison.Ordinal);
        message = place > 0 ? message[..place] : message;
        return $"not readable as XML ({(message.Length > 160 ? message[..160] + ".." : message).TrimEnd('.')})";
    }
}
