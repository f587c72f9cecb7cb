using Guanghan.Core.Space;
using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Tests.Parts;

public sealed class PartFitTests
{
    public static TheoryData<string> Names => PartCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Kind", "property")]
    public void A_part_fits_all_its_neighbours_with_the_clearance_it_states(string name)
    {
        var fit = PartFit.Of(PartCases.Find(name), default, CancellationToken.None);

        Assert.NotEmpty(fit.Fits);
        Assert.Empty(fit.Findings().Select(finding => finding.Message));
    }
}
