using System.Runtime.InteropServices;

namespace Anneal.Engine.Storage;

/// <summary>Folders whose names survive a loss of power.</summary>
/// <remarks>
/// On Unix a renamed or new entry is safe only when its folder itself was flushed, which .NET has no call for; Windows journals names,
/// and nothing is to be done there.
/// </remarks>
internal static partial class DurableFolder
{
    private const int OpenReadOnly = 0;

    /// <summary>Waits until the names in a folder are on the disk.</summary>
    /// <exception cref="IOException">The system could not flush the folder.</exception>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        int descriptor = Open(path, OpenReadOnly);
        if (descriptor < 0)
            throw Failed(path);
        try
        {
            if (Synchronize(descriptor) != 0)
                throw Failed(path);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failed(string path) =>
        new($"The folder '{path}' cannot be flushed to the disk: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
