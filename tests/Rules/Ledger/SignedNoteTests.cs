using System.Security.Cryptography;
using CsCheck;
using Saylau.Client.Proofs;
using Saylau.Platform.Ledger;
using Xunit;

namespace Saylau.Tests.Rules.Ledger;

public sealed class SignedNoteTests
{
    // The published example of the Go reference implementation of signed notes: keys, text and both signatures.
    private const string PeterKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string PeterSeed = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private const string EnochKey = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";

    private const string Text =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";

    private const string PeterLine =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private const string EnochLine =
        "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    private const string PeterNote = Text + "\n" + PeterLine;

    private static readonly string[] Pieces =
        ["\n", "\n\n", "— ", " ", "+", "PeterNeumann", "x08go/ZJ", PeterLine, PeterKey, "\ud800"];

    private static readonly byte[] Seed = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public void The_published_note_comes_out_of_its_seed_and_verifies()
    {
        var signer = new NoteSigner("PeterNeumann", Convert.FromBase64String(PeterSeed)[1..]);
        Assert.Equal(PeterKey, signer.VerifierKey);
        Assert.Equal(PeterNote, signer.Sign(Text));
        Assert.True(SignedNote.Verify(PeterNote, PeterKey, out var text));
        Assert.Equal(Text, text);
    }

    [Theory]
    [InlineData(PeterKey)]
    [InlineData(EnochKey)]
    public void A_note_with_two_signatures_verifies_with_either_key(string key)
    {
        Assert.True(SignedNote.Verify(Text + "\n" + PeterLine + EnochLine, key, out var text));
        Assert.Equal(Text, text);
        Assert.True(SignedNote.Verify(Text + "\n" + EnochLine + PeterLine, key, out _));
    }

    [Fact]
    public void A_key_that_did_not_sign_does_not_verify()
    {
        Refused(PeterNote, EnochKey);
        Refused(PeterNote, new NoteSigner("PeterNeumann", Seed).VerifierKey);
        Refused(PeterNote.Replace("PeterNeumann", "CarmenSandiego", StringComparison.Ordinal), PeterKey);
        Refused(PeterNote.Replace("x08g", "xxxx", StringComparison.Ordinal), PeterKey);
    }

    [Fact]
    public void One_wrong_signature_of_the_key_spoils_the_note_in_any_order()
    {
        var wrong = PeterLine.Replace("/ZJk", "/ZJl", StringComparison.Ordinal);
        Refused(Text + "\n" + PeterLine + wrong, PeterKey);
        Refused(Text + "\n" + wrong + PeterLine, PeterKey);
        Accepted(Text + "\n" + PeterLine + PeterLine, PeterKey);
        Accepted(Text + "\n" + wrong + EnochLine, EnochKey);
    }

