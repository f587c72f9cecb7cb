using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Guanghan.Core.Phases;
using Guanghan.Missions.Reports;
using Guanghan.Missions.Reports.Html;

namespace Guanghan.Missions.Tests.Reports;

public sealed class ReportPageTests
{
    [Fact, Trait("Kind", "property")]
    public void Two_pages_of_one_run_have_the_same_bytes()
    {
        Assert.Equal(ReportPage.Write(SampleRun.Brick), ReportPage.Write(SampleRun.Brick));
        Assert.Equal(ReportJson.Write(SampleRun.Brick), ReportJson.Write(SampleRun.Brick));
        Assert.Equal(SeriesParquet.Write(SampleRun.Brick), SeriesParquet.Write(SampleRun.Brick));
    }

    [Fact, Trait("Kind", "property")]
    public void The_page_asks_nothing_of_the_network()
    {
        var page = ReportPage.Write(SampleRun.Brick);
        Assert.DoesNotMatch("https?://", page);
        Assert.DoesNotMatch("@import|<link|<iframe", page);
        // Pictures stand in the page as data; what is in them a browser neither runs nor loads from elsewhere.
        Assert.DoesNotMatch(" src=\"(?!data:image/(png|svg\\+xml);base64,[A-Za-z0-9+/=]+\")", page);
        Assert.All(Regex.Matches(page, "href=\"([^\"]*)\"").Select(match => match.Groups[1].Value),
            link => Assert.Matches("^(#phase-[0-9]+|report.json|series.parquet|mission.yaml|artefacts/.+)$", link));
    }

    [Theory, Trait("Kind", "refusal")]
    [InlineData("</style></script><script>alert(1)</script>")]
    [InlineData("\"onmouseover='alert(1)' x=\"")]
    [InlineData("<!--")]
    [InlineData("&lt;b&gt; \u0001\u0000")]
    [InlineData("url(#cl_1) class=\"grid\" #0A0B0C")]
    public void No_text_of_a_mission_becomes_markup(string text)
    {
        var hostile = Elements(ReportPage.Write(SampleRun.Hostile(text)));
        var harmless = Elements(ReportPage.Write(SampleRun.Hostile("harmless")));
        Assert.Equal(Shape(harmless), Shape(hostile));
        var shown = text.Replace('\u0001', '\ufffd').Replace('\u0000', '\ufffd');
        Assert.Equal(shown, hostile.Descendants("h1").Single().Value);
    }

