namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// What a window and the coarser cells around it tell each other: temperatures inward, heat outward. Which cell lies
/// beside which is worked out when a window is placed.
/// </summary>
internal sealed class BedLink
{
    private readonly BedBlock _child;
    private readonly BedBlock _parent;
    private readonly BedRatio _ratio;
    private readonly List<Side> _sides = [];
    private readonly bool _isOnFloor;

    /// <summary>Joins a window to its parent, and sets how far apart the middles of the cells at its sides
    /// are.</summary>
    public BedLink(BedBlock child, BedBlock parent, BedRatio ratio, bool hasOpenFloor)
    {
        (_child, _parent, _ratio) = (child, parent, ratio);
        var (box, inside, sides) = (child.Box, parent.Box.Times(ratio), child.Sides);
        sides.LeftFactor = box.X0 > inside.X0 ? 1f / ratio.X : 0;
        sides.RightFactor = box.X1 < inside.X1 ? 1f / ratio.X : 0;
        sides.FrontFactor = box.Y0 > inside.Y0 ? 1f / ratio.Y : 0;
        sides.BackFactor = box.Y1 < inside.Y1 ? 1f / ratio.Y : 0;
        sides.BelowFactor = box.Z0 > inside.Z0 ? 1f / ratio.Z : hasOpenFloor && box.Z0 == 0 ? 1 : 0;
        Add(sides.LeftFactor > 0, -1, 0, 0, sides.Left);
        Add(sides.RightFactor > 0, 1, 0, 0, sides.Right);
        Add(sides.FrontFactor > 0, 0, -1, 0, sides.Front);
        Add(sides.BackFactor > 0, 0, 1, 0, sides.Back);
        _isOnFloor = box.Z0 == 0 && hasOpenFloor;
        Add(sides.BelowFactor > 0, 0, 0, -1, sides.Below);
        parent.Hole = new(
            (box.X0 / ratio.X) - parent.Box.X0, (box.Y0 / ratio.Y) - parent.Box.Y0, (box.Z0 / ratio.Z) - parent.Box.Z0,
            (box.X1 / ratio.X) - parent.Box.X0, (box.Y1 / ratio.Y) - parent.Box.Y0, (box.Z1 / ratio.Z) - parent.Box.Z0);
    }

    /// <summary>Puts the parent's cells beside the window's sides, and forgets what passed them before.</summary>
    public void Look()
    {
        _child.Sides.Clear();
        foreach (var side in _sides)
        {
            _child.SetNeighbours(side.Own, _parent, side.Other);
        }
    }

    /// <summary>Gives the parent's cells the heat that has passed the window's sides.</summary>
    public void Give(EnthalpyTable table, BedFlows flows)
    {
        // J/m^3 of a small cell to J/kg of a large one
        var share = 1.0 / _ratio.Count / table.Material.FusedDensity_kg_m3;
        foreach (var side in _sides)
        {
            if (_isOnFloor && ReferenceEquals(side.Heat, _child.Sides.Below))
            {
                flows.Floor_J += side.Heat.Sum() * _child.CellMass_kg / table.Material.FusedDensity_kg_m3;
                continue;
            }

            for (var at = 0; at < side.Other.Length; at++)
            {
                _parent.Enthalpy_J_kg[side.Other[at]] += side.Heat[at] * share;
            }

            foreach (var cell in side.Cells)
            {
                var enthalpy = _parent.Enthalpy_J_kg[cell];
                var molten = (float)table.Material.MoltenFraction(table.At(enthalpy).Temperature_K);
                _parent.Set(cell, enthalpy, Math.Max(_parent.Fused[cell], molten), table);
            }
        }
    }

    // Heat through its faces, the window's places for its neighbours, the parent's cells there, and each of those once.
    private sealed record Side(double[] Heat, int[] Own, int[] Other, int[] Cells);

    private void Add(bool isOpen, int sideX, int sideY, int sideZ, double[] heat)
    {
        if (!isOpen)
        {
            return;
        }

        var (nx, ny, nz) = (sideX == 0 ? _child.Nx : 1, sideY == 0 ? _child.Ny : 1, sideZ == 0 ? _child.Nz : 1);
        var (own, other, cells) = (new int[nx * ny * nz], new int[nx * ny * nz], new List<int>());
        var at = 0;
        for (var k = 0; k < nz; k++)
        {
            for (var j = 0; j < ny; j++)
            {
                for (var i = 0; i < nx; i++, at++)
                {
                    var x = sideX == 0 ? i : sideX < 0 ? -1 : _child.Nx;
                    var y = sideY == 0 ? j : sideY < 0 ? -1 : _child.Ny;
                    var z = sideZ == 0 ? k : -1;
                    own[at] = _child.At(x, y, z);
                    other[at] = _parent.At(Coarse(_child.Box.X0 + x, _ratio.X) - _parent.Box.X0,
                        Coarse(_child.Box.Y0 + y, _ratio.Y) - _parent.Box.Y0,
                        Coarse(_child.Box.Z0 + z, _ratio.Z) - _parent.Box.Z0);
                    if ((sideX != 0 || i % _ratio.X == 0) && (sideY != 0 || j % _ratio.Y == 0) &&
                        (sideZ != 0 || k % _ratio.Z == 0))
                    {
                        cells.Add(other[at]);
                    }
                }
            }
        }

        _sides.Add(new(heat, own, other, [.. cells]));
    }

    private static int Coarse(int cell, int ratio) => (int)Math.Floor((double)cell / ratio);
}
