import { randomBytes } from 'node:crypto';
import type { AnyOrgId } from '@/server/ids';
import type { SecretPlace } from '@/server/secrets/place';
import { openSecret, sealSecret } from '@/server/secrets/seal';

/** What is sealed of a channel. */
export type ChannelSecret =
  | { kind: 'slack'; url: string }
  | { kind: 'email'; recipients: string[] }
  | { kind: 'jira'; site: string; email: string; apiToken: string; projectKey: string; issueType: string }
  | { kind: 'sns'; topicArn: string; accessKeyId: string; secretAccessKey: string }
  | {
      kind: 'webhook';
      url: string;
      /** `whsec_` and 32 bytes in base64, as Standard Webhooks has them. */
      signingSecret: string;
      /** Signed with as well until then, so that a receiver may change over in between. */
      previous?: { signingSecret: string; until: string };
    };

const placeOf = (orgId: AnyOrgId, channelId: string): SecretPlace => ({
  orgId,
  table: 'notification_channels',
  column: 'secret',
  rowId: channelId,
});

export const sealChannel = (orgId: AnyOrgId, channelId: string, secret: ChannelSecret): Promise<string> =>
  sealSecret(placeOf(orgId, channelId), JSON.stringify(secret));

/** @throws SealedSecretError when the present keys do not open it */
export const openChannel = async (orgId: AnyOrgId, channelId: string, text: string): Promise<ChannelSecret> =>
  JSON.parse(await openSecret(placeOf(orgId, channelId), text)) as ChannelSecret;

export const makeSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
