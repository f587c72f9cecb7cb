using System.Globalization;
using Guanghan.Missions.Reports;
using Guanghan.Missions.Reports.Query;

namespace Guanghan.Missions.Tests.Reports;

public sealed class RunQueryTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact, Trait("Kind", "property")]
    public void Every_run_of_a_folder_is_in_every_table()
    {
        Write("one", "two");
        foreach (var table in (string[])["runs", "phases", "figures", "series", "events", "findings", "expectations",
            "inputs"])
        {
            var answer = RunQuery.Execute(_scratch.Path,
                $"select run, count(*) from {table} group by run order by run");
            Assert.Equal("one two", string.Join(' ', answer.Rows.Select(row => row[0])));
            Assert.Equal(answer.Rows[0][1], answer.Rows[1][1]);
        }
    }

    [Fact, Trait("Kind", "property")]
    public void A_figure_is_what_the_run_says()
    {
        Write("one");
        var answer = RunQuery.Execute(_scratch.Path,
            "select phase, value_si, value, unit, si_unit from figures where figure = 'spot_temperature'");
        Assert.Equal(["phase", "value_si", "value", "unit", "si_unit"], answer.Columns);
        Assert.Equal(["light", 1733.15, 1733.15 - 273.15, "degC", "K"], answer.Rows.Single());
        Assert.Empty(answer.Unreadable);
    }

    [Fact, Trait("Kind", "property")]
    public void Series_keep_every_value_and_their_order()
    {
        Write("one");
        var series = SampleRun.Brick.Phases[1].Report.Series[0];
        var answer = RunQuery.Execute(_scratch.Path,
            "select x_si, y_si, x, y, unit, axis_unit from series where series = 'flux' order by x_si");
        Assert.Equal(series.Values_si, answer.Rows.Select(row => (double)row[1]!));
        Assert.Equal(series.Axis.Values_si, answer.Rows.Select(row => (double)row[0]!));
        Assert.Equal("MW/m^2", answer.Rows[0][4]);
        Assert.Equal("mm", answer.Rows[0][5]);
    }

    [Fact, Trait("Kind", "property")]
    public void A_seed_beyond_a_double_keeps_every_digit()
    {
        Write("one");
        var answer = RunQuery.Execute(_scratch.Path, "select seed from runs");
        Assert.Equal("18446744073709551615", Convert.ToString(answer.Rows[0][0], CultureInfo.InvariantCulture));
    }

    [Theory, Trait("Kind", "refusal")]
    [InlineData("it's; drop table runs; --")]
    [InlineData("a \"b\" [c] {d} $e")]
    [InlineData("星 *?")]
    public void Names_of_folders_are_only_names(string name)
    {
        Write(name, "plain");
        var answer = RunQuery.Execute(_scratch.Path, "select distinct run from series order by run");
        Assert.Equal(2, answer.Rows.Length);
        Assert.Contains(answer.Rows, row => name.Equals(row[0]));
    }

    [Theory, Trait("Kind", "refusal")]
    [InlineData("copy runs to '{0}/out.csv'")]
    [InlineData("copy (select * from series) to '{0}/one/series.parquet'")]
    [InlineData("attach '{0}/x.db'")]
    [InlineData("install httpfs")]
    [InlineData("load httpfs")]
    [InlineData("export database '{0}/all'")]
    [InlineData("select * from read_text('{0}/one/report.json')")]
    [InlineData("select * from read_parquet('{0}/one/series.parquet')")]
    [InlineData("select * from '{0}/one/series.parquet'")]
    [InlineData("set enable_external_access = true")]
    [InlineData("delete from runs")]
    [InlineData("drop table runs")]
    [InlineData("commit; delete from runs; copy runs to '{0}/out.csv'")]
    public void A_query_touches_nothing_but_its_tables(string sql)
    {
        Write("one");
        var before = Listing();
        var filled = string.Format(CultureInfo.InvariantCulture, sql,
            _scratch.Path.Replace("'", "''", StringComparison.Ordinal));
        var error = Assert.Throws<QueryException>(() => RunQuery.Execute(_scratch.Path, filled));
        Assert.StartsWith("A query only reads the tables of runs: it cannot change them, read or write files, load " +
            "extensions or change settings. The tables:\n  runs(run, mission, about, ", error.Message,
                StringComparison.Ordinal);
        Assert.Equal(before, Listing());
    }

    [Theory, Trait("Kind", "refusal")]
    [InlineData("select 1; select 2")]
    [InlineData("select 1; select run from runs; select 3")]
    public void A_second_statement_is_refused_and_not_passed_over(string sql)
    {
        Write("one");

        var error = Assert.Throws<QueryException>(() => RunQuery.Execute(_scratch.Path, sql));

        Assert.Equal("The query has more than one statement. Ask them one at a time.", error.Message);
    }

    [Fact, Trait("Kind", "property")]
    public void One_statement_may_end_in_a_semicolon()
    {
        Write("one");

        Assert.Single(RunQuery.Execute(_scratch.Path, "select 1; ").Rows);
    }

    [Fact, Trait("Kind", "refusal")]
    public void A_query_that_is_no_sql_is_explained()
    {
        Write("one");
        var error = Assert.Throws<QueryException>(() => RunQuery.Execute(_scratch.Path, "selekt 1"));
        Assert.StartsWith("The query cannot be run. Parser Error: syntax error at or near \"selekt\"", error.Message,
            StringComparison.Ordinal);
        Assert.Contains("\n  figures(run, phase, figure, value_si, si_unit, value, unit, " +
            "standard_error_si, standard_error, band_low_si, band_high_si, band_low, band_high)\n", error.Message,
            StringComparison.Ordinal);
    }

    [Fact, Trait("Kind", "refusal")]
    public void An_empty_query_is_refused()
    {
        var error = Assert.Throws<QueryException>(() => RunQuery.Execute(_scratch.Path, " "));
        Assert.Equal("The query is empty. Write one such as: select run, figure, value, unit from figures",
            error.Message);
    }

    [Fact, Trait("Kind", "refusal")]
    public void A_folder_that_is_not_there_is_named()
    {
        var error = Assert.Throws<QueryException>(() => RunQuery.Execute("no/runs", "select 1"));
        Assert.Equal("There is no folder of runs 'no/runs'. Run a mission first: guanghan run MISSION", error.Message);
    }

    [Fact, Trait("Kind", "refusal")]
    public void Unfinished_runs_do_not_count()
    {
        Write("one", ".two");
        File.WriteAllText(Path.Combine(_scratch.Path, "one", "journal"), "");
        var error = Assert.Throws<QueryException>(() => RunQuery.Execute(_scratch.Path, "select 1"));
        Assert.Equal($"'{_scratch.Path}' holds no finished run. Run a mission first: guanghan run MISSION",
            error.Message);
    }

    [Fact, Trait("Kind", "refusal")]
    public void A_damaged_run_is_left_out_and_named()
    {
        Write("one", "two");
        File.WriteAllText(Path.Combine(_scratch.Path, "two", "report.json"), "{}");
        var answer = RunQuery.Execute(_scratch.Path, "select run from runs");
        Assert.Equal("one", answer.Rows.Single()[0]);
        Assert.Contains("format is missing", answer.Unreadable.Single(), StringComparison.Ordinal);
    }

    [Fact, Trait("Kind", "regression")]
    public void An_answer_prints_as_an_aligned_table_and_as_json()
    {
        Write("one");
        var table = RunQuery.Execute(_scratch.Path,
            "select 'a\nb' as text, 1.5::double as number, null as none, true as yes, [1, 2] as list");
        Assert.Equal(
            "text  number  none  yes   list\n----  ------  ----  ----  ------\n" +
            "a b      1.5  null  true  [1, 2]\n1 row\n",
            table.ToText());
        Assert.Equal(
            """{"columns":["text","number","none","yes","list"],"rows":[["a\nb",1.5,null,true,"[1, 2]"]]}""" + "\n",
                table.ToJson());
    }

    private void Write(params string[] names)
    {
        foreach (var name in names)
        {
            _scratch.Write(SampleRun.Brick, name);
        }
    }

    private string[] Listing() => [.. Directory.EnumerateFiles(_scratch.Path, "*", SearchOption.AllDirectories)
        .Select(path => path + " " + ReportJson.Sha256(File.ReadAllBytes(path))).Order(StringComparer.Ordinal)];
}
