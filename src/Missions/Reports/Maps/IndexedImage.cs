namespace Guanghan.Missions.Reports.Maps;

/// <summary>A picture whose pixels are indices of a palette; what is drawn outside of it is left out.</summary>
internal sealed class IndexedImage(int width, int height)
{
    private readonly byte[] _pixels = new byte[width * height];

    /// <summary>Columns.</summary>
    public int Width => width;

    /// <summary>Rows.</summary>
    public int Height => height;

    /// <summary>A row of pixels from the left; row 0 is the top.</summary>
    public ReadOnlySpan<byte> Row(int y) => _pixels.AsSpan(y * width, width);

    /// <summary>Sets one pixel.</summary>
    public void Set(int x, int y, byte color)
    {
        if ((uint)x < (uint)width && (uint)y < (uint)height)
        {
            _pixels[(y * width) + x] = color;
        }
    }

    /// <summary>Fills a rectangle.</summary>
    public void Fill(int left, int top, int columns, int rows, byte color)
    {
        for (var y = top; y < top + rows; y++)
        {
            for (var x = left; x < left + columns; x++)
            {
                Set(x, y, color);
            }
        }
    }

    /// <summary>A frame of one pixel just outside a rectangle.</summary>
    public void Frame(int left, int top, int columns, int rows, byte color)
    {
        Fill(left - 1, top - 1, columns + 2, 1, color);
        Fill(left - 1, top + rows, columns + 2, 1, color);
        Fill(left - 1, top, 1, rows, color);
        Fill(left + columns, top, 1, rows, color);
    }

    /// <summary>A line of text whose box begins at a corner.</summary>
    public void Text(int left, int top, string text, byte color)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var rows = BitmapFont.RowsOf(text[at]);
            for (var y = 0; y < rows.Length; y++)
            {
                for (var x = 0; x < GlyphData.Width; x++)
                {
                    if ((rows[y] >> (GlyphData.Width - 1 - x) & 1) == 1)
                    {
                        Set(left + (at * GlyphData.Width) + x, top + y, color);
                    }
                }
            }
        }
    }
}
