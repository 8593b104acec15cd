using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Anneal.Lab.Data.Downloads;

/// <summary>What has arrived of a download from one address, kept so that a later attempt can go on.</summary>
/// <remarks>Beside the bytes lies the validator (a strong ETag, or Last-Modified) of the version they belong to, without which a server
/// could continue with bytes of another version (RFC 9110, section 13.1.5, If-Range).</remarks>
internal sealed class PartialFile
{
    private readonly string _validatorPath;

    public PartialFile(string folder, DownloadMirror mirror)
    {
        string address = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mirror.Address.AbsoluteUri)))[..16];
        Path = System.IO.Path.Combine(folder, $".{address}.partial");
        _validatorPath = Path + "-of";
    }

    /// <summary>Where the bytes are.</summary>
    public string Path { get; }

    /// <summary>Bytes that are there.</summary>
    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>What the bytes are a part of; null where nobody can tell, so that they are of no use.</summary>
    public RangeConditionHeaderValue? Validator
    {
        get
        {
            if (Length == 0 || !File.Exists(_validatorPath))
                return null;
            return RangeConditionHeaderValue.TryParse(File.ReadAllText(_validatorPath), out RangeConditionHeaderValue? validator) ? validator : null;
        }
    }

    /// <summary>Begins anew with what a server sends.</summary>
    public void Begin(HttpResponseMessage response)
    {
        Delete();
        RangeConditionHeaderValue? validator =
            response.Headers.ETag is { IsWeak: false } tag ? new(tag)
            : response.Content.Headers.LastModified is { } modified ? new(modified)
            : null;
        if (validator is not null)
            File.WriteAllText(_validatorPath, validator.ToString());
    }

    public FileStream Append() => new(Path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);

    public void Delete()
    {
        File.Delete(Path);
        File.Delete(_validatorPath);
    }
}
