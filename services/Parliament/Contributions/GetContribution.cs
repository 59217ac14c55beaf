using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;

namespace Saylau.Parliament.Contributions;

public sealed partial class ContributionService
{
    /// <inheritdoc />
    public override Task<GetContributionResponse> GetContribution(GetContributionRequest request, ServerCallContext context) => Task.FromResult(database.Read(session =>
    {
        var row = ContributionRow.Require(session, request.ContributionId);
        var view = View(session, context.Call(), row.Jurisdiction, request.AsOf);
        if (view.Withheld is { } law)
            return new GetContributionResponse { Withheld = { law } };
        return session.Find<int?>(Readable, new { row.Id, view.Insider, view.Today }) is null
            ? new GetContributionResponse { Withheld = { NotYet } }
            : new GetContributionResponse { Contribution = row.ToProto(view.Insider ? row.Body : row.ShownBody, RedactionRow.Of(session, [row.Id])[row.Id]) };
    }));

    /// <summary>Why a contribution is not told though the law withholds none: the same for each reason, so that none is told.</summary>
    private static Common.V1.Withheld NotYet => new() { Field = "contribution", Citation = "It is not published, under an embargo, or on an item that was closed." };

    private const string Readable = $"""
        SELECT 1
        FROM Contribution s JOIN TranscriptProgress p ON p.TranscriptId = s.TranscriptId
        WHERE s.Id = @Id AND {ContributionView.MayRead}
        """;
}
