using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Anneal.Lab.Tests.Data.Downloads;

/// <summary>A web server on this machine: answers one request a connection, and remembers what it was asked.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, ServedFile> _files = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;

    public LocalServer()
    {
        _listener.Start();
        _work = Serve();
    }

    /// <summary>What was asked: the path, and the range if there was one.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Puts a file on the server.</summary>
    public Uri Put(string path, ServedFile file)
    {
        _files[path] = file;
        return Address(path);
    }

    public Uri Address(string path) => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        try
        {
            _work.GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }

        _end.Dispose();
        _listener.Dispose();
    }

    private async Task Serve()
    {
        while (true)
        {
            TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
            _ = Answer(client);
        }
    }

    private async Task Answer(TcpClient client)
    {
        try
        {
            using (client)
            await using (NetworkStream stream = client.GetStream())
            {
                Dictionary<string, string> headers = await ReadRequest(stream);
                string path = headers[""];
                string? range = headers.GetValueOrDefault("range");
                Requests.Enqueue(range is null ? path : $"{path} {range}");
                if (_files.TryGetValue(path, out ServedFile? file))
                    await Send(stream, file, range, headers.GetValueOrDefault("if-range"));
                else
                    await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
        {
        }
    }

    private async Task<Dictionary<string, string>> ReadRequest(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string request = await reader.ReadLineAsync(_end.Token) ?? throw new IOException("There was no request.");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [""] = request.Split(' ')[1] };
        while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } line)
            headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return headers;
    }

    private async Task Send(NetworkStream stream, ServedFile file, string? range, string? condition)
    {
        int start = range is not null && file.KnowsRanges && (condition is null || condition == file.Validator)
            ? int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture)
            : 0;
        var head = new StringBuilder(
            file.Status != 200 ? $"HTTP/1.1 {file.Status} Refused\r\n"
            : start > 0 ? $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {start}-{file.Content.Length - 1}/{file.Content.Length}\r\n"
            : "HTTP/1.1 200 OK\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {file.Content.Length - start}\r\nConnection: close\r\n");
        if (file.Validator is { } validator)
            head.Append(validator.StartsWith('"') ? "ETag: " : "Last-Modified: ").Append(validator).Append("\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _end.Token);

        int end = file.TakeCut() is { } cut ? Math.Min(cut, file.Content.Length) : file.Content.Length;
        if (end > start)
            await stream.WriteAsync(file.Content.AsMemory(start, end - start), _end.Token);
        await stream.FlushAsync(_end.Token);
        if (file.Stalls && end < file.Content.Length)
            await Task.Delay(Timeout.Infinite, _end.Token);
    }
}
