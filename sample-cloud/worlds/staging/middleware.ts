import type { Draft } from '../draft';
import { addFileSystem } from '../parts/file-system';
import { addEventBus, addQueue, addTopic } from '../parts/messaging';
import { can, type Statement } from '../parts/policy-document';
import { addSecret } from '../parts/secret';
import { enabledRegions, main } from './places';

/** Topics, queues, secrets and files that came with one experiment or another. */
export function addMiddleware(draft: Draft): void {
  const { clock } = draft;
  const everybody = (action: string): Statement => ({ ...can(action), Principal: '*' });
  addTopic(draft, { region: main, name: 'staging-events', statements: [everybody('SNS:*')] });
  addQueue(draft, { region: main, name: 'cleanup-failed', created: clock.ago(870), kmsKeyArn: null });
  addQueue(draft, { region: main, name: 'staging-orders', created: clock.ago(1190), kmsKeyArn: null, statements: [everybody('sqs:*')] });
  for (const region of enabledRegions) addEventBus(draft, region, 'default');
  addEventBus(draft, main, 'staging-orders', { created: clock.ago(700), statements: [everybody('events:PutEvents')] });
  addSecret(draft, { region: main, name: 'staging/database', created: clock.ago(1190), statements: [everybody('secretsmanager:*')] });
  addFileSystem(draft, { region: main, name: 'staging-uploads', created: clock.ago(1100), kmsKeyArn: null, backups: null });
}
