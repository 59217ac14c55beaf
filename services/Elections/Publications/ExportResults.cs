using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Publications.Exports;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Publications;

public sealed partial class PublicationService
{
    private const int ChunkBytes = 64 * 1024;

    /// <inheritdoc />
    public override async Task ExportResults(
        ExportResultsRequest request, IServerStreamWriter<ExportResultsResponse> responseStream, ServerCallContext context)
    {
        var caller = context.Call().Caller;
        using var file = exports.Open();
        var (head, tail) = database.Read(session => Export(session, request, caller, file.Stream));
        await responseStream.WriteAsync(new() { Head = head }, context.CancellationToken);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ChunkBytes];
        file.Stream.Position = 0;
        while (await file.Stream.ReadAtLeastAsync(buffer, ChunkBytes, throwOnEndOfStream: false, context.CancellationToken) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            await responseStream.WriteAsync(new() { Chunk = ByteString.CopyFrom(buffer, 0, read) }, context.CancellationToken);
        }

        tail.Sha256 = ByteString.CopyFrom(hash.GetHashAndReset());
        await responseStream.WriteAsync(new() { Tail = tail }, context.CancellationToken);
    }

    private (ExportHead Head, ExportTail Tail) Export(Session session, ExportResultsRequest request, Caller caller, FileStream to)
    {
        // What the database lost is read once more, from the beginning.
        to.SetLength(0);
        var election = ElectionRow.Require(session, request.ElectionId);
        ElectionCount.RequireDirect(election);
        var votingLaw = law.On(session, election.Jurisdiction, TextFormats.FirstDay(election.VotingOn));
        var visibility = Visibility.Of(session, election, law.On(session, election.Jurisdiction, ledger.Today), ledger.Now);
        var source = new ExportSource(session, election, law, votingLaw, caller, visibility);
        var rows = Write(source.Plan(request.Level, ledger.Now), request.Format, to);
        to.Flush();
        var (extension, mediaType) = FormatOf(request.Format);
        return (new()
        {
            FileName = $"{election.Id}-{EnumText.Of(request.Level).ToLowerInvariant()}.{extension}",
            MediaType = mediaType,
            LedgerSize = (ulong)LedgerProofs.SizeOf(session),
            Size = (ulong)to.Length,
        }, new() { Rows = rows, Withheld = { source.Withheld }, Source = source.Weakest });
    }

    private static ulong Write(ExportPlan plan, ExportFormat format, FileStream to)
    {
        switch (format)
        {
            case ExportFormat.Csv:
                return CsvExport.Write(plan, to);
            case ExportFormat.Parquet:
                return ParquetExport.Write(plan, to);
            case ExportFormat.NistXml:
                using (var xml = new NistXmlWriter(to))
                    return NistExport.Write(plan, xml);
            default:
                using (var json = new NistJsonWriter(to))
                    return NistExport.Write(plan, json);
        }
    }

    private static (string Extension, string MediaType) FormatOf(ExportFormat format) => format switch
    {
        ExportFormat.Csv => ("csv", "text/csv; charset=utf-8; header=present"),
        ExportFormat.Parquet => ("parquet", "application/vnd.apache.parquet"),
        ExportFormat.NistXml => ("xml", "application/xml"),
        _ => ("json", "application/json"),
    };
}
