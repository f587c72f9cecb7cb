namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>A box of cells of one level, from the first up to, not including, the last. The default is empty.</summary>
internal readonly record struct BedBox(int X0, int Y0, int Z0, int X1, int Y1, int Z1)
{
    public int Nx => X1 - X0;

    public int Ny => Y1 - Y0;

    public int Nz => Z1 - Z0;

    public bool IsEmpty => Nx <= 0 || Ny <= 0 || Nz <= 0;

    public long Count => IsEmpty ? 0 : (long)Nx * Ny * Nz;

    public BedBox Times(BedRatio ratio) =>
        new(X0 * ratio.X, Y0 * ratio.Y, Z0 * ratio.Z, X1 * ratio.X, Y1 * ratio.Y, Z1 * ratio.Z);

    public BedBox Overlap(BedBox other) => new(
        Math.Max(X0, other.X0), Math.Max(Y0, other.Y0), Math.Max(Z0, other.Z0),
        Math.Min(X1, other.X1), Math.Min(Y1, other.Y1), Math.Min(Z1, other.Z1));

    public BedBox Around(BedBox other) => IsEmpty ? other : other.IsEmpty ? this : new(
        Math.Min(X0, other.X0), Math.Min(Y0, other.Y0), Math.Min(Z0, other.Z0),
        Math.Max(X1, other.X1), Math.Max(Y1, other.Y1), Math.Max(Z1, other.Z1));

    public bool Holds(BedBox other) => other.X0 >= X0 && other.Y0 >= Y0 && other.Z0 >= Z0 &&
        other.X1 <= X1 && other.Y1 <= Y1 && other.Z1 <= Z1;
}

/// <summary>How many cells of a level lie along a cell of the level above it.</summary>
internal readonly record struct BedRatio(int X, int Y, int Z)
{
    public int Count => X * Y * Z;
}
