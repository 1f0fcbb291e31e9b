import { type AuditActor, recordAudit, scopeOf } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { type Actor, authorise } from '@/server/identity/actor';
import { defaultSettings } from '../constants';
import type { SettingsInput } from '../schema';

/** What may be asked, and how much of it may be paid: a decision about the whole organization's money. */
export async function updateCostSettings(actor: Actor, input: SettingsInput): Promise<SettingsInput> {
  authorise(actor, 'organization:update');
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    await tx.sql`
      insert into cost_settings (org_id, monthly_request_cap, tag_keys, aws_anomalies, schedule, updated_by)
      values (${orgId}, ${input.monthlyRequestCap}, ${input.tagKeys}, ${input.awsAnomalies}, ${input.schedule}, ${actor.userId})
      on conflict (org_id) do update set monthly_request_cap = excluded.monthly_request_cap, tag_keys = excluded.tag_keys,
        aws_anomalies = excluded.aws_anomalies, schedule = excluded.schedule, updated_by = excluded.updated_by, updated_at = now()`;
    // Figures of a tag that is no longer chosen would grow old unnoticed.
    await tx.sql`delete from cost_entries where org_id = ${orgId} and grouping = 'tag' and not tag_key = any(${input.tagKeys})`;
    await recordAudit(tx, actor, { action: 'costs.settings', data: { ...input } });
  });
  return input;
}

/** For an organization that has decided nothing yet: tags to break down by, the rest as by default. */
export async function chooseFirstTags(by: AuditActor, tagKeys: string[]): Promise<void> {
  const { orgId } = by;
  const { monthlyRequestCap, awsAnomalies, schedule } = defaultSettings;
  await withOrg(scopeOf(by), async (tx) => {
    const fresh = await tx.sql`
      insert into cost_settings (org_id, monthly_request_cap, tag_keys, aws_anomalies, schedule)
      values (${orgId}, ${monthlyRequestCap}, ${tagKeys}, ${awsAnomalies}, ${schedule}) on conflict do nothing returning 1`;
    if (fresh.length > 0) await recordAudit(tx, by, { action: 'costs.settings', data: { tagKeys } });
  });
}
