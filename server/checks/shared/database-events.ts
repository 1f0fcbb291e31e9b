import type { OperationName } from '@/server/aws/operation';
import type { Resource } from '@/server/collect/types';
import { fail, pass } from '../define-check';
import type { Remedy, Snapshot, Verdict } from '../types';

export const eventReads = [{ type: 'AWS::RDS::EventSubscription', scope: 'region' }] as const;
export const eventNeeds = (listing: OperationName): readonly OperationName[] => [listing, 'rds:DescribeEventSubscriptions'];

interface EventSource {
  /** RDS's name of the kind: `db-instance`. */
  kind: string;
  /** RDS's name of this very one. */
  id: string;
}

const lower = (list: readonly string[] | undefined) => (list ?? []).map((text) => text.toLowerCase());

/** A subscription that names no kind, no sources or no categories hears of all of them. */
function hears({ data }: Resource<'AWS::RDS::EventSubscription'>, { kind, id }: EventSource): boolean {
  if (data.Enabled !== true || data.Status?.toLowerCase() !== 'active') return false;
  if (!data.SourceType) return true;
  const sources = lower(data.SourceIdsList);
  return data.SourceType.toLowerCase() === kind && (sources.length === 0 || sources.includes(id.toLowerCase()));
}

/** Whether somebody is told of each of these categories of events; several subscriptions may share the work. */
export function judgeSubscriptions(source: EventSource, categories: readonly string[], snapshot: Snapshot): Verdict {
  const listening = snapshot.list('AWS::RDS::EventSubscription').filter((subscription) => hears(subscription, source));
  const missing = categories.filter((category) =>
    listening.every(({ data }) => {
      const own = lower(data.EventCategoriesList);
      return own.length > 0 && !own.includes(category);
    }),
  );
  const evidence = { subscriptions: listening.map(({ id }) => id).sort(), missing, categories };
  return missing.length > 0
    ? fail(`Nobody is told of these events: ${missing.join(', ')}`, evidence)
    : pass(`Somebody is told of these events: ${categories.join(', ')}`, evidence);
}

/** How to be told of the events of one kind of source. */
export function subscriptionRemedy(kind: string, categories: readonly string[]): Remedy {
  const quoted = categories.map((category) => JSON.stringify(category));
  return {
    text: 'Subscribe an SNS topic that somebody reads to these events, for all sources of the kind in the region.',
    console: 'RDS → Event subscriptions → Create event subscription.',
    cli: `aws rds create-event-subscription --subscription-name <name> --sns-topic-arn <topic-arn> --source-type ${kind} --event-categories ${quoted.join(' ')} --enabled`,
    terraform: `resource "aws_db_event_subscription" "this" {\n  name             = "<name>"\n  sns_topic        = "<topic-arn>"\n  source_type      = "${kind}"\n  event_categories = [${quoted.join(', ')}]\n}`,
    cloudformation: `Type: AWS::RDS::EventSubscription\nProperties:\n  SnsTopicArn: <topic-arn>\n  SourceType: ${kind}\n  EventCategories:\n${categories.map((category) => `    - ${category}`).join('\n')}`,
  };
}
