using System.Net;
using System.Net.Http.Headers;

namespace Anneal.Lab.Data.Downloads;

/// <summary>Gets the bytes of one address into a partial file, and goes on where an earlier attempt stopped.</summary>
internal sealed class Transfer(HttpMessageInvoker client, DownloadOptions options, TimeProvider time)
{
    /// <summary>Receives everything that is missing.</summary>
    /// <exception cref="MirrorException">The server cannot be reached, refuses, falls silent or breaks off; what has arrived is
    /// kept.</exception>
    /// <exception cref="IOException">The bytes cannot be written.</exception>
    public async Task Receive(DownloadMirror mirror, PartialFile partial, Action<long, long?> report, CancellationToken cancellation)
    {
        using var patience = new Patience(options.Silence, time, cancellation);
        try
        {
            await Receive(mirror.Address, partial, report, patience);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new MirrorException($"no bytes for {options.Silence.TotalSeconds:0} s", mayRetry: true);
        }
        catch (Exception exception) when (exception is HttpRequestException or HttpIOException)
        {
            throw new MirrorException(Why(exception), mayRetry: true);
        }
    }

    private async Task Receive(Uri address, PartialFile partial, Action<long, long?> report, Patience patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Anneal", null));
        long there = partial.Length;
        if (partial.Validator is { } validator)
        {
            request.Headers.Range = new RangeHeaderValue(there, null);
            request.Headers.IfRange = validator;
        }

        patience.Renew();
        using HttpResponseMessage response = await client.SendAsync(request, patience.Token);
        bool continues = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == there
            && request.Headers.Range is not null;
        if (!continues && response.StatusCode != HttpStatusCode.OK)
            throw Refused(response, partial);
        if (!continues)
            partial.Begin(response);

        long? total = (continues ? there : 0) + response.Content.Headers.ContentLength;
        await Copy(response, partial, total, report, patience);
        if (total is { } promised && partial.Length != promised)
            throw new MirrorException($"{partial.Length} bytes of {promised} came", mayRetry: true);
    }

    private static async Task Copy(
        HttpResponseMessage response, PartialFile partial, long? total, Action<long, long?> report, Patience patience)
    {
        await using Stream source = await response.Content.ReadAsStreamAsync(patience.Token);
        await using FileStream target = partial.Append();
        var buffer = new byte[1 << 16];
        report(target.Position, total);
        while (true)
        {
            patience.Renew();
            int read = await Read(source, buffer, patience.Token);
            if (read == 0)
                return;
            await target.WriteAsync(buffer.AsMemory(0, read), patience.Outer);
            report(target.Position, total);
        }
    }

    /// <summary>A connection that breaks is the mirror's fault, unlike a disk that is full.</summary>
    private static async Task<int> Read(Stream source, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellation);
        }
        catch (IOException exception)
        {
            throw new MirrorException($"the connection broke: {exception.Message}", mayRetry: true);
        }
    }

    /// <summary>The cause says more than the exception (of certificates, for instance), unless it says the same.</summary>
    private static string Why(Exception exception) =>
        exception.InnerException is { Message: var cause } && !exception.Message.StartsWith(cause, StringComparison.Ordinal)
            ? $"{exception.Message.TrimEnd('.')}: {cause.TrimEnd('.')}"
            : exception.Message.TrimEnd('.');

    private static MirrorException Refused(HttpResponseMessage response, PartialFile partial)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.PartialContent)
        {
            partial.Delete();
            return new($"the server could not go on with a partial file (status {status})", mayRetry: true);
        }

        return new($"status {status} {response.ReasonPhrase}", mayRetry: status is 408 or 425 or 429 or >= 500);
    }
}
