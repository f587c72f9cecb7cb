using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Space;

public sealed class SiteTests
{
    private static readonly Gen<SurfacePoint> Points = Gen.Select(
        Gen.Double[-Math.PI / 2, Math.PI / 2],
        Gen.Double[-Math.PI, Math.PI],
        Gen.Double[-100e3, 5e8],
        (latitude, longitude, height) => new SurfacePoint(latitude, longitude, height));

    [Fact]
    [Trait("Kind", "validates")]
    public void Geodetic_coordinates_are_those_of_eraGc2gde() // ERFA 2.0.0, t_erfa_c.c, with its tolerances
    {
        var point = new Ellipsoid(6378136.0, 0.0033528).ToSurface(new(2e6, 3e6, 5.244e6));

        Assert.Equal(0.9827937232473290680, point.Longitude_rad, 1e-14);
        Assert.Equal(0.9716018377570411532, point.Latitude_rad, 1e-14);
        Assert.Equal(332.36862495764397, point.Height_m, 1e-8);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Cartesian_coordinates_are_those_of_eraGd2gc() // ERFA 2.0.0, t_erfa_c.c, WGS 84
    {
        var position = Ellipsoid.Wgs84.ToCartesian_m(new(-0.5, 3.1, 2500.0));

        Assert.Equal(-5599000.5577049947, position.X, 1e-7);
        Assert.Equal(233011.67223479203, position.Y, 1e-7);
        Assert.Equal(-3040909.4706983363, position.Z, 1e-7);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Places_go_to_positions_and_back() => Points.Sample(point =>
    {
        foreach (var body in new[] { Ellipsoid.Wgs84, Ellipsoid.Moon, Ellipsoid.Mars, new Ellipsoid(60268e3, 0.098) })
        {
            var position = body.ToCartesian_m(point);
            var back = body.ToCartesian_m(body.ToSurface(position));
            // Ten roundings of the distance, relative.
            if ((back - position).Length > 2e-15 * position.Length)
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    [Trait("Kind", "property")]
    public void Up_is_the_way_in_which_height_grows() => Points.Sample(point =>
    {
        var site = new Site<MarsFixed>(Ellipsoid.Mars, point);
        var above = Ellipsoid.Mars.ToCartesian_m(point with { Height_m = point.Height_m + 1000 });
        var direction = site.LookAt(new Vector<MarsFixed>(above));
        // 1000 m as the difference of two positions of up to 5e8 m, each rounded at 6e-8 m in three components.
        return Math.Abs(direction.Range_m - 1000) < 1e-6 && Math.Abs(direction.Elevation_rad - (Math.PI / 2)) < 1e-9;
    });

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(0, 1, 0.0)] // north
    [InlineData(1, 0, 90.0)] // east
    [InlineData(0, -1, 180.0)]
    [InlineData(-1, 0, 270.0)]
    public void Azimuth_runs_clockwise_from_north(double east, double north, double azimuth_deg)
    {
        var direction = HorizonDirection.Of(new Vector<EastNorthUp>(new(east, north, 1)));

        Assert.Equal(azimuth_deg, double.RadiansToDegrees(direction.Azimuth_rad), 1e-12); // one rounding, deg
        Assert.Equal(45.0, double.RadiansToDegrees(direction.Elevation_rad), 1e-12);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void From_a_site_on_the_equator_the_pole_lies_north_and_the_east_lies_east()
    {
        var site = new Site<MoonMeanEarth>(Ellipsoid.Moon, new(0, 0, 0));

        Assert.Equal(new Vec3(0, 1, 0), site.ToHorizon().Apply(new Vector<MoonMeanEarth>(new(0, 0, 1))).Components);
        Assert.Equal(new Vec3(1, 0, 0), site.ToHorizon().Apply(new Vector<MoonMeanEarth>(new(0, 1, 0))).Components);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_direction_to_the_site_itself_and_a_place_at_the_centre_are_refused()
    {
        var site = new Site<MoonMeanEarth>(Ellipsoid.Moon, new(0, 0, 0));

        Assert.Equal(
            "The target is at the site itself, 0 m away, and has no direction.",
            Assert.Throws<ArgumentException>(() => site.LookAt(site.Position_m)).Message);
        Assert.StartsWith(
            "The position is 100 m from the centre; geodetic coordinates are defined from half the equatorial radius, "
            + "868700 m, outwards.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Ellipsoid.Moon.ToSurface(new(0, 0, 100))).Message,
            StringComparison.Ordinal);
    }
}
