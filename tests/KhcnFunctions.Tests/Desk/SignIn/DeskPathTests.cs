using Microsoft.AspNetCore.Http;
using Xunit;

namespace KhcnFunctions.Desk.SignIn;

public sealed class DeskPathTests
{
    [Theory]
    [InlineData("/ban-lam-viec")]
    [InlineData("/ban-lam-viec/2026")]
    [InlineData("/ban-lam-viec/2026-Q1/bao-cao")]
    [InlineData("/ban-lam-viec/2026/bao-cao/p-qlkh?lan=2&x=%C4%91")]
    public void Read_PageOfTheDesk_IsTaken(string path) => Assert.Equal(path, DeskPath.Read(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/don-vi")]
    [InlineData("/ban-lam-viec-khac")]
    [InlineData("ban-lam-viec")]
    [InlineData("//example.org/ban-lam-viec")]
    [InlineData("/ban-lam-viec//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("/ban-lam-viec\\..\\x")]
    [InlineData("/ban-lam-viec/../dang-xuat")]
    [InlineData("/ban-lam-viec/%2e%2e/x")]
    [InlineData("/ban-lam-viec/.")]
    [InlineData("/ban-lam-viec/")]
    [InlineData("https://example.org/ban-lam-viec")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/ban-lam-viec\r\nSet-Cookie: a=b")]
    [InlineData("/ban-lam-viec\n")]
    [InlineData("/ban-lam-viec?a=\"onload=")]
    [InlineData("/ban-lam-viec#//example.org")]
    [InlineData(" /ban-lam-viec")]
    [InlineData("/ban-lam-viec/đường")]
    public void Read_AnythingElse_IsNot(string? path) => Assert.Null(DeskPath.Read(path));

    [Fact]
    public void Read_VeryLong_IsNot() => Assert.Null(DeskPath.Read("/ban-lam-viec/" + new string('a', 500)));

    [Theory]
    [InlineData("/ban-lam-viec/2026", "?a=1&b=2", "/dang-nhap?ve=%2Fban-lam-viec%2F2026%3Fa%3D1%26b%3D2")]
    [InlineData("/ban-lam-viec/a b", "", "/dang-nhap")]
    public void SignInFor_Request_NamesItsPathWhereItCan(string path, string query, string expected)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = (path, new QueryString(query));

        Assert.Equal(expected, DeskPath.SignInFor(request));
    }
}
