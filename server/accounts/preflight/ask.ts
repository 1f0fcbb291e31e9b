import { toAwsError } from '@/server/aws/classify';
import type { OperationName } from '@/server/aws/operation';
import type { AwsSession } from '@/server/aws/session';
import { type RequiredOperation, requiredOperations } from '@/server/permissions/required-actions';
import { probes } from './probes';
import type { PreflightOperation, PreflightReport } from './report';
import { type Simulation, simulate } from './simulate';

const simulator: OperationName = 'iam:SimulatePrincipalPolicy';

/** Errors by which AWS says that it looked, so that the caller may: there is none, or the question lacked something. */
const answeredByNo =
  /^(NoSuch|ResourceNotFound|NotFound|ReportNotPresent|ReportExpired|ReportInProgress|Validation|Invalid(Parameter|Request)|MissingParameter)/;
/** Codes by which a policy says no; a bare 403 of something in between is none. */
const deniedByPolicy = /AccessDenied|Unauthorized|NotAuthorized|AuthorizationError/i;

/**
 * Finds out what the role may do, before anything is scanned: by calling what needs no resource, and by asking IAM's simulator about the
 * rest. Nothing is claimed that neither said: then an operation is `not-tested`.
 */
export async function askWhatIsAllowed(
  session: AwsSession,
  region: string,
  roleArn: string,
  operations: readonly RequiredOperation[] = requiredOperations,
): Promise<PreflightReport> {
  const called = await Promise.all(operations.map((each) => call(session, region, each)));
  const left = operations.filter((_, index) => called[index]?.state === 'not-tested');
  const actions = [...new Set(left.filter(({ operation }) => operation !== simulator).flatMap((each) => each.actions))];
  const simulation = await simulate(session, region, roleArn, actions);
  return {
    region,
    operations: operations.map((each, index) => {
      const own = called[index] ?? notTested(each, null);
      return own.state === 'not-tested' ? fromSimulation(each, simulation, own.code) : own;
    }),
  };
}

const notTested = ({ operation, actions }: RequiredOperation, code: string | null): PreflightOperation => ({
  operation,
  actions,
  state: 'not-tested',
  how: null,
  code,
});

async function call(session: AwsSession, region: string, required: RequiredOperation): Promise<PreflightOperation> {
  const { operation, actions } = required;
  const probe = probes[operation];
  if (!probe) return notTested(required, null);
  try {
    await probe(session, region);
    return { operation, actions, state: 'allowed', how: 'called', code: null };
  } catch (error) {
    const { kind, code } = toAwsError(error, operation, region);
    if (kind === 'denied' && deniedByPolicy.test(code)) return { operation, actions, state: 'denied', how: 'called', code };
    if (kind === 'gone' || (kind === 'failed' && answeredByNo.test(code)))
      return { operation, actions, state: 'allowed', how: 'called', code };
    return notTested(required, code);
  }
}

function fromSimulation(required: RequiredOperation, simulation: Simulation, code: string | null): PreflightOperation {
  const { operation, actions } = required;
  if ('failed' in simulation) {
    if (operation !== simulator) return notTested(required, code ?? simulation.failed.code);
    return simulation.failed.kind === 'denied'
      ? { operation, actions, state: 'denied', how: 'called', code: simulation.failed.code }
      : notTested(required, simulation.failed.code);
  }
  if (operation === simulator) return { operation, actions, state: 'allowed', how: 'called', code: null };
  const decisions = actions.map((action) => simulation.decisions.get(action.toLowerCase()));
  if (decisions.includes('denied')) return { operation, actions, state: 'denied', how: 'simulated', code };
  // A call that failed for another reason than permission was made: what the policies mean does not outweigh that.
  if (code === null && decisions.every((each) => each === 'allowed'))
    return { operation, actions, state: 'allowed', how: 'simulated', code };
  return notTested(required, code);
}
