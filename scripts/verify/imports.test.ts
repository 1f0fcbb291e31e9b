import { expect, test } from 'vitest';
import { complaintsAbout } from './imports';

test.each([
  ['components/findings/table.tsx', `import { a } from '@/app/page';`],
  ['server/scans/data.ts', `import { Button } from '@/components/ui/button';`],
  ['server/scans/mutations.ts', `import { scanAccount } from '@/inngest/functions/scans/scan-account';`],
  ['server/scans/mutations.ts', `export * from '../../inngest/functions/index';`],
  ['server/checks/s3/a.ts', `import { withOrg } from '@/server/db';`],
  ['server/collect/s3/a.ts', `const { sql } = await import('drizzle-orm');`],
  ['sample-cloud/main.ts', `import { withOrg } from '@/server/db';`],
  ['sample-cloud/main.ts', `import { run } from '@/server/scans/execute/run';`],
  ['inngest/engine/main.ts', `import { env } from '@/server/env';`],
  ['inngest/client.ts', `import { env } from '../server/env';`],
  ['drizzle/schema/a.ts', `import { SEVERITIES } from '@/server/checks/types';`],
  ['server/env.ts', `import { root } from '@/scripts/lib/root.mjs';`],
])('%s may not say: %s', (file, text) => {
  expect(complaintsAbout(file, text)).toHaveLength(1);
});

test.each([
  ['app/page.tsx', `import { a } from '@/components/a';\nimport { b } from '@/server/b';`],
  ['server/scans/mutations.ts', `import { inngest } from '@/inngest/client';\nimport { scanRequested } from '../../inngest/events';`],
  ['inngest/functions/scans/a.ts', `import { runUnit } from '@/server/scans/execute/run-unit';`],
  ['sample-cloud/main.ts', `import type { ResourceType } from '@/server/collect/types';`],
  ['server/checks/s3/a.ts', `import { defineCheck } from '../define-check';`],
  ['server/scans/data.ts', `import { scans } from '@/drizzle/schema/scans';`],
  ['inngest/engine/main.ts', `import { serve } from './app';`],
])('%s may say: %s', (file, text) => {
  expect(complaintsAbout(file, text)).toEqual([]);
});

test('the complaint says where the code belongs', () => {
  expect(complaintsAbout('components/a.tsx', `import { a } from '@/app/a';`)[0]).toBe(
    'components/a.tsx: imports app/a; what a component needs from app/ belongs in components/ (or comes in as a prop).',
  );
});

test('an import over several lines is seen', () => {
  expect(complaintsAbout('server/a.ts', `import {\n  a,\n  b,\n} from '@/components/x';`)).toHaveLength(1);
});
