using System.IO.Pipelines;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SmtpServer;
using SmtpServer.IO;
using SmtpServer.Net;

namespace KhcnFunctions.EndToEnd.Mail;

/// <summary>
/// Serves a listener that is open already: its port is known before the server runs, and no other process can take it
/// in between. Plain connections only.
/// </summary>
internal sealed class OpenListener(TcpListener listener) : IEndpointListenerFactory, IEndpointListener
{
    public IEndpointListener CreateListener(IEndpointDefinition endpointDefinition) => this;

    public async Task<ISecurableDuplexPipe> GetPipeAsync(ISessionContext context, CancellationToken cancellationToken) =>
        new PlainPipe(await listener.AcceptTcpClientAsync(cancellationToken));

    public void Dispose() => listener.Stop();

    private sealed class PlainPipe(TcpClient client) : ISecurableDuplexPipe
    {
        public PipeReader Input { get; } = PipeReader.Create(client.GetStream());

        public PipeWriter Output { get; } = PipeWriter.Create(client.GetStream());

        public bool IsSecure => false;

        public SslProtocols SslProtocol => SslProtocols.None;

        public Task UpgradeAsync(X509Certificate certificate, SslProtocols protocols, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("This server offers no TLS.");

        public void Dispose() => client.Dispose();
    }
}
