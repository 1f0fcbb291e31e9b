import type { AccountState } from '../../contract';
import type { OperationContext, SampleService } from '../../define-service';
import { refusal } from '../error-codes';
import type { LoadedService } from '../load-service';
import { iamAction } from './iam-actions';
import type { Identity } from './identity';
import { allows } from './policy';

/** Throws the service's denial unless every policy set of the caller allows the operation. */
export function authorize(
  identity: Identity,
  { service, protocol }: LoadedService,
  operation: string,
  input: Record<string, unknown>,
): void {
  const action = iamAction(service, operation);
  if (action === null) return;
  const resources = resourcesOf(service, input, identity.account.partition);
  if (identity.policySets.every((policies) => allows(policies, action, resources))) return;
  throw refusal('denied', service.name, protocol, `User: ${identity.arn} is not authorized to perform: ${action}`);
}

/** The same for an operation that says what it acts on: each of these must be allowed. */
export function authorizeTouches(
  identity: Identity,
  { service, protocol }: LoadedService,
  operation: string,
  input: unknown,
  context: OperationContext,
): void {
  for (const { action, arn, keys } of service.touches?.[operation]?.(input as never, context) ?? []) {
    if (identity.policySets.every((policies) => allows(policies, action, [arn], keys))) continue;
    throw refusal(
      'denied',
      service.name,
      protocol,
      `You are not authorized to perform this operation. User: ${identity.arn}, ${action} on ${arn}`,
    );
  }
}

/** What the call names by ARN, or the S3 bucket; `*` when it names nothing. */
function resourcesOf(service: SampleService, input: Record<string, unknown>, partition: string): string[] {
  if (service.name === 's3' && typeof input.Bucket === 'string') return [`arn:${partition}:s3:::${input.Bucket}`];
  // Findings are imported into a product, which each of them names.
  const products = (input.Findings as { ProductArn?: unknown }[] | undefined)?.flatMap(({ ProductArn }) =>
    typeof ProductArn === 'string' ? [ProductArn] : [],
  );
  if (products && products.length > 0) return [...new Set(products)];
  const arns = Object.values(input).filter((value): value is string => typeof value === 'string' && value.startsWith('arn:'));
  return arns.length > 0 ? arns : ['*'];
}

/** The state, with `find` denying what a resource refuses to this operation. */
export function guardState(state: AccountState, { service, protocol }: LoadedService, operation: string): AccountState {
  const names: readonly (string | null)[] = [operation, `${service.name}:${operation}`, iamAction(service, operation)];
  return {
    list: (type, region) => state.list(type, region),
    find(type, region, arnOrId) {
      const found = state.find(type, region, arnOrId);
      if (found?.refuses?.some((refused) => names.includes(refused))) {
        throw refusal('denied', service.name, protocol, `Access to ${found.arn} is denied by its own policy.`);
      }
      return found;
    },
  };
}

/** S3 answers for Multi-Region Access Points here alone, to every account. */
const multiRegionHome = 'us-west-2';

/** Whether the account takes part in the region. Accounts without a list of regions take part everywhere. */
export function isRegionEnabled({ account }: Identity, region: string): boolean {
  if (account.regions.length === 0 || region === multiRegionHome) return true;
  return account.regions.some(({ name, enabled }) => name === region && enabled);
}
