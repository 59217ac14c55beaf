using CsCheck;
using Saylau.Elections.V1;
using Saylau.Platform.Csv;

namespace Saylau.Tests.Rules.Csv;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("precinct_id,region,kind,number\npre-1,KZ-ALA,ORDINARY,7\n", ",")]
    [InlineData("precinctId;region;kind;number\r\npre-1;KZ-ALA;ordinary;7\r\n", ";")]
    [InlineData("\uFEFFprecinctId\tregion\tkind\tnumber\r\n\"pre-1\"\tKZ-ALA\tPRECINCT_KIND_ORDINARY\t7", "\t")]
    [InlineData("\nnumber,kind,region,precinct_id\n\n 7 , ORDINARY , KZ-ALA , pre-1 \n", ",")]
    public void A_table_is_read_whatever_separates_ends_or_orders_it(string text, string separator)
    {
        var table = CsvTable.Read<Precinct>(text, 10);

        var row = Assert.Single(table.Rows);
        Assert.Equal((separator, null, null), (table.Separator, table.Problem, row.Problem));
        Assert.Equal(new() { PrecinctId = "pre-1", Region = "KZ-ALA", Kind = PrecinctKind.Ordinary, Number = 7 }, row.Message);
    }

    [Fact]
    public void A_cell_may_hold_separators_line_breaks_and_quotation_marks_and_lines_are_counted_through_them()
    {
        var table = CsvTable.Read<Precinct>("precinct_id,region,kind,address\npre-1,KZ-ALA,ORDINARY,\"The \"\"old\"\" school,\nfirst floor\"\npre-2,KZ-ALA,ORDINARY,\n", 10);

        Assert.Equal(["The \"old\" school,\nfirst floor", ""], table.Rows.Select(row => row.Message.Address));
        Assert.Equal([2u, 4u], table.Rows.Select(row => row.Line));
    }

    [Theory]
    [InlineData("pre-1,KZ-ALA,ORDINARY,seven", "number")]
    [InlineData("pre-1,KZ-ALA,ORDINARY,-1", "number")]
    [InlineData("pre-1,KZ-ALA,ORDINARY,4294967296", "number")]
    [InlineData("pre-1,KZ-ALA,PALACE,7", "kind")]
    [InlineData("pre-1,ala,ORDINARY,7", "region")]
    [InlineData(",KZ-ALA,ORDINARY,7", "precinct_id")]
    [InlineData("pre-1,KZ-ALA,ORDINARY", "")]
    [InlineData("pre-1,KZ-ALA,ORDINARY,7,8", "")]
    [InlineData("pr\"e-1,KZ-ALA,ORDINARY,7", "")]
    public void What_is_wrong_with_a_row_is_said_of_its_field_and_the_next_row_is_read(string cells, string field)
    {
        var table = CsvTable.Read<Precinct>($"precinct_id,region,kind,number\n{cells}\npre-2,KZ-ALA,ORDINARY,8\n", 10);

        Assert.Equal((2u, field), (table.Rows[0].Line, table.Rows[0].Field));
        Assert.NotNull(table.Rows[0].Problem);
        Assert.Equal((3u, "pre-2", null), (table.Rows[1].Line, table.Rows[1].Message.PrecinctId, table.Rows[1].Problem));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("precinct_id,palace\n")]
    [InlineData("precinct_id,precinctId\n")]
    [InlineData("precinct_id,region.en\n")]
    [InlineData("precinct_id\npre-1\npre-2\npre-3\n")]
    public void A_table_without_a_header_that_fits_or_with_too_many_rows_is_not_read(string text) =>
        Assert.NotNull(CsvTable.Read<Precinct>(text, 2).Problem);

    [Fact]
    public void A_table_has_as_many_rows_as_are_taken() => Assert.Equal(2, CsvTable.Read<Precinct>("precinct_id\npre-1\npre-2\n", 2).Rows.Count);

    [Fact]
    public void A_localized_text_has_a_column_for_each_language() => Assert.Equal(
        ["North", "Север"], CsvTable.Read<District>("district_id,name.en,name.ru\nnorth,North,Север\n", 2).Rows[0].Message.Name.Text.OrderBy(text => text.Key).Select(text => text.Value));

    [Fact]
    public void No_text_at_all_makes_the_reader_fail() => Gen.Char[" ,;\t\"\r\n\uFEFF-a1Ж\uD83D\uDE00"].Array[0, 60].Sample(characters =>
        _ = CsvTable.Read<Precinct>("precinct_id,number\n" + new string(characters), 5).Rows.Count);

    [Fact]
    public void What_was_written_is_read_back() => Gen.Select(Gen.UInt, Gen.Char["ab \",;\n"].Array[0, 20]).Sample((number, characters) =>
    {
        var address = new string(characters).Trim();
        var table = CsvTable.Read<Precinct>($"precinct_id,region,kind,number,address\npre-1,KZ-ALA,ORDINARY,{number},\"{address.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n", 5);
        return (table.Rows[0].Message.Number, table.Rows[0].Message.Address) == (number, address);
    });
}
