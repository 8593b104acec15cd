namespace Anneal;

/// <summary>Learning-rate range tests: one short run with a rising rate, whose loss shows which rates train and which diverge.</summary>
/// <remarks>A test is a schedule like any other; what is concluded from its losses is not part of it. In stairs, as DeepSpeed offers it:
/// <see cref="Schedule.Staircase"/>.</remarks>
public static class RangeTest
{
    /// <summary>A rate that rises by a constant amount a step, as the test was first described.</summary>
    /// <remarks>
    /// <para><c>v(k) = lowest + (highest − lowest) · k / (N − 1)</c>; the last update uses the highest rate.</para>
    /// <para>L. N. Smith, "Cyclical learning rates for training neural networks", arXiv:1506.01186, section 3.3; the rate of the test of
    /// arXiv:1708.07120 goes from 0 to 3. DeepSpeed's <c>LRRangeTest</c>.</para>
    /// </remarks>
    /// <param name="lowest">The rate of update 0; any finite number.</param>
    /// <param name="highest">The rate of the last update; any finite number.</param>
    /// <param name="steps">N, optimizer updates, 1 or more.</param>
    /// <returns>The schedule of the test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <example>
    /// <code>
    /// Schedule test = RangeTest.Linear(lowest: 0, highest: 3, steps: 20_000);
    /// </code>
    /// </example>
    public static Schedule Linear(double lowest, double highest, long steps) => new Ramp(lowest, highest, Require.AtLeast(1, steps));

    /// <summary>A rate that rises by a constant factor a step, the usual learning-rate finder: as many updates for each power of ten.</summary>
    /// <remarks>
    /// <para><c>v(k) = lowest · (highest / lowest)^(k / (N − 1))</c>; the last update uses the highest rate.</para>
    /// <para>Source: fastai's <c>lr_find</c>, from 1e-7 to 10 in 100 updates (J. Howard and S. Gugger, "fastai", arXiv:2002.04688), and the finders of
    /// ignite and Lightning after it.</para>
    /// </remarks>
    /// <param name="lowest">The rate of update 0; above 0.</param>
    /// <param name="highest">The rate of the last update; above 0.</param>
    /// <param name="steps">N, optimizer updates, 1 or more.</param>
    /// <returns>The schedule of the test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <example>
    /// <code>
    /// Schedule test = RangeTest.Exponential(lowest: 1e-7, highest: 10, steps: 100);
    /// </code>
    /// </example>
    public static Schedule Exponential(double lowest, double highest, long steps) => new GeometricRamp(lowest, highest, Require.AtLeast(1, steps));
}
