namespace Guanghan.Cli;

/// <summary>The user asked for something that cannot be; nothing has run. The message says what to do.</summary>
internal sealed class BadInputException(string message) : Exception(message);
