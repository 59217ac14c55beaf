using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Statistics.RecordLinkage;

namespace Saylau.Elections.VoterLists;

/// <summary>A pair of entries as it is stored.</summary>
internal sealed record DuplicateRow : RecordedRow
{
    private const long Heaviest = 1_000_000;

    public required string Id { get; init; }

    public required string ElectionId { get; init; }

    public required string Jurisdiction { get; init; }

    public required byte[] FirstPerson { get; init; }

    public required byte[] SecondPerson { get; init; }

    public required string PrecinctId { get; init; }

    public required long Weight { get; init; }

    /// <summary>Orders the heaviest first.</summary>
    public required string SortKey { get; init; }

    public required string Surname { get; init; }

    public required string GivenNames { get; init; }

    public required string BirthDate { get; init; }

    public required string State { get; init; }

    public required string ChangesetId { get; init; }

    public required long Version { get; init; }

    internal DuplicateReviewState Standing => EnumText.Parse<DuplicateReviewState>(State);

    /// <summary>The pair of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/VOTER_DUPLICATE_NOT_FOUND.</exception>
    public static DuplicateRow Require(Session session, string id) =>
        session.Find<DuplicateRow>("SELECT * FROM VoterDuplicate WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.VoterDuplicateNotFound, "candidate_id", id);

    /// <summary>A pair as a search finds it.</summary>
    public static DuplicateRow Of(VoterRollRow roll, LinkedPair pair, string precinctId, int number)
    {
        var (first, second) = (Convert.FromHexString(pair.First.Id), Convert.FromHexString(pair.Second.Id));
        var weight = Math.Clamp((long)Math.Round(pair.Weight * 1_000), 0, Heaviest);
        var id = string.Create(CultureInfo.InvariantCulture, $"dup-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(roll.ElectionId)))[..16]}-{number}");
        return new()
        {
            Id = id,
            ElectionId = roll.ElectionId,
            Jurisdiction = roll.Jurisdiction,
            FirstPerson = first,
            SecondPerson = second,
            PrecinctId = precinctId,
            Weight = weight,
            SortKey = string.Create(CultureInfo.InvariantCulture, $"{Heaviest - weight:D7}-{id}"),
            Surname = Word(pair.Surname),
            GivenNames = Word(pair.GivenNames),
            BirthDate = Word(pair.BirthDate),
            State = EnumText.Of(DuplicateReviewState.Pending),
            ChangesetId = "",
            Version = 1,
        };
    }

    /// <summary>The pair with its entries as far as they are given.</summary>
    public DuplicateCandidate ToProto(ListedVoter? first = null, ListedVoter? second = null) => new()
    {
        CandidateId = Id,
        ElectionId = ElectionId,
        First = first ?? new() { EntryId = VoterIdentities.IdOf(FirstPerson) },
        Second = second ?? new() { EntryId = VoterIdentities.IdOf(SecondPerson) },
        WeightMillibits = (uint)Weight,
        Surname = EnumText.Parse<FieldAgreement>(Surname),
        GivenNames = EnumText.Parse<FieldAgreement>(GivenNames),
        BirthDate = EnumText.Parse<FieldAgreement>(BirthDate),
        State = Standing,
        ChangesetId = ChangesetId,
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };

    private static string Word(Agreement agreement) => EnumText.Of(agreement switch
    {
        Agreement.Exact => FieldAgreement.Exact,
        Agreement.Close => FieldAgreement.Close,
        Agreement.Missing => FieldAgreement.Missing,
        _ => FieldAgreement.Different,
    });
}
