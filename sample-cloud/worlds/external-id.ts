import { createHash } from 'node:crypto';

/** The external id that the sample account's CloudLens roles ask for. Not a secret: the accounts are made up. */
export function sampleExternalId(accountId: string): string {
  return `cloudlens-${createHash('sha256').update(`sample external id of ${accountId}`).digest('hex').slice(0, 24)}`;
}

/** The same for the role that may change things. */
export function sampleOperatorExternalId(accountId: string): string {
  return `cloudlens-${createHash('sha256').update(`sample operator id of ${accountId}`).digest('hex').slice(0, 24)}`;
}
