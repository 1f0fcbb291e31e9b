import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { ServerTarget, serverFromEnvironment } from '../testing/server-target';
import { Cases } from '../testing/target';
import { endingCases } from './ending';
import { eventCases } from './event';
import { parallelCases } from './parallel';
import { stepCases } from './step';
import { waitingCases } from './waiting';

/* The same functions and the same cases on an Inngest server that the environment names. */

const server = serverFromEnvironment();
if (!server) {
  process.stderr.write(
    '- skipped: the conformance cases on a real Inngest server. Run npm test -- --inngest, or set INNGEST_TEST_URL (docs/engines.md).\n',
  );
}

describe.skipIf(!server)('an Inngest server', () => {
  let target: ServerTarget;
  beforeAll(async () => {
    if (server) target = await ServerTarget.create(server);
  }, 120_000);
  afterAll(() => target?.close());

  describe.concurrent('runs the functions', { timeout: 900_000 }, () => {
    beforeEach(({ task, skip }) => {
      const [, why] = Object.entries(server?.limits ?? {}).find(([title]) => task.name.startsWith(title)) ?? [];
      skip(why !== undefined, why);
    });
    const cases = new Cases(() => target);
    for (const group of [eventCases, stepCases, parallelCases, waitingCases, endingCases]) group(cases);
  });
});
