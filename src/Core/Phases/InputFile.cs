namespace Guanghan.Core.Phases;

/// <summary>A file that a mission names, already read: domains get bytes, never paths.</summary>
/// <param name="Name">As the mission file names it.</param>
/// <param name="Content">Its bytes.</param>
public sealed record InputFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>Reads the files a mission names; a boundary that tests fake.</summary>
public interface IInputFiles
{
    /// <summary>Reads a file.</summary>
    /// <param name="name">As the mission file names it, relative to that file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="error">Why it could not be read, in words that follow a colon.</param>
    bool TryRead(string name, out ReadOnlyMemory<byte> content, out string error);
}
