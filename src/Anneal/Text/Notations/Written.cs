namespace Anneal.Text.Notations;

/// <summary>Declares how kinds are written.</summary>
internal static class Written
{
    public static Notation<Schedule> As<T>(string name, Func<Fields, T?, Schedule> fields)
        where T : Schedule => new(name, typeof(T), (source, own) => fields(source, (T?)own));

    public static Notation<Coupling> AsCoupling<T>(string name, Func<Fields, T?, Coupling> fields)
        where T : Coupling => new(name, typeof(T), (source, own) => fields(source, (T?)own));
}
