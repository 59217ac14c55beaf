using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override async Task ExportCalendar(
        ExportCalendarRequest request, IServerStreamWriter<ExportCalendarResponse> responseStream, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        // A law names some dozens of milestones: the file is a few kilobytes.
        var (bytes, dated, size) = database.Read(session =>
        {
            var (election, dated) = Milestones(session, request.ElectionId, day);
            return (Encoding.UTF8.GetBytes(CalendarFile.Of(election, dated, ledger.Now)), dated, LedgerProofs.SizeOf(session));
        });
        await responseStream.WriteAsync(new()
        {
            Head = new()
            {
                FileName = $"{request.ElectionId}-milestones.ics",
                MediaType = "text/calendar; charset=utf-8; method=PUBLISH; component=VEVENT",
                LedgerSize = (ulong)size,
                Size = (ulong)bytes.Length,
            },
        }, context.CancellationToken);
        await responseStream.WriteAsync(new() { Chunk = ByteString.CopyFrom(bytes) }, context.CancellationToken);
        await responseStream.WriteAsync(new()
        {
            Tail = new() { Sha256 = ByteString.CopyFrom(SHA256.HashData(bytes)), Rows = (ulong)dated.Milestones.Count, Source = dated.Source },
        }, context.CancellationToken);
    }
}
