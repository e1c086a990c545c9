using System.ComponentModel;
using System.Diagnostics;

namespace KhcnFunctions.LocalHost.Azurite;

/// <summary>Starts <c>node</c> and <c>npm</c>, and says clearly when they are missing.</summary>
internal static class NodeProcess
{
    /// <exception cref="LocalHostException">Node.js is not on this machine, or not on its path.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        start.CreateNoWindow = true;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new LocalHostException(
                ExitCode.NodeMissing,
                "Máy này chưa có Node.js (từ bản 20, kèm npm): xin cài Node.js rồi chạy lại, hoặc đặt AzureWebJobsStorage là chuỗi kết nối của một tài khoản lưu trữ.",
                e);
        }
    }
}
