namespace Guanghan.Cli;

/// <summary>What the command's exit code means; the same for every command.</summary>
internal static class ExitCodes
{
    /// <summary>Done; where a mission ran, all its expectations hold.</summary>
    public const int Success = 0;

    /// <summary>The mission ran; an expectation fell short or a finding is an error.</summary>
    public const int FellShort = 1;

    /// <summary>The input is wrong; nothing has run.</summary>
    public const int BadInput = 2;

    /// <summary>A broken invariant: a defect of Guanghan.</summary>
    public const int InternalError = 3;

    /// <summary>Cancelled; what was finished is kept.</summary>
    public const int Cancelled = 130;
}
