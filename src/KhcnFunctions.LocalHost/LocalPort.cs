using System.Net;
using System.Net.Sockets;

namespace KhcnFunctions.LocalHost;

internal static class LocalPort
{
    /// <summary>Asked first of all, so that nothing is started in vain.</summary>
    /// <exception cref="LocalHostException">Another program listens there.</exception>
    public static void RequireFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new LocalHostException(ExitCode.PortTaken, $"Cổng {port} đang có chương trình khác dùng: xin chọn cổng khác bằng --port.", e);
        }
    }
}
