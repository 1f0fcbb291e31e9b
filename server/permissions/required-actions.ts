import type { DeepRead } from '@/server/aws/deep-reads';
import type { OperationName } from '@/server/aws/operation';
import { checks } from '@/server/checks/registry';
import { actionsOf, collectors } from '@/server/collect/registry';
import { driftOperations } from '@/server/drift/aws/operations';
import { costOperations } from './cost-operations';
import { isGrantedByAws } from './grants';

/** Something that we call in a customer's account, and what for. */
export interface RequiredOperation {
  operation: OperationName;
  /** The IAM actions that allow it. */
  actions: readonly string[];
  /** Our name of the service that calls it, as in check ids. */
  service: string;
  /** Ids of the checks that stay unknown without it. */
  checkIds: readonly string[];
}

/** What we call besides collecting: asking IAM, once before the first scan, what the role may do. */
const preflightOperation: RequiredOperation = {
  operation: 'iam:SimulatePrincipalPolicy',
  actions: ['iam:SimulatePrincipalPolicy'],
  service: 'preflight',
  checkIds: [],
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every operation that collectors declare, with the checks that stand on it. Everything below comes from this list. */
const declaredOperations: readonly (RequiredOperation & { deepRead: DeepRead | undefined })[] = collectors
  .flatMap(({ service, operations }) =>
    operations.map((spec) => ({
      operation: spec.operation,
      actions: actionsOf(spec),
      service,
      checkIds: checks.filter((check) => check.needs.includes(spec.operation)).map((check) => check.id),
      deepRead: spec.deepRead,
    })),
  )
  .sort((a, b) => byText(a.operation, b.operation));

/** Without those that give out contents, which nobody has to allow. */
export const collectorOperations: readonly RequiredOperation[] = declaredOperations
  .filter(({ deepRead }) => deepRead === undefined)
  .map(({ deepRead: _, ...required }) => required);

/** What is called beside them in an account whose admin opted into reading these contents. */
export const deepReadOperations = (opted: readonly string[]): RequiredOperation[] =>
  declaredOperations
    .filter(({ deepRead }) => deepRead !== undefined && opted.includes(deepRead))
    .map(({ deepRead: _, ...required }) => required);

/** What looking for drift asks beside the inventory: a group of its own, without which all else works. */
const driftGroup: readonly RequiredOperation[] = driftOperations.map((each) => ({ ...each, service: 'drift', checkIds: [] }));

export const requiredOperations: readonly RequiredOperation[] = [
  ...collectorOperations,
  ...costOperations,
  ...driftGroup,
  preflightOperation,
];

/** Every IAM action that we use, sorted, once each. */
export const requiredActions: readonly string[] = [...new Set(requiredOperations.flatMap(({ actions }) => actions))].sort(byText);

/** Those that AWS's SecurityAudit and ViewOnlyAccess do not grant: all that the role must be given on top. */
export const extraActions: readonly string[] = requiredActions.filter((action) => !isGrantedByAws(action));
