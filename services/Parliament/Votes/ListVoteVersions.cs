using System.Globalization;
using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
    public override Task<ListVoteVersionsResponse> ListVoteVersions(ListVoteVersionsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        _ = int.TryParse(page.After, CultureInfo.InvariantCulture, out var after);
        var versions = database.Read(session => Versions(session, VoteRow.Require(session, request.VoteId)).Where(version => version.Number > after).Take(page.Take).ToList());
        var (items, next) = page.Cut(versions, version => version.Number.ToString(CultureInfo.InvariantCulture));
        return Task.FromResult(new ListVoteVersionsResponse { Versions = { items }, NextPageToken = next });
    }

    private static IEnumerable<VoteVersion> Versions(Session session, VoteRow vote)
    {
        var stored = VoteVersionRow.Of(session, vote.Id, "").Select(row => row.ToProto()).ToList();
        return stored.Count == 0 ? [new VoteVersion { Number = 1, Vote = vote.ToProto() }] : stored;
    }
}
