import type { Draft } from '../draft';
import { addFileSystem } from '../parts/file-system';
import { keyArn } from '../parts/kms-key';
import { addEventBus, addQueue, addTopic } from '../parts/messaging';
import { addSecret } from '../parts/secret';
import { main, regions, tagsOf } from './places';

/** Messages, secrets and files as they should be. */
export function addMiddleware(draft: Draft): void {
  const { clock } = draft;
  const common = { region: main, created: clock.ago(200), kmsKeyArn: keyArn(draft, main, 'sandbox-data'), tags: tagsOf('platform') };
  addTopic(draft, { ...common, name: 'sandbox-alarms' });
  addQueue(draft, { ...common, name: 'sandbox-jobs' });
  for (const region of regions) addEventBus(draft, region, 'default');
  addSecret(draft, { ...common, name: 'sandbox/database', rotatesEvery: 30 });
  addFileSystem(draft, { ...common, name: 'sandbox-files' });
}
