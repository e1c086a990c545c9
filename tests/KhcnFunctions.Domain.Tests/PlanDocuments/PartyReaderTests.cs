using System.Text;
using CsCheck;
using KhcnFunctions.PlanDocuments.Names;
using KhcnFunctions.Plans;
using Xunit;

namespace KhcnFunctions.PlanDocuments;

public sealed class PartyReaderTests
{
    private static readonly KnownNames Names = new("Sở Xây dựng", "UBND tỉnh",
        [
            new("vp", "Văn phòng Sở", "VP", []), new("qlcn", "Phòng Quản lý Công nghệ và Chuyên ngành", "QLCNCN", ["QLCN&CN"]), new("hcth", "Phòng Hành chính - Tổng hợp", "HCTH", []),
            new("ptdt", "Phòng Phát triển đô thị và Hạ tầng kỹ thuật", "PTĐT&HTKT", []), new("qlvt", "Phòng Quản lý vận tải, phương tiện và người lái", "QLVT", []), new("xa", "UBND các xã, phường", "", []),
            new("skhdt", "Sở Kế hoạch và Đầu tư", "SKHĐT", [], new DateOnly(2025, 2, 28), "stc"), new("stc", "Sở Tài chính", "STC", []), new("tat-ca", "Các phòng, đơn vị thuộc Sở", "", []),
        ],
        [new("gd", "Vũ Hồng Quân", LeaderRole.Director), new("hoa", "Trần Công Hòa", LeaderRole.DeputyDirector), new("hoa2", "Trần Công Hoa", LeaderRole.DeputyDirector)],
        []);

    private static readonly PartyReader Reader = new(Names, new DateOnly(2025, 7, 1));

    [Theory]
    [InlineData("Phòng Quản lý Công nghệ và Chuyên ngành", "qlcn", false)]
    [InlineData("PHÒNG HÀNH CHÍNH – TỔNG HỢP", "hcth", false)]
    [InlineData("Phòng Hành chính-Tổng hợp và Văn phòng", "hcth vp", false)]
    [InlineData("QLCN&CN, HCTH", "qlcn hcth", false)]
    [InlineData("P. HCTH; Phòng PTĐT và HTKT", "hcth ptdt", false)]
    [InlineData("Phòng Quản lý vận tải, phương tiện và người lái và Phòng Phát triển đô thị và Hạ tầng kỹ thuật", "qlvt ptdt", false)]
    [InlineData("Ủy ban nhân dân các xã, phường, Văn phòng Sở", "xa vp", false)]
    [InlineData("Uỷ ban nhân dân các xã, phường\nVăn phòng Sở", "xa vp", false)]
    [InlineData("Các phòng, đơn vị liên quan", "", true)]
    [InlineData("các cơ quan, đơn vị có liên quan khác", "", true)]
    [InlineData("Văn phòng Sở và các phòng, đơn vị liên quan", "vp", true)]
    [InlineData("Trưởng các phòng, Thủ trưởng các đơn vị thuộc Sở", "tat-ca", false)]
    [InlineData("Phòng Quản lý Công nghệ và Viễn thông", "?", false)]
    [InlineData("Văn phòng Sở và Hội Nông dân tỉnh", "vp ?", false)]
    public void Read_OfALine_TellsUnitsRulesAndStrangers(string text, string ids, bool related)
    {
        var list = Reader.Read(text);

        Assert.Equal(ids, string.Join(' ', list.Parties.Select(party => party.Id ?? "?")));
        Assert.Equal(related, list.Related);
    }

    /// <summary>A stranger is a question with candidates, never a unit by itself.</summary>
    [Fact]
    public void Read_OfANearName_OffersTheLikeliest()
    {
        var party = Assert.Single(Reader.Read("Phòng Quản lý Công nghệ").Parties);

        Assert.Null(party.Id);
        Assert.NotNull(party.Doubt);
        Assert.Equal("qlcn", party.Candidates[0]);
    }

    [Fact]
    public void Read_OfAUnitThatEnded_OffersItsSuccessor()
    {
        var party = Assert.Single(Reader.Read("Sở Kế hoạch và Đầu tư").Parties);

        Assert.Equal(("skhdt", "stc"), (party.Id, Assert.Single(party.Candidates)));
        Assert.Contains("28/02/2025", party.Doubt, StringComparison.Ordinal);
    }

    /// <summary>'Hoà' is 'Hòa', and neither is 'Hoa'.</summary>
    [Theory]
    [InlineData("PGĐ Trần Công Hoà", "hoa")]
    [InlineData("Đồng chí Trần Công Hoa - Phó Giám đốc Sở", "hoa2")]
    [InlineData("Đồng chí Giám đốc Sở", "gd")]
    [InlineData("Phó Giám đốc", null)]
    [InlineData("PGĐ Lê Văn Hòa", null)]
    public void Read_OfALeader_FindsThePersonOrAsks(string text, string? id) => Assert.Equal(id, new LeaderReader(Names).Read(text).Id);

    /// <summary>However names of the register are typed and joined, they are found again, in their order.</summary>
    [Fact]
    public void Read_OfNamesJoinedAnyhow_FindsThemAll()
    {
        var units = Names.Units.Where(unit => unit.Id is not "skhdt").ToList();
        Gen.Select(Gen.Shuffle(units.ToArray(), 1, 5), OneOf.These(", ", "; ", "\n", " và ", " ;  "), Gen.Int[0, 3]).Sample((chosen, join, form) =>
        {
            var text = string.Join(join, chosen.Select(unit => unit.Name));
            text = form switch { 0 => text, 1 => text.Normalize(NormalizationForm.FormD), 2 => text.ToUpperInvariant(), _ => text.Replace(" - ", "–", StringComparison.Ordinal) };
            // Documents are read in NFC.
            return Reader.Read(text.Normalize(NormalizationForm.FormC)).Parties.Select(party => party.Id).SequenceEqual(chosen.Select(unit => unit.Id));
        });
    }

    [Fact]
    public void Read_OfAnyText_NeverThrows() =>
        Gen.OneOf(Gen.String, OneOf.These("Phòng ", "và ", ", ", "(", ")", "liên quan", "các ", "Sở ", "&", "Ủy ban nhân dân ", "\n", ";", "X", "\ud800").Array[0, 15].Select(string.Concat))
            .Sample(text => Reader.Read(text).Parties.All(party => party.AsWritten.Length > 0), iter: 5_000);
}
