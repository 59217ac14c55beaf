using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Registration;

public sealed partial class RegistrationService
{
    /// <inheritdoc />
    public override Task<ListApplicationsResponse> ListApplications(ListApplicationsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<ApplicationRow>(ApplicationsAsked, new
            {
                request.Jurisdiction,
                request.PartyId,
                request.AsOf,
                States = EnumText.Words(request.States),
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            var courses = ApplicationCourse.Of(session, [.. items.Select(row => row.Id)]);
            return new ListApplicationsResponse
            {
                Applications = { items.Select(row => row.ToProto(courses[row.Id])) },
                NextPageToken = next,
            };
        }));
    }

    private const string ApplicationsAsked = """
        SELECT *
        FROM Application
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND State IN @States
          AND (@PartyId = '' OR PartyId = @PartyId) AND (@AsOf = '' OR FiledOn <= @AsOf)
        ORDER BY Id {page}
        """;
}
