namespace Guanghan.Missions.Reports;

/// <summary>A run folder cannot be read. The message names the file, what is wrong in it and what to do.</summary>
/// <param name="message">What is wrong, in plain English.</param>
/// <param name="cause">What the system said, where it said something.</param>
public sealed class RunFolderException(string message, Exception? cause = null) : Exception(message, cause);
