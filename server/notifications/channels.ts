import { randomUUID } from 'node:crypto';
import { and, count, eq } from 'drizzle-orm';
import { notificationChannels, notificationDeliveries } from '@/drizzle/schema/notifications';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { env } from '@/server/env';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { asOrgId } from '@/server/ids';
import { mailIsSetUp } from '@/server/mail/send';
import { type ChannelSecret, makeSigningSecret, openChannel, sealChannel } from './channel-secret';
import { channelsAtMost } from './constants';
import { channelView } from './data';
import { deliver } from './deliver/deliver';
import type { Outcome } from './deliver/outcome';
import { checkAddress, RefusedAddress } from './deliver/reachable-host';
import { memberEmails } from './member-emails';
import type { Message } from './message';
import { organizationName } from './organization-name';
import type { ChannelChange, NewChannel } from './schema';
import type { ChannelRow } from './types';

/** So long the secret before a rotation still signs as well. */
const overlapMs = 24 * 3_600_000;

const slackHosts = ['hooks.slack.com', 'hooks.slack-gov.com'];

/** Where it leads, in a form that may be shown, and what is to be sealed. @throws AppError UNPROCESSABLE for what cannot be sent to */
async function read(actor: Actor, input: NewChannel): Promise<{ target: string; secret: ChannelSecret }> {
  if (input.kind === 'email') {
    if (!mailIsSetUp()) throw new AppError('UNPROCESSABLE', 'No mail server is set up here: the operator sets SMTP_URL first.');
    const members = await memberEmails(actor.orgId);
    const strangers = input.recipients.filter((recipient) => !members.has(recipient));
    if (strangers.length > 0)
      throw new AppError('UNPROCESSABLE', `Letters go to members of the organization only. Invite ${strangers.join(', ')} first.`, {
        field: 'recipients',
      });
    return { target: input.recipients.join(', '), secret: { kind: 'email', recipients: input.recipients } };
  }
  if (input.kind === 'sns') {
    const { kind, topicArn, accessKeyId, secretAccessKey } = input;
    return { target: topicArn, secret: { kind, topicArn, accessKeyId, secretAccessKey } };
  }
  let url: URL;
  try {
    url = checkAddress(input.kind === 'jira' ? input.site : input.url);
  } catch (error) {
    if (error instanceof RefusedAddress)
      throw new AppError('UNPROCESSABLE', error.message, { field: input.kind === 'jira' ? 'site' : 'url' });
    throw error;
  }
  if (input.kind === 'jira') {
    const { kind, email, apiToken, projectKey, issueType } = input;
    return { target: `${url.host}, ${projectKey}`, secret: { kind, site: url.origin, email, apiToken, projectKey, issueType } };
  }
  if (input.kind === 'webhook') return { target: url.host, secret: { kind: 'webhook', url: url.href, signingSecret: makeSigningSecret() } };
  if (!slackHosts.includes(url.hostname) && !env().WEBHOOK_PRIVATE_HOSTS.includes(url.hostname))
    throw new AppError('UNPROCESSABLE', 'This is no incoming webhook of Slack: they begin with https://hooks.slack.com/.', {
      field: 'url',
    });
  return { target: url.host, secret: { kind: 'slack', url: url.href } };
}

/** A new channel. @returns for webhooks also the signing secret, this once */
export async function createChannel(actor: Actor, input: NewChannel): Promise<{ channel: ChannelRow; signingSecret: string | null }> {
  authorise(actor, 'organization:update');
  const { orgId } = actor;
  const { target, secret } = await read(actor, input);
  const id = randomUUID();
  const sealed = await sealChannel(orgId, id, secret);
  const channel = await withOrg(actor, async (tx) => {
    await refuseTooMany(tx, actor);
    const [row] = await tx
      .insert(notificationChannels)
      .values({ orgId, id, name: input.name, kind: input.kind, target, secret: sealed, createdBy: actor.userId })
      .returning();
    if (!row) throw new Error('An inserted channel was not returned.');
    await recordAudit(tx, actor, {
      action: 'notification-channel.create',
      target: id,
      data: { name: input.name, kind: input.kind, target },
    });
    return channelView(row);
  });
  return { channel, signingSecret: secret.kind === 'webhook' ? secret.signingSecret : null };
}

