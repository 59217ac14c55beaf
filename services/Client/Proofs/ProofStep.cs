namespace Saylau.Client.Proofs;

/// <summary>What became of one thing that was checked.</summary>
public enum ProofOutcome
{
    /// <summary>It holds.</summary>
    Holds,

    /// <summary>It does not hold: something was changed, or is not what it says.</summary>
    Differs,

    /// <summary>It could not be checked: what it takes was not given.</summary>
    NotShown,
}

/// <summary>One thing that was checked, in words.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Said">The same as a sentence.</param>
public sealed record ProofStep(ProofOutcome Outcome, string Said)
{
    /// <summary>It holds.</summary>
    public static ProofStep Holds(string said) => new(ProofOutcome.Holds, said);

    /// <summary>It does not hold.</summary>
    public static ProofStep Differs(string said) => new(ProofOutcome.Differs, said);

    /// <summary>It could not be checked.</summary>
    public static ProofStep NotShown(string said) => new(ProofOutcome.NotShown, said);

    /// <summary>One of two sentences, by whether it holds.</summary>
    public static ProofStep Of(bool holds, string right, string wrong) => holds ? Holds(right) : Differs(wrong);
}
