using Saylau.Parties.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Tests.Rules.Ledger;

public sealed class WriteEnvelopeTests
{
    [Fact]
    public void A_read_is_no_write_request() =>
        Assert.Throws<InvalidOperationException>(() => WriteEnvelope.Of(GetPartyRequest.Descriptor));

    [Fact]
    public void A_dry_run_is_what_the_request_says_it_is()
    {
        var envelope = WriteEnvelope.Of(RecordPartyRequest.Descriptor);

        Assert.True(envelope.IsDryRun(new RecordPartyRequest { ValidateOnly = true }));
        Assert.False(envelope.IsDryRun(new RecordPartyRequest()));
    }

    [Fact]
    public void Two_bodies_are_the_same_only_if_every_field_is()
    {
        var request = new RecordPartyRequest { PartyId = "kz-one" };

        Assert.Equal(WriteEnvelope.BodyHashOf(request), WriteEnvelope.BodyHashOf(request.Clone()));
        Assert.NotEqual(WriteEnvelope.BodyHashOf(request), WriteEnvelope.BodyHashOf(new RecordPartyRequest { PartyId = "kz-one", ValidateOnly = true }));
    }

    [Fact]
    public void Two_bodies_are_the_same_in_whatever_order_their_maps_travelled()
    {
        var first = new RecordPartyRequest { Name = new() { Text = { ["en"] = "One", ["ru"] = "Один", ["kk"] = "Бір" } } };
        var second = new RecordPartyRequest { Name = new() { Text = { ["kk"] = "Бір", ["ru"] = "Один", ["en"] = "One" } } };

        Assert.Equal(WriteEnvelope.BodyHashOf(first), WriteEnvelope.BodyHashOf(second));
    }

    [Fact]
    public void An_answer_is_told_its_position_and_zero_is_one()
    {
        var answer = new RecordPartyResponse();
        Assert.False(answer.HasLedgerPosition);

        WriteEnvelope.SetPosition(answer, 0);

        Assert.True(answer.HasLedgerPosition);
    }
}
