import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { toAwsError } from '@/server/aws/classify';
import { withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { announce } from '@/server/live/announce';
import { openDriftSession } from '../account';
import type { Place } from '../aws/calls';
import { trailsAtMost } from '../constants';
import { loadDetection } from '../execute/load-detection';
import type { ChangeTrail } from '../types';
import { readEvent } from './read-event';

const keptDays = 90;
const eventsShown = 5;

/** Services whose events are written in the partition's first region, wherever somebody sits. */
const isGlobal = (resourceType: string): boolean => /^AWS::(IAM|CloudFront|Route53|WAF|Organizations)::/.test(resourceType);
const globalHome: Readonly<Record<string, string>> = {
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
};

interface Wanted {
  logical_id: string;
  resource_type: string;
  physical_id: string;
}

/**
 * Asks CloudTrail who changed the drifted resources of a detection, at its pace of two questions a second, and stores the answers.
 * Refused once, it asks no more: 'not permitted' is then the answer for all. Safe to repeat.
 */
export async function lookUpTrails(orgId: OrgId, id: string): Promise<{ asked: number }> {
  const context = await loadDetection(orgId, id).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  if (!context) return { asked: 0 };
  const { detection, account } = context;
  const wanted = await withOrg(
    orgId,
    ({ sql }) => sql<Wanted[]>`
      select logical_id, resource_type, physical_id from drift_results
      where org_id = ${orgId} and detection_id = ${id} and drift_status in ('MODIFIED', 'DELETED') and physical_id is not null and trail is null
      order by logical_id`,
  );
  if (wanted.length === 0) return { asked: 0 };
  const session = openDriftSession(account, id);
  const answers: Record<string, ChangeTrail> = {};
  let denied = false;
  for (const [index, each] of wanted.entries()) {
    if (index >= trailsAtMost) answers[each.logical_id] = { state: 'not-asked' };
    else if (denied) answers[each.logical_id] = { state: 'denied' };
    else {
      const region = isGlobal(each.resource_type) ? (globalHome[account.partition] ?? 'us-east-1') : detection.region;
      const answer = await lookUp({ session, region }, each.physical_id, detection.finishedAt ?? new Date());
      denied = answer.state === 'denied';
      answers[each.logical_id] = answer;
    }
  }
  await withOrg(orgId, async ({ sql }) => {
    await sql`
      update drift_results set trail = t.value from jsonb_each(${JSON.stringify(answers)}::jsonb) t
      where org_id = ${orgId} and detection_id = ${id} and logical_id = t.key`;
    await announce(sql, { orgId, channel: 'drift', id: account.id });
  });
  return { asked: Math.min(wanted.length, trailsAtMost) };
}

/** The newest changes of one resource. Never throws for what AWS answers. */
export async function lookUp(place: Place, physicalId: string, until: Date): Promise<ChangeTrail> {
  try {
    for (const name of namesOf(physicalId)) {
      const answer = await place.session.client(CloudTrailClient, place.region).send(
        new LookupEventsCommand({
          LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: name }],
          StartTime: new Date(until.getTime() - keptDays * 86_400_000),
          MaxResults: 50,
        }),
        { abortSignal: place.signal },
      );
      const events = (answer.Events ?? []).flatMap((event) => readEvent(event) ?? []);
      if (events.length > 0) return { state: 'found', events: events.slice(0, eventsShown) };
    }
    return { state: 'none' };
  } catch (error) {
    const { kind, code } = toAwsError(error, 'cloudtrail:LookupEvents', place.region);
    return kind === 'denied' ? { state: 'denied' } : { state: 'failed', code };
  }
}

/** CloudTrail writes a resource down by its ARN or by its name, as the service likes. */
const namesOf = (physicalId: string): string[] => {
  const short = /[/:]([^/:]+)$/.exec(physicalId)?.[1];
  return [physicalId, ...(short && (physicalId.startsWith('arn:') || physicalId.startsWith('https:')) ? [short] : [])];
};