    [Fact, Trait("Kind", "property")]
    public void The_page_is_well_formed_and_every_name_in_it_is_unique()
    {
        var body = Elements(ReportPage.Write(SampleRun.Brick));
        string[] ids = [.. body.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        var referred = Regex.Matches(body.ToString(), @"url\(#([^)]*)\)|href=""#([^""]*)""|labelledby=""([^""]*)""");
        Assert.NotEmpty(referred);
        Assert.All(referred.Select(match => match.Groups.Values.Last(group => group.Success).Value),
            name => Assert.Contains(name, ids, StringComparer.Ordinal));
        Assert.All(body.Descendants("svg").Where(svg => svg.Attribute("role") is not null),
            svg => Assert.False(string.IsNullOrWhiteSpace(svg.Attribute("aria-label")?.Value)));
    }

    [Fact, Trait("Kind", "property")]
    public void The_page_shows_every_figure_expectation_event_finding_and_input()
    {
        var text = Elements(ReportPage.Write(SampleRun.Brick)).Value;
        foreach (var phase in SampleRun.Brick.Phases)
        {
            Assert.All(phase.Report.Figures, figure => Assert.Contains(figure.Name, text, StringComparison.Ordinal));
            Assert.All(phase.Report.Series, series => Assert.Contains(series.Name, text, StringComparison.Ordinal));
            Assert.All(phase.Report.Events, it => Assert.Contains(it.About, text, StringComparison.Ordinal));
            Assert.All(phase.Report.Findings, it => Assert.Contains(it.Message, text, StringComparison.Ordinal));
            Assert.All(phase.Inputs, input => Assert.Contains(input.Origin, text, StringComparison.Ordinal));
        }

        Assert.All(SampleRun.Brick.Expectations, it => Assert.Contains(it.Source, text, StringComparison.Ordinal));
        Assert.Contains("✗ falls short", text, StringComparison.Ordinal);
        Assert.Contains("3 of 4 expectations hold; 1 error, 1 warning.", text, StringComparison.Ordinal);
        // 1.93e6 W/m^2 are 1418.1 suns of 1361 W/m^2; the deviation -2.153e6 W/m^2 is -1581.9 of them.
        Assert.Contains("−1582 suns (−52.7 %)", text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("1418.1 suns", text, StringComparison.Ordinal);
    }

    [Fact, Trait("Kind", "property")]
    public void A_run_with_nothing_in_it_has_a_page()
    {
        var body = Elements(ReportPage.Write(SampleRun.Empty));
        Assert.Contains("The mission file sets no expectation.", body.Value, StringComparison.Ordinal);
        Assert.Empty(body.Descendants("table"));
    }

    [Fact, Trait("Kind", "property")]
    public void A_plot_of_any_finite_values_is_drawn_without_a_number_that_is_none()
    {
        Gen.Select(Gen.Double.Where(double.IsFinite).Array[1, 50], Gen.Bool).Sample((values, isCalendar) =>
        {
            var axis = new SeriesAxis("t", Unit.Parse("s"), [.. values.Select((_, i) => i * 1e4)],
                isCalendar ? SampleRun.Start : null);
            var run = SampleRun.Empty with { Phases = [RunFolderTests.PhaseWith(new("y", axis, [.. values]))] };
            var page = ReportPage.Write(run);
            Assert.DoesNotMatch("NaN|Infinity|∞|nan |inf ", page);
            Assert.Equal(values.Min() < values.Max(), page.Contains("class=\"line l0\"", StringComparison.Ordinal));
        }, iter: 60, threads: 1);
    }

    [Fact, Trait("Kind", "regression")]
    public void A_series_that_never_changes_is_told_and_not_drawn()
    {
        var axis = new SeriesAxis("t", Unit.Parse("s"), [0, 1, 2]);
        var phase = RunFolderTests.PhaseWith(new("y", axis, [3, 3, 3]));
        var page = ReportPage.Write(SampleRun.Empty with { Phases = [phase] });
        Assert.Contains("3 m throughout", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"line", page, StringComparison.Ordinal);
    }

    [Fact, Trait("Kind", "regression")]
    public void Many_figures_are_folded_and_none_is_lost()
    {
        var outputs = Enumerable.Range(0, 40).Select(i => Output.Figure($"f{i}", "m", $"About {i}.")).ToArray();
        var phase = SampleRun.Brick.Phases[2] with
        {
            Outputs = [.. outputs],
            Report = Report.Empty with { Figures = [.. outputs.Select(output => new Figure(output.Name, 1))] },
        };
        var body = Elements(ReportPage.Write(SampleRun.Empty with { Phases = [phase] }));
        Assert.Contains("28 more figures", body.Value, StringComparison.Ordinal);
        var shown = body.Descendants("span").Select(span => span.Value).ToArray();
        Assert.All(outputs, output => Assert.Single(shown, output.About.Equals));
    }

    [Fact, Trait("Kind", "property")]
    public void Escaping_gives_back_the_text_when_a_reader_undoes_it()
    {
        Gen.String.Sample(text =>
        {
            // What XML has no form for: controls, lone surrogates and two characters that are none.
            var clean = new string([.. text.Where(c =>
                !char.IsSurrogate(c) && c is >= ' ' and not ('\u007f' or '\ufffe' or '\uffff'))]);
            var parsed = XElement.Parse("<p>" + HtmlBuilder.Escape(clean) + "</p>", LoadOptions.PreserveWhitespace);
            Assert.Equal(clean, parsed.Value);
        }, threads: 1);
    }

    // The page is written so that its body is XML too but for attributes without a value and the script.
    private static XElement Elements(string page)
    {
        var start = page.IndexOf("<body>", StringComparison.Ordinal);
        var body = page[start..(page.LastIndexOf("</body>", StringComparison.Ordinal) + "</body>".Length)];
        body = Regex.Replace(body, "<script>\n.*?</script>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5))
            .Replace("<details open>", "<details open=\"\">", StringComparison.Ordinal);
        return XElement.Parse(body, LoadOptions.PreserveWhitespace);
    }

    private static string Shape(XElement element)
    {
        var shape = new StringBuilder();
        // A name may break after a dot or an underscore: these break points follow the text.
        foreach (var node in element.DescendantsAndSelf().Where(node => node.Name.LocalName is not "wbr"))
        {
            shape.Append(node.Name.LocalName).Append('[')
                .AppendJoin(',', node.Attributes().Select(attribute => attribute.Name.LocalName)).Append(']');
        }

        return shape.ToString();
    }
}