    [Fact]
    public void A_signature_of_the_key_with_a_wrong_length_spoils_the_note()
    {
        var longer = PeterLine.Replace("nAM=", "nAMA", StringComparison.Ordinal);
        Refused(Text + "\n" + longer, PeterKey);
        Refused(Text + "\n" + PeterLine + "— PeterNeumann x08go/Y=\n", PeterKey);
        Accepted(Text + "\n" + PeterLine + "— Short x08go/Y=\n", PeterKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData(Text)]
    [InlineData(Text + "\n")]
    [InlineData(Text + PeterLine)]
    [InlineData("\n" + PeterLine)]
    [InlineData("\u0001" + PeterNote)]
    [InlineData(PeterNote + "Unexpected line.\n")]
    [InlineData(PeterNote + "\n")]
    [InlineData(PeterNote + "— Bad Name x08go/ZJ\n")]
    [InlineData(PeterNote + "— Bad+Name x08go/ZJ\n")]
    [InlineData(PeterNote + "— Bad\u00a0Name x08go/ZJ\n")]
    [InlineData(PeterNote + "—  x08go/ZJ\n")]
    [InlineData(PeterNote + "— NoSignature\n")]
    [InlineData(PeterNote + "— IdOnly x08goA==\n")]
    [InlineData(PeterNote + "— NotBase64 x08go/Z!\n")]
    [InlineData(PeterNote + "— SpareBits x08go/Z=\n")]
    [InlineData(PeterNote + "- Hyphen x08go/ZJ\n")]
    public void A_malformed_note_is_refused(string note) => Refused(note, PeterKey);

    [Fact]
    public void A_note_that_is_cut_short_missing_or_not_unicode_is_refused()
    {
        for (var length = 0; length < PeterNote.Length; length++)
        {
            Refused(PeterNote[..length], PeterKey);
        }

        Refused(null, PeterKey);
        Refused(PeterNote.Replace("\n", "\r\n", StringComparison.Ordinal), PeterKey);
        Refused(PeterNote + new string('\ud800', 1) + PeterLine, PeterKey);
    }

    [Fact]
    public void Signatures_are_limited_to_100()
    {
        Accepted(Text + "\n" + string.Concat(Enumerable.Repeat(EnochLine, 99)) + PeterLine, PeterKey);
        Refused(Text + "\n" + string.Concat(Enumerable.Repeat(EnochLine, 100)) + PeterLine, PeterKey);
        Refused(Text + "\n" + PeterLine + string.Concat(Enumerable.Repeat(EnochLine, 300)), PeterKey);
    }

    [Fact]
    public void Every_change_of_one_character_of_a_note_is_refused() =>
        Gen.Select(Gen.Int[0, PeterNote.Length - 1], Gen.Char).Sample((at, replacement) =>
        {
            var changed = PeterNote[..at] + replacement + PeterNote[(at + 1)..];
            Assert.Equal(replacement == PeterNote[at], SignedNote.Verify(changed, PeterKey, out _));
        });

    [Fact]
    public void Every_changed_or_cut_character_of_a_verifier_key_is_refused()
    {
        for (var at = 0; at < PeterKey.Length; at++)
        {
            Refused(PeterNote, PeterKey[..at] + (char)(PeterKey[at] + 1) + PeterKey[(at + 1)..]);
            Refused(PeterNote, PeterKey[..at]);
            Refused(PeterNote, PeterKey.Remove(at, 1));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("PeterNeumann+c74f20a3")]
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==")]
    [InlineData("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    public void A_verifier_key_of_another_form_length_or_type_is_refused(string? key) => Refused(PeterNote, key);

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x7e)]
    [InlineData(0xff)]
    public void A_verifier_key_with_the_right_id_that_is_no_usable_point_verifies_nothing(int fill)
    {
        byte[] typed = [0x01, .. Enumerable.Repeat((byte)fill, 32)];
        var id = SHA256.HashData([.. "log\n"u8, .. typed])[..4];
        var signature = Convert.ToBase64String([.. id, .. Enumerable.Repeat((byte)fill, 64)]);
        var key = $"log+{Convert.ToHexStringLower(id)}+{Convert.ToBase64String(typed)}";
        Refused($"text\n\n— log {signature}\n", key);
    }

    [Fact]
    public void Verification_of_garbage_says_no_and_does_not_throw()
    {
        var piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);
        var garbage = Gen.OneOf(Gen.String, piece.Array[0, 8].Select(string.Concat));
        Gen.Select(garbage, garbage).Sample((note, key) =>
        {
            Refused(note, key);
            Refused(note, PeterKey);
            var right = string.Equals(key, PeterKey, StringComparison.Ordinal);
            Assert.Equal(right, SignedNote.Verify(PeterNote, key, out _));
            Assert.False(Checkpoint.TryParse(note, out _));
        });
    }

    [Fact]
    public void What_a_signer_signs_verifies_and_nothing_else_does()
    {
        var line = Gen.String[Gen.Char['\u0020', '\ud7ff'], 0, 30];
        Gen.Select(Gen.Byte.Array[32], line.Array[0, 5], Gen.Byte.Array[32]).Sample((seed, lines, otherSeed) =>
        {
            var signer = new NoteSigner("example.com/log", seed);
            var text = string.Concat(lines.Select(l => l + "\n").Append("end\n"));
            var note = signer.Sign(text);
            Assert.True(SignedNote.Verify(note, signer.VerifierKey, out var signed));
            Assert.Equal(text, signed);
            Refused("x" + note, signer.VerifierKey);
            Refused(note, new NoteSigner("example.com/other", seed).VerifierKey);
            Refused(note, new NoteSigner("example.com/log", otherSeed).VerifierKey);
        }, iter: 50);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("a\n\n")]
    [InlineData("a\n\n\nb\n")]
    [InlineData(PeterNote)]
    [InlineData("Сайлау — қазақша ✓ \U0001F5F3\n")]
    public void A_text_may_have_empty_lines_signatures_and_any_script(string text)
    {
        var signer = new NoteSigner("сайлау.example", Seed);
        Assert.True(SignedNote.Verify(signer.Sign(text), signer.VerifierKey, out var signed));
        Assert.Equal(text, signed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no newline")]
    [InlineData("carriage return\r\n")]
    [InlineData("tab\t\n")]
    public void A_text_that_a_note_cannot_carry_is_not_signed(string text) =>
        Assert.Throws<ArgumentException>(() => new NoteSigner("log", Seed).Sign(text));

    [Fact]
    public void A_text_that_is_not_unicode_is_not_signed() =>
        Assert.Throws<ArgumentException>(() => new NoteSigner("log", Seed).Sign(new string('\ud800', 1) + "\n"));

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a+b")]
    [InlineData("line\n")]
    [InlineData("no\u2003break")]
    public void A_key_name_that_a_note_cannot_carry_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => new NoteSigner(name, Seed));

    [Fact]
    public void A_seed_has_32_bytes_and_is_copied()
    {
        Assert.Throws<ArgumentException>(() => new NoteSigner("log", Seed[..31]));
        Assert.Throws<ArgumentException>(() => new NoteSigner("log", [.. Seed, 0]));

        var seed = Seed.ToArray();
        var signer = new NoteSigner("log", seed);
        seed[0] ^= 1;
        Accepted(signer.Sign("text\n"), signer.VerifierKey);
    }

    [Fact]
    public void New_seeds_are_32_bytes_and_differ()
    {
        Assert.Equal(32, NoteSigner.NewSeed().Length);
        Assert.NotEqual(NoteSigner.NewSeed(), NoteSigner.NewSeed());
    }

    [Fact]
    public void The_specification_s_example_checkpoint_parses()
    {
        const string Example = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        Assert.True(Checkpoint.TryParse(Example, out var checkpoint));
        Assert.Equal("example.com/behind-the-sofa", checkpoint.Origin);
        Assert.Equal(20852163, checkpoint.Size);
        Assert.Equal("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", Convert.ToBase64String(checkpoint.Root));
        Assert.Equal(Example, checkpoint.ToText());
    }

    [Fact]
    public void A_checkpoint_survives_text_and_signature()
    {
        var signer = new NoteSigner("example.com/log", Seed);
        Gen.Select(Gen.OneOf(Gen.Long[0, long.MaxValue], Gen.Long[0, 9]), Gen.Byte.Array[32]).Sample((size, root) =>
        {
            var checkpoint = new Checkpoint("example.com/log", size, root);
            Assert.True(SignedNote.Verify(signer.Sign(checkpoint.ToText()), signer.VerifierKey, out var text));
            Assert.True(Checkpoint.TryParse(text, out var parsed));
            Assert.Equal(checkpoint, parsed);
            Assert.Equal(checkpoint.GetHashCode(), parsed.GetHashCode());
            Assert.NotEqual(checkpoint with { Root = MerkleTree.HashLeaf(root) }, parsed);
            Assert.NotEqual(checkpoint with { Size = size ^ 1 }, parsed);
            Assert.NotEqual(checkpoint with { Origin = "example.com/other" }, parsed);
        }, iter: 50);
    }

    [Fact]
    public void Extension_lines_are_allowed_and_ignored()
    {
        var checkpoint = new Checkpoint("log", 0, MerkleTree.EmptyRoot);
        Assert.True(Checkpoint.TryParse(checkpoint.ToText() + "extension one\nextension two\n", out var parsed));
        Assert.Equal(checkpoint, parsed);
        Assert.False(Checkpoint.TryParse(checkpoint.ToText() + "\n", out _));
        Assert.False(Checkpoint.TryParse(checkpoint.ToText() + "extension\n\nextension\n", out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("log\n1\n")]
    [InlineData("\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n 1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n1\0\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n٣\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n")]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n")]
    [InlineData("log\n1\n CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    public void A_malformed_checkpoint_is_refused(string? text)
    {
        Assert.False(Checkpoint.TryParse(text, out var checkpoint));
        Assert.Null(checkpoint);
    }

    [Fact]
    public void A_checkpoint_that_has_no_text_form_is_refused()
    {
        var root = MerkleTree.EmptyRoot;
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("", 0, root).ToText());
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("two\nlines", 0, root).ToText());
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("log", -1, root).ToText());
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("log", 0, root[..31]).ToText());
    }

    private static void Accepted(string? note, string? key) => Assert.True(SignedNote.Verify(note, key, out _));

    private static void Refused(string? note, string? key)
    {
        Assert.False(SignedNote.Verify(note, key, out var text));
        Assert.Empty(text);
    }
}
