using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override async Task ImportBallotRecords(
        IAsyncStreamReader<ImportBallotRecordsRequest> requestStream, IServerStreamWriter<ImportBallotRecordsResponse> responseStream, ServerCallContext context)
    {
        await foreach (var chunk in requestStream.ReadAllAsync(context.CancellationToken))
        {
            var answer = await ledger.Write(chunk, context, tx => Store(tx, chunk));
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }

    private ImportBallotRecordsResponse Store(LedgerTransaction tx, ImportBallotRecordsRequest chunk)
    {
        var audit = Open(tx, chunk.AuditId);
        if (!audit.ComparesRecords())
            throw Refusal.Invalid(ErrorReason.AuditMethodDiffers, ("audit_id", $"the method {audit.Method} of '{audit.Id}' compares no ballot records."));
        var findings = LawOn(tx, audit, tx.OccurredOn).Judge(MayHappen(tx, audit, AuditAct.Record, tx.OccurredOn));
        findings.RefuseIfViolated();

        var response = new ImportBallotRecordsResponse { RequestId = chunk.RequestId, Findings = { findings } };
        var stations = AuditStationRow.Named(tx, audit.Id, chunk.Rows.Select(row => row.PrecinctId));
        var present = tx.Query<StationRecordsRow>(StationsRecorded, new { AuditId = audit.Id, Precincts = stations.Keys })
            .ToDictionary(row => row.PrecinctId, StringComparer.Ordinal);
        foreach (var station in chunk.Rows)
        {
            var row = Committed(audit, station);
            var result = Decide(station, row, stations.GetValueOrDefault(station.PrecinctId), present.GetValueOrDefault(station.PrecinctId), response.Findings);
            result.Row = (uint)response.Rows.Count;
            response.Rows.Add(result);
            if (result.Outcome is not RowOutcome.Stored)
                continue;
            present[station.PrecinctId] = row;
            response.Stations.Add(row.ToProto());
            tx.Insert("AuditStationRecords", tx.Stamp(row));
            tx.InsertMany("BallotRecord", Rows(audit, station));
        }

        Count(tx, audit, response.Stations);
        return response;
    }

    private StationRecordsRow Committed(AuditRow audit, StationBallotRecords station) => new()
    {
        AuditId = audit.Id,
        PrecinctId = station.PrecinctId,
        Ballots = station.Records.Count,
        Commitment = Convert.ToHexStringLower(commitments.To(StationRecordsRow.Text(audit.Id, station)).Span),
    };

    private static RowResult Decide(
        StationBallotRecords station, StationRecordsRow row, AuditStationRow? manifest, StationRecordsRow? present, ICollection<Finding> findings)
    {
        if (manifest is null)
            return new RowResult().Refuse(ErrorReason.StationNotInManifest, $"precinct_id: the manifest has no '{station.PrecinctId}'.");
        var votes = manifest.ToVotes();
        if (BallotRecordRules.Objection(station, manifest.Ballots, [.. votes.Keys]) is { } objection)
            return new RowResult().Refuse(ErrorReason.BallotRecordInvalid, objection);
        if (present is not null)
            return string.Equals(present.Commitment, row.Commitment, StringComparison.Ordinal)
                ? new() { Outcome = RowOutcome.Present }
                : new RowResult().Refuse(ErrorReason.BallotRecordsExist, $"precinct_id: other records of '{station.PrecinctId}' are there already.");
        var unmet = BallotRecordRules.Agree(station, votes, manifest.Invalid).Where(finding => finding.Outcome is Outcome.Violated).ToArray();
        foreach (var finding in unmet)
            findings.Add(finding);
        return unmet.Length == 0
            ? new() { Outcome = RowOutcome.Stored }
            : new RowResult().Refuse(ErrorReason.BallotRecordsDiffer, $"records: those of '{station.PrecinctId}' do not add up to its protocol.");
    }

    private static BallotRecordRow[] Rows(AuditRow audit, StationBallotRecords station) => [.. station.Records.Select(record => new BallotRecordRow
    {
        AuditId = audit.Id,
        PrecinctId = station.PrecinctId,
        Ballot = record.Ballot,
        Container = record.Container,
        Imprint = record.Imprint,
        CandidateId = record.CandidateId,
    })];

    private static void Count(LedgerTransaction tx, AuditRow audit, IReadOnlyCollection<RecordedStation> stored)
    {
        if (stored.Count == 0)
            return;
        tx.Execute(CountStations, new { audit.Id, stored.Count, Version = audit.Version + 1 });
        tx.Record(new BallotRecordsImported { AuditId = audit.Id, Stations = { stored } });
    }

    private const string StationsRecorded = """
        SELECT *
        FROM AuditStationRecords
        WHERE AuditId = @AuditId AND PrecinctId IN @Precincts
        """;

    private const string CountStations = """
        UPDATE Audit
        SET RecordedStations = RecordedStations + @Count, Version = @Version
        WHERE Id = @Id
        """;
}
