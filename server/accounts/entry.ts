import type { AwsTarget, ConnectOptions } from '@/server/aws/connect';
import { env } from '@/server/env';
import type { OrgId } from '@/server/ids';
import type { AccountRecord } from './connect/find-account';
import { storedAccessKey } from './keys/access-key';
import { isSampleAccount } from './sample-accounts';

type Enterable = Pick<AccountRecord, 'orgId' | 'id' | 'accountId' | 'partition' | 'kind' | 'roleArn' | 'externalId' | 'region'>;

/** How an account is entered, by whichever way it is connected. */
export function entryTo(account: Enterable): AwsTarget {
  const { orgId, id, accountId, partition, kind, roleArn, externalId, region } = account;
  return {
    accountId,
    partition,
    kind,
    roleArn,
    externalId,
    region,
    ...(kind === 'keys' ? { accessKey: storedAccessKey(orgId as OrgId, id) } : {}),
  };
}

/** Where calls for the account go: a sample account's to the sample cloud, also when it is entered by key. */
export function endpointsFor({ kind, accountId }: Pick<Enterable, 'kind' | 'accountId'>): ConnectOptions['endpoints'] {
  const { SAMPLE_CLOUD_URL, AWS_ENDPOINT_URL } = env();
  const isSampleByKey = kind === 'keys' && isSampleAccount(accountId);
  return { sample: SAMPLE_CLOUD_URL, custom: isSampleByKey ? SAMPLE_CLOUD_URL : AWS_ENDPOINT_URL };
}