async function refuseTooMany(tx: Tx, { orgId }: Actor): Promise<void> {
  const [row] = await tx.select({ all: count() }).from(notificationChannels).where(eq(notificationChannels.orgId, orgId));
  if ((row?.all ?? 0) >= channelsAtMost)
    throw new AppError('CONFLICT', `There are ${channelsAtMost} channels already, which is the most: delete one first.`);
}

const isRow = (actor: Actor, id: string) => and(eq(notificationChannels.orgId, actor.orgId), eq(notificationChannels.id, id));

export async function updateChannel(actor: Actor, id: string, change: ChannelChange): Promise<ChannelRow> {
  authorise(actor, 'organization:update');
  return withOrg(actor, async (tx) => {
    const [row] = await tx
      .update(notificationChannels)
      // Switched on again, it begins afresh.
      .set({ ...change, ...(change.enabled ? { lastError: null } : {}), updatedAt: new Date() })
      .where(isRow(actor, id))
      .returning();
    if (!row) throw notFound('channel');
    await recordAudit(tx, actor, { action: 'notification-channel.update', target: id, data: { ...change } });
    return channelView(row);
  });
}

/** Goes with its rules and its log. */
export async function deleteChannel(actor: Actor, id: string): Promise<void> {
  authorise(actor, 'organization:update');
  await withOrg(actor, async (tx) => {
    const [row] = await tx.delete(notificationChannels).where(isRow(actor, id)).returning();
    if (!row) throw notFound('channel');
    await recordAudit(tx, actor, { action: 'notification-channel.delete', target: id, data: { name: row.name, target: row.target } });
  });
}

/** A new signing secret, shown this once; the old one signs as well for a day. */
export async function rotateSecret(actor: Actor, id: string, now = new Date()): Promise<{ signingSecret: string; previousUntil: string }> {
  authorise(actor, 'organization:update');
  return withOrg(actor, async (tx) => {
    const [row] = await tx.select().from(notificationChannels).where(isRow(actor, id)).for('update');
    if (!row) throw notFound('channel');
    const secret = await openChannel(actor.orgId, id, row.secret);
    if (secret.kind !== 'webhook') throw new AppError('UNPROCESSABLE', 'Only messages to webhooks are signed.');
    const signingSecret = makeSigningSecret();
    const previous = { signingSecret: secret.signingSecret, until: new Date(now.getTime() + overlapMs).toISOString() };
    const sealed = await sealChannel(actor.orgId, id, { ...secret, signingSecret, previous });
    await tx.update(notificationChannels).set({ secret: sealed, updatedAt: now }).where(isRow(actor, id));
    await recordAudit(tx, actor, { action: 'notification-channel.rotate', target: id, data: { name: row.name } });
    return { signingSecret, previousUntil: previous.until };
  });
}

/** Sends a test, and waits for what becomes of it. A failed one is not tried again. */
export async function testChannel(actor: Actor, id: string): Promise<Outcome> {
  authorise(actor, 'organization:update');
  const { orgId } = actor;
  const message: Message = {
    type: 'test',
    organization: { id: orgId, name: await organizationName(orgId) },
    rule: null,
    total: 0,
    counts: {},
    changes: [],
    url: `${env().APP_URL}/settings/notifications`,
  };
  const deliveryId = await withOrg(actor, async (tx) => {
    const [channel] = await tx.select().from(notificationChannels).where(isRow(actor, id));
    if (!channel) throw notFound('channel');
    const [row] = await tx
      .insert(notificationDeliveries)
      .values({ orgId, channelId: id, ruleName: 'Test', message, changes: 0 })
      .returning({ id: notificationDeliveries.id });
    await recordAudit(tx, actor, { action: 'notification-channel.test', target: id, data: { name: channel.name } });
    return row?.id ?? '';
  });
  const outcome = await deliver(asOrgId(orgId), deliveryId);
  if (!outcome?.ok)
    await withOrg(actor, (tx) =>
      tx
        .update(notificationDeliveries)
        .set({ status: 'dead', endedAt: new Date() })
        .where(and(eq(notificationDeliveries.orgId, orgId), eq(notificationDeliveries.id, deliveryId))),
    );
  return outcome ?? { ok: false, status: null, error: 'Somebody else is sending it at this moment.' };
}
