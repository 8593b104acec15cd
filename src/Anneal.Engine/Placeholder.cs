namespace Anneal.Engine;

internal static class Placeholder;
