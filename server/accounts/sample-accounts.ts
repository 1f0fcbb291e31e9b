import { createHash } from 'node:crypto';
import { type DeepRead, deepReads } from '@/server/aws/deep-reads';
import { env } from '@/server/env';

/** The accounts of the sample cloud. */
export const sampleAccounts = [
  { accountId: '111122223333', name: 'Lumen Shop – production', region: 'eu-central-1', deepReads: [] },
  // The one whose contents are read.
  { accountId: '444455556666', name: 'Lumen Shop – staging', region: 'eu-central-1', deepReads: [...deepReads] },
  { accountId: '777788889999', name: 'Lumen sandbox', region: 'eu-central-1', deepReads: [] },
] satisfies { accountId: string; name: string; region: string; deepReads: DeepRead[] }[];

/** Whether the id is of a sample account, on an installation that runs the sample cloud. */
export const isSampleAccount = (accountId: string): boolean =>
  env().SAMPLE_CLOUD_URL !== undefined && sampleAccounts.some((account) => account.accountId === accountId);

/** The external id that the sample account's roles ask for: fixed there, since nobody can edit their trust policies. */
export const sampleExternalId = (accountId: string): string =>
  `cloudlens-${createHash('sha256').update(`sample external id of ${accountId}`).digest('hex').slice(0, 24)}`;

/** The same for the role that may change things there. */
export const sampleOperatorExternalId = (accountId: string): string =>
  `cloudlens-${createHash('sha256').update(`sample operator id of ${accountId}`).digest('hex').slice(0, 24)}`;

export const sampleOperatorRole = 'CloudLensOperatorRole';

/** The roles that the sample accounts already have; any other is made later, and gets an external id of its own. */
export const isSampleRole = (roleName: string): boolean =>
  ['CloudLensScanRole', 'CloudLensLegacyRole', 'CloudLensLimitedRole'].includes(roleName);
