using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Gateway.V1;
using Saylau.Observers.V1;
using Saylau.Parliament.V1;
using Saylau.Parties.V1;

namespace Saylau.Testing;

/// <summary>A typed client of every service, all calling as the same caller.</summary>
public sealed class Clients(CallInvoker invoker)
{
    /// <summary>What the clients are made with, for calls by name.</summary>
    public CallInvoker Invoker => invoker;

    /// <summary>Parties and movements.</summary>
    public RegistryService.RegistryServiceClient Registry { get; } = new(invoker);

    /// <summary>Founding congresses.</summary>
    public CongressService.CongressServiceClient Congresses { get; } = new(invoker);

    /// <summary>Organising committees and their notices.</summary>
    public FoundingService.FoundingServiceClient Founding { get; } = new(invoker);

    /// <summary>Signatures of members.</summary>
    public MemberSignatureService.MemberSignatureServiceClient MemberSignatures { get; } = new(invoker);

    /// <summary>Registration.</summary>
    public RegistrationService.RegistrationServiceClient Registration { get; } = new(invoker);

    /// <summary>Standing.</summary>
    public StandingService.StandingServiceClient Standing { get; } = new(invoker);

    /// <summary>Court orders.</summary>
    public CourtOrderService.CourtOrderServiceClient CourtOrders { get; } = new(invoker);

    /// <summary>Alliances.</summary>
    public AllianceService.AllianceServiceClient Alliances { get; } = new(invoker);

    /// <summary>Attributed alignments.</summary>
    public AlignmentService.AlignmentServiceClient Alignments { get; } = new(invoker);

    /// <summary>Claims about parties.</summary>
    public ClaimService.ClaimServiceClient Claims { get; } = new(invoker);

    /// <summary>The money of parties.</summary>
    public FundingService.FundingServiceClient Funding { get; } = new(invoker);

    /// <summary>Precincts.</summary>
    public TerritoryService.TerritoryServiceClient Territory { get; } = new(invoker);

    /// <summary>Commissions and trainings.</summary>
    public CommissionService.CommissionServiceClient Commissions { get; } = new(invoker);

    /// <summary>Offices, terms and elections.</summary>
    public CalendarService.CalendarServiceClient Calendar { get; } = new(invoker);

    /// <summary>Lists of voters.</summary>
    public VoterListService.VoterListServiceClient VoterLists { get; } = new(invoker);

    /// <summary>Complaints.</summary>
    public ComplaintService.ComplaintServiceClient Complaints { get; } = new(invoker);

    /// <summary>Petitions for a referendum.</summary>
    public InitiativeService.InitiativeServiceClient Initiatives { get; } = new(invoker);

    /// <summary>Signatures of initiatives, one by one.</summary>
    public InitiativeSignatureService.InitiativeSignatureServiceClient Signatures { get; } = new(invoker);

    /// <summary>Candidates.</summary>
    public NominationService.NominationServiceClient Nominations { get; } = new(invoker);

    /// <summary>Attributed alignments of initiatives and candidates.</summary>
    public AttributionService.AttributionServiceClient Attributions { get; } = new(invoker);
    /// <summary>Missions of observers.</summary>
    public MissionService.MissionServiceClient Missions { get; } = new(invoker);

    /// <summary>Forms of observers.</summary>
    public FormService.FormServiceClient Forms { get; } = new(invoker);

    /// <summary>Turnout that observers counted.</summary>
    public TurnoutService.TurnoutServiceClient Turnout { get; } = new(invoker);

    /// <summary>Assessments.</summary>
    public AssessmentService.AssessmentServiceClient Assessments { get; } = new(invoker);

    /// <summary>Protocols of polling stations.</summary>
    public ProtocolService.ProtocolServiceClient Protocols { get; } = new(invoker);

    /// <summary>Votes added up, and what follows from them.</summary>
    public TabulationService.TabulationServiceClient Tabulation { get; } = new(invoker);

    /// <summary>Results that were published.</summary>
    public PublicationService.PublicationServiceClient Publications { get; } = new(invoker);

    /// <summary>Assemblies, and elections by them.</summary>
    public AssemblyService.AssemblyServiceClient Assemblies { get; } = new(invoker);

    /// <summary>Risk-limiting audits.</summary>
    public AuditService.AuditServiceClient Audits { get; } = new(invoker);

    /// <summary>Chambers of parliament.</summary>
    public ChamberService.ChamberServiceClient Chambers { get; } = new(invoker);

    /// <summary>Mandates.</summary>
    public MandateService.MandateServiceClient Mandates { get; } = new(invoker);

    /// <summary>Groups and offices of parliament.</summary>
    public GroupService.GroupServiceClient Groups { get; } = new(invoker);

    /// <summary>Bills.</summary>
    public BillService.BillServiceClient Bills { get; } = new(invoker);

    /// <summary>Sittings.</summary>
    public SittingService.SittingServiceClient Sittings { get; } = new(invoker);

    /// <summary>Accreditations and admissions.</summary>
    public AccreditationService.AccreditationServiceClient Accreditations { get; } = new(invoker);

    /// <summary>The floor of sittings.</summary>
    public FloorService.FloorServiceClient Floor { get; } = new(invoker);

    /// <summary>Rooms to watch sittings from, and who is admitted to them.</summary>
    public AdmissionService.AdmissionServiceClient Admissions { get; } = new(invoker);

    /// <summary>Transcripts.</summary>
    public TranscriptService.TranscriptServiceClient Transcripts { get; } = new(invoker);

    /// <summary>What was said at sittings.</summary>
    public ContributionService.ContributionServiceClient Contributions { get; } = new(invoker);

    /// <summary>What of parliament's work was published.</summary>
    public OpennessService.OpennessServiceClient Openness { get; } = new(invoker);

    /// <summary>The procedure of bills.</summary>
    public ProcedureService.ProcedureServiceClient Procedures { get; } = new(invoker);

    /// <summary>Versions of a bill's text, and amendments.</summary>
    public BillTextService.BillTextServiceClient BillTexts { get; } = new(invoker);

    /// <summary>Reports of committees, and constitutional reviews.</summary>
    public DeliberationService.DeliberationServiceClient Deliberations { get; } = new(invoker);

    /// <summary>Votes in detail.</summary>
    public VoteService.VoteServiceClient Votes { get; } = new(invoker);

    /// <summary>Ledgers.</summary>
    public LedgerService.LedgerServiceClient Ledger { get; } = new(invoker);

    /// <summary>Law.</summary>
    public LawService.LawServiceClient Law { get; } = new(invoker);

    /// <summary>Reports.</summary>
    public ReportService.ReportServiceClient Reports { get; } = new(invoker);
}
