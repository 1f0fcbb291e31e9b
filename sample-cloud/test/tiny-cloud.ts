import { AssumeRoleCommand, type AssumeRoleCommandInput, STSClient } from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { type AccessKey, accessKeys, serviceCredentials } from '../credentials';
import { type SampleCloud, type SampleCloudOptions, startSampleCloud } from '../start';
import { tinyServices } from './tiny-services';
import { accountId, roleArn, tinyWorld } from './tiny-world';

export function startTinyCloud(options: Partial<SampleCloudOptions> = {}): Promise<SampleCloud> {
  return startSampleCloud({ world: tinyWorld(), services: tinyServices, limits: 'none', ...options });
}

export const accountKey: AccessKey = accessKeys({ id: accountId });

/** What every client in these tests is made with: one attempt, so that each answer is seen. */
export function clientConfig(
  cloud: Pick<SampleCloud, 'url'>,
  credentials: AccessKey & { sessionToken?: string } = accountKey,
  region = 'eu-west-1',
) {
  const requestHandler = new NodeHttpHandler({ connectionTimeout: 2_000, requestTimeout: 3_000, throwOnRequestTimeout: true });
  return { endpoint: cloud.url, region, credentials, maxAttempts: 1, requestHandler };
}

export function assumeRole(cloud: SampleCloud, input: Partial<AssumeRoleCommandInput> = {}) {
  const sts = new STSClient(clientConfig(cloud, serviceCredentials));
  return sts.send(new AssumeRoleCommand({ RoleArn: roleArn('reader'), RoleSessionName: 'test', ExternalId: 'right-id', ...input }));
}

/** Credentials of a role's session. */
export async function roleCredentials(cloud: SampleCloud, input: Partial<AssumeRoleCommandInput> = {}) {
  const { Credentials } = await assumeRole(cloud, input);
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
}
