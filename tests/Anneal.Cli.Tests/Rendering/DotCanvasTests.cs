using Anneal.Cli.Rendering;

namespace Anneal.Cli.Tests.Rendering;

public sealed class DotCanvasTests
{
    [Fact]
    public void Each_dot_of_a_cell_has_its_own_place_in_braille()
    {
        string expected = "⠁⠈⠂⠐⠄⠠⡀⢀";
        for (int dot = 0; dot < 8; dot++)
        {
            DotCanvas canvas = new(1, 1, 2, 4);
            canvas.Line((dot % 2, dot / 2), (dot % 2, dot / 2), 0);

            Assert.Equal(expected[dot], TerminalSymbols.Braille.Cell(canvas.DotsOf(0, 0), 'x'));
        }
    }

    [Fact]
    public void A_line_has_no_gaps_in_any_direction()
    {
        foreach ((int x, int y) in new[] { (9, 0), (9, 4), (9, 9), (4, 9), (0, 9), (0, 3), (5, 0) })
        {
            DotCanvas canvas = new(10, 10, 1, 1);
            canvas.Line((5, 5), (x, y), 3);

            int count = Enumerable.Range(0, 100).Count(cell => canvas.OwnerOf(cell % 10, cell / 10) == 3);
            Assert.Equal(Math.Max(Math.Abs(x - 5), Math.Abs(y - 5)) + 1, count);
        }
    }

    [Fact]
    public void What_is_outside_is_left_out()
    {
        DotCanvas canvas = new(3, 3, 1, 1);

        canvas.Line((-5, 1), (9, 1), 0);

        Assert.Equal([0, 0, 0], Enumerable.Range(0, 3).Select(column => canvas.OwnerOf(column, 1)));
        Assert.Equal(DotCanvas.Nobody, canvas.OwnerOf(0, 0));
    }

    [Fact]
    public void Letters_are_the_first_of_the_name_that_is_free()
    {
        Assert.Equal(['c', 'e', 's', 'l', '1'], TerminalLetters.For(["constant", "exponential", "standard", "clr", "1cycle"]));
        Assert.Equal(['a', 'b', 'c'], TerminalLetters.For(["a", "a", "a"]));
        Assert.Equal(['a', 'b', 'c'], TerminalLetters.For(["η", "", "λ"]));
    }
}
