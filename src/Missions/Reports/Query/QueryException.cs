namespace Guanghan.Missions.Reports.Query;

/// <summary>A query cannot be answered. The message says why in plain English and what to do.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="cause">What the database said, where it said something.</param>
public sealed class QueryException(string message, Exception? cause = null) : Exception(message, cause);
