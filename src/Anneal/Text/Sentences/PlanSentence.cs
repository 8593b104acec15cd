using Anneal.Text.Notations;

namespace Anneal.Text.Sentences;

/// <summary>Plans in the language: the learning rate, then channels and groups, each behind a semicolon.</summary>
internal static class PlanSentence
{
    private const string Group = "group";

    public static string Write(Plan plan)
    {
        var sentence = new Sentence();
        ScheduleSentence.Write(sentence, plan.LearningRate);
        foreach (Channel channel in plan.Channels)
        {
            sentence.Mark(";");
            sentence.Name(channel.Name, static name => name == Group);
            Write(sentence, channel.Coupling);
        }

        foreach (ParameterGroup group in plan.Groups)
        {
            sentence.Mark(";");
            sentence.Word(Group);
            sentence.Name(group.Name, static _ => false);
            var fields = new SentenceFields(sentence);
            PlanParts.Fields(fields, group.Name, group);
            fields.End();
        }

        return sentence.ToString();
    }

    public static Plan Read(string text, RunLength? run)
    {
        Cursor cursor = Cursor.Of(text, run);
        Cursor first = cursor.TakeUntil(";");
        Plan plan = new ChainReader(first).ReadPlan();
        first.RequireEnd("'->', ';' or the end of the text");
        var channels = plan.Channels.Select(static channel => (channel.Name, channel.Coupling)).ToList();
        var groups = plan.Groups.ToList();
        var named = new HashSet<string>();
        while (cursor.TakeMark(";"))
            ReadPart(cursor.TakeUntil(";"), channels, groups, named);
        cursor.RequireEnd();
        try
        {
            return channels.SequenceEqual(plan.Channels.Select(static channel => (channel.Name, channel.Coupling))) && groups.Count == 0
                ? plan
                : PlanParts.Build(plan.LearningRate, channels, [.. groups]);
        }
        catch (ArgumentException problem)
        {
            throw cursor.Problem(PlanFormatException.Plain(problem), 0);
        }
    }

    private static void Write(Sentence sentence, Coupling coupling)
    {
        if (coupling is Uncoupled own)
        {
            ScheduleSentence.Write(sentence, own.Own);
            return;
        }

        Notation<Coupling> notation = CouplingNotations.Of(coupling);
        sentence.Word(notation.Name);
        var fields = new SentenceFields(sentence);
        notation.Write(fields, coupling);
        fields.End();
    }

    private static void ReadPart(Cursor part, List<(string Name, Coupling Coupling)> channels, List<ParameterGroup> groups, HashSet<string> named)
    {
        Token name = part.Next;
        if (name.Kind is not (TokenKind.Word or TokenKind.Quoted))
            throw part.Unexpected("the name of a channel, such as momentum, or 'group'");
        part.Take();
        if (name.IsWord(Group))
        {
            groups.Add(ReadGroup(part));
        }
        else
        {
            if (!named.Add(name.Text))
                throw part.Problem($"'{name.Text}' stands there twice; keep one.", name.Position);
            Set(channels, (name.Text, ReadCoupling(part)));
        }

        part.RequireEnd("'->', ';' or the end of the text");
    }

    private static void Set(List<(string Name, Coupling Coupling)> channels, (string Name, Coupling Coupling) channel)
    {
        int known = channels.FindIndex(other => other.Name == channel.Name);
        if (known < 0)
            channels.Add(channel);
        else
            channels[known] = channel;
    }

    private static Coupling ReadCoupling(Cursor part)
    {
        Token word = part.Next;
        if (word.Kind != TokenKind.Word || CouplingNotations.Find(word.Text) is not { } notation)
            return new Uncoupled(new ChainReader(part).ReadSchedule());
        part.Take();
        return ArgumentFields.Read(part, word, notation.Read);
    }

    private static ParameterGroup ReadGroup(Cursor part)
    {
        Token name = part.Next;
        if (name.Kind is not (TokenKind.Word or TokenKind.Quoted))
            throw part.Unexpected("the name of the group");
        part.Take();
        return ArgumentFields.Read(part, name, fields => PlanParts.Fields(fields, name.Text, null));
    }
}
