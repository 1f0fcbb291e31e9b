import type { WorldRole } from '../../contract';
import { servicePrincipalArn } from '../../credentials';
import { ApiError, defineService, type OperationContext, type SampleService } from '../../define-service';
import type { Directory } from './directory';
import { issueCredentials } from './session-token';

const minimumSeconds = 900;
/** A role's default maximum, which also caps chained roles. */
const maximumSeconds = 3_600;
const maximumPolicyLength = 2_048;

interface AssumeRoleInput {
  RoleArn?: string;
  RoleSessionName?: string;
  ExternalId?: string;
  DurationSeconds?: number;
  Policy?: string;
}

/** STS over the accounts of a world: trust, external ids, durations and session policies as AWS enforces them. */
export function stsService(directory: Directory, wallClock: () => Date): SampleService {
  return defineService({
    name: 'sts',
    signingName: 'sts',
    schemas: () => import('@aws-sdk/client-sts'),
    operations: {
      GetCallerIdentity: (_input, { accountId, callerArn, callerId }) => ({ Account: accountId, Arn: callerArn, UserId: callerId }),
      AssumeRole: (input, context) => assumeRole(input, context, directory, wallClock),
    },
  });
}

function assumeRole(input: AssumeRoleInput, context: OperationContext, directory: Directory, wallClock: () => Date) {
  const { RoleArn = '', RoleSessionName = '', ExternalId, DurationSeconds = maximumSeconds, Policy } = input;
  const arn = /^arn:(aws[\w-]*):iam::(\d{12}):role\/(?:[\w+=,.@-]+\/)*([\w+=,.@-]{1,64})$/.exec(RoleArn);
  if (!arn) throw invalid(`${RoleArn.slice(0, 100)} is no ARN of a role.`);
  if (!/^[\w+=,.@-]{2,64}$/.test(RoleSessionName)) throw invalid('RoleSessionName must have 2 to 64 characters of [\\w+=,.@-].');
  if (ExternalId !== undefined && !/^[\w+=,.@:/-]{2,1224}$/.test(ExternalId))
    throw invalid('ExternalId must have 2 to 1224 characters of [\\w+=,.@:/-].');
  if (DurationSeconds < minimumSeconds || DurationSeconds > maximumSeconds) {
    throw invalid(`DurationSeconds must lie between ${minimumSeconds} and ${maximumSeconds}, the maximum of this role.`);
  }
  if (Policy !== undefined) checkPolicy(Policy);

  const [, partition, accountId = '', roleName = ''] = arn;
  const account = directory.account(accountId);
  const role = account?.partition === partition ? account?.roles.find(({ name }) => name === roleName) : undefined;
  const trusted = context.callerArn === servicePrincipalArn && role !== undefined && opensFor(role.externalId, ExternalId);
  if (!account || !role || !trusted) {
    throw new ApiError('AccessDenied', 403, `${context.callerArn} is not authorized to perform sts:AssumeRole on ${RoleArn}.`);
  }
  const expires = Math.floor(wallClock().getTime() / 1000 + DurationSeconds) * 1000;
  const credentials = issueCredentials({
    accountId,
    roleName,
    sessionName: RoleSessionName,
    expires,
    ...(Policy ? { policy: Policy } : {}),
  });
  const { arn: sessionArn, userId } = directory.identify(credentials.AccessKeyId, credentials.SessionToken) ?? { arn: '', userId: '' };
  return {
    Credentials: credentials,
    AssumedRoleUser: { Arn: sessionArn, AssumedRoleId: userId },
    ...(Policy ? { PackedPolicySize: Math.ceil((Policy.length / maximumPolicyLength) * 100) } : {}),
  };
}

/** As IAM evaluates StringEquals or StringLike: no id never fits a condition, and case counts. */
function opensFor(wanted: WorldRole['externalId'], given: string | undefined): boolean {
  if (wanted === null) return true;
  if (given === undefined) return false;
  return [wanted].flat().some((pattern) => {
    const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*');
    return new RegExp(`^${source}$`).test(given);
  });
}

function checkPolicy(policy: string): void {
  if (policy.length > maximumPolicyLength) throw invalid(`Policy must have at most ${maximumPolicyLength} characters.`);
  try {
    if (JSON.parse(policy)?.Statement) return;
  } catch {
    // Said below, as for JSON that is no policy.
  }
  throw new ApiError('MalformedPolicyDocument', 400, 'The session policy is no policy document.');
}

function invalid(message: string): ApiError {
  return new ApiError('ValidationError', 400, message);
}
