import type { OperationName } from '@/server/aws/operation';
import type { WatchedService } from '@/server/collect/iam/watched-services';
import type { ResourceData } from '@/server/collect/resource-data';
import { fail, notApplicable, pass, unknown } from '../define-check';
import type { Verdict } from '../types';
import { dayText, isOlderThan, toDate } from './dates';

export const serviceUseNeeds: readonly OperationName[] = [
  'iam:GetAccountAuthorizationDetails',
  'iam:GenerateServiceLastAccessedDetails',
  'iam:GetServiceLastAccessedDetails',
];

const names: Record<WatchedService, string> = { bedrock: 'Bedrock', sagemaker: 'SageMaker' };

/**
 * Whether a user who may work with a service does so. Somebody who never did counts from the day he was made, and AWS looks
 * back 400 days.
 */
export function judgeServiceUse(
  { lastAccessed, CreateDate }: ResourceData['AWS::IAM::User'],
  service: WatchedService,
  days: number,
  now: Date,
): Verdict {
  if (!lastAccessed) return unknown('AWS did not tell which services the user works with');
  const used = lastAccessed[service];
  if (used === undefined) return notApplicable(`No policy lets the user work with ${names[service]}`);
  const evidence = { service, lastUsed: used };
  const last = toDate(used);
  if (last) {
    const summary = `The user last worked with ${names[service]} on ${dayText(last)}`;
    return isOlderThan(last, days, now) ? fail(summary, evidence) : pass(summary, evidence);
  }
  const made = toDate(CreateDate);
  if (made && !isOlderThan(made, days, now))
    return pass(`The user was made on ${dayText(made)} and has not worked with ${names[service]} yet`, evidence);
  return fail(`The user may work with ${names[service]} and is not known to have done so`, evidence);
}
