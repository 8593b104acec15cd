namespace Anneal.Lab;

internal static class Placeholder;
