namespace Saylau.Gateway.Reports;

/// <summary>Reports composed from the records of every area.</summary>
public sealed partial class ReportService(ReportComposer composer) : V1.ReportService.ReportServiceBase;
