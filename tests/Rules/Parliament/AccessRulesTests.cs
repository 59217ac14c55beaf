using Saylau.Common.V1;
using Saylau.Parliament.Accreditations;
using Saylau.Parliament.Transcripts;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;

namespace Saylau.Tests.Rules.Parliament;

public sealed class AccessRulesTests
{
    [Theory]
    [InlineData(ItemOpenness.Open, AccessMode.Chamber, true)]
    [InlineData(ItemOpenness.Open, AccessMode.RemoteRoom, true)]
    [InlineData(ItemOpenness.RemoteRoom, AccessMode.Chamber, false)]
    [InlineData(ItemOpenness.RemoteRoom, AccessMode.RemoteRoom, true)]
    [InlineData(ItemOpenness.Closed, AccessMode.Chamber, false)]
    [InlineData(ItemOpenness.Closed, AccessMode.RemoteRoom, false)]
    public void What_is_closed_is_watched_by_nobody(ItemOpenness openness, AccessMode mode, bool watchable) =>
        Assert.Equal(watchable, AccessRules.IsWatchable(openness, mode));

    [Theory]
    [InlineData("REMOTE_ROOM", AccessMode.RemoteRoom)]
    [InlineData("OPEN", AccessMode.Chamber, "parliament.access.mode")]
    [InlineData("CLOSED", AccessMode.RemoteRoom, "parliament.access.item")]
    public void The_law_admits_a_class_in_a_mode(string openness, AccessMode mode, params string[] violated) => Assert.Equal(violated, ParliamentLaws.Unmet(
        AccessRules.MayWatch(ClosureRulesTests.Item("a", openness), AccreditationClass.Press, mode, ParliamentLaws.Kz)));

    [Theory]
    [InlineData("2011-01-31", "", false)]
    [InlineData("2011-02-01", "", true)]
    [InlineData("2011-11-30", "", true)]
    [InlineData("2011-12-01", "", false)]
    [InlineData("2011-05-31", "2011-06-01", true)]
    [InlineData("2011-06-01", "2011-06-01", false)]
    public void An_accreditation_holds_on_its_days(string day, string revokedOn, bool valid)
    {
        var accreditation = Accreditation() with { RevokedOn = revokedOn };

        Assert.Equal(valid, AccessRules.IsValid(accreditation, day));
        Assert.Equal(valid ? [] : ["parliament.access.valid"], ParliamentLaws.Unmet(
            AccessRules.MayAdmit(accreditation, AccessMode.RemoteRoom, day, [ClosureRulesTests.Item("a")], ParliamentLaws.Kz)));
    }

    [Fact]
    public void Nobody_is_admitted_to_closed_items_alone() => Assert.Equal(["parliament.access.something_to_watch"], ParliamentLaws.Unmet(
        AccessRules.MayAdmit(Accreditation(), AccessMode.RemoteRoom, "2011-03-01", [ClosureRulesTests.Item("a", "CLOSED")], ParliamentLaws.Kz)));

    [Theory]
    [InlineData(null, "", true, true)]
    [InlineData(null, "", false, false)]
    [InlineData(Role.ParliamentSecretariat, "kz", true, false)]
    [InlineData(Role.Auditor, "kz", true, false)]
    [InlineData(Role.Auditor, "arland", true, true)]
    [InlineData(Role.Press, "kz", true, true)]
    public void Transcripts_are_kept_from_outsiders_where_the_law_keeps_them(Role? role, string scope, bool required, bool withheld)
    {
        var law = ParliamentLaws.Kz.Disclosure;
        law.TranscriptsWithheld.Required = required;
        var caller = role is { } held ? new Caller("somebody", [new(held, scope)]) : Caller.Public;

        Assert.Equal(withheld ? "text" : null, TranscriptDisclosureRules.Text(caller, "kz", law)?.Field);
    }

    private static AccreditationRow Accreditation() => new()
    {
        Id = "paper",
        Jurisdiction = "kz",
        AccreditationClass = "PRESS",
        Organisation = "A newspaper",
        ValidFrom = "2011-02-01",
        ValidUntil = "2011-11-30",
        RevokedOn = "",
        RevokeReason = "",
        Version = 1,
    };
}
