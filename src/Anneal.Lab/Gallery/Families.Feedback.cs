namespace Anneal.Lab.Gallery;

public static partial class Families
{
    private static Family[] Feedback => [];
}
