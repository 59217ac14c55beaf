using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Procedures;

/// <summary>The procedure that bills go through: steps, routes between them, and what each route asks for.</summary>
internal sealed partial class ProcedureService(LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law) : V1.ProcedureService.ProcedureServiceBase;
