namespace Anneal.Lab.Data.Formats;

/// <summary>What one binary file of CIFAR-10 holds, and the git blob hash of its bytes.</summary>
internal sealed record CifarContent(LabeledImages Images, ContentDigest Digest);
