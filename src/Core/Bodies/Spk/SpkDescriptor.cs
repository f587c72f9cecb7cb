namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// What a summary record of a DAF says of one segment (NAIF, "SPK Required Reading", "Segment descriptors").
/// </summary>
/// <param name="Number">Position in the file, from 1.</param>
/// <param name="Begin_s">First instant covered, TDB s past J2000.</param>
/// <param name="End_s">Last instant covered, TDB s past J2000.</param>
/// <param name="Target">NAIF number of the body.</param>
/// <param name="Center">NAIF number of the body it moves about.</param>
/// <param name="Frame">NAIF number of the axes.</param>
/// <param name="Type">SPK data type.</param>
/// <param name="FirstWord">Address of its first double, counted from 1 at the start of the file.</param>
/// <param name="LastWord">Address of its last double.</param>
internal readonly record struct SpkDescriptor(
    int Number, double Begin_s, double End_s, int Target, int Center, int Frame, int Type, int FirstWord, int LastWord)
{
    internal long ByteOffset => (FirstWord - 1L) * sizeof(double);

    internal long ByteEnd => LastWord * (long)sizeof(double);

    internal long WordCount => (long)LastWord - FirstWord + 1;
}
