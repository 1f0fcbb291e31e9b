import { afterAll, expect, inject, it } from 'vitest';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import type { AnyResource } from '@/server/collect/types';
import { closeDatabase } from '@/server/db';
import { makeScan } from '../testing/make-scan';
import { pagesRead, region, verdict, writeVerdicts } from '../testing/write-verdicts';
import { applyResources } from './apply-resources';
import { analyseStaging, stageResources, withStaging } from './staging';

// A new installation: PostgreSQL takes its tables for empty, and plans as if a scan did not fill them.
await takeOwnDatabase(inject('databaseUrls').owner);

afterAll(closeDatabase);

const [few, many] = [1_000, 5_000];
const now = '2026-11-01T00:00:00Z';

it('a verdict of a first scan costs as little as a later one, however many come at once', async () => {
  const place = await makeScan();
  const pagesFor = async (from: number, count: number) => {
    const records = Array.from({ length: count }, (_, n) => verdict(`i-${from + n}`));
    return (await writeVerdicts(place, records, now, (sql) => pagesRead(sql, 'verdicts'))) / count;
  };
  await pagesFor(0, 15);
  const atOnce = await pagesFor(100, many);
  // By now PostgreSQL has looked at the table.
  expect(atOnce).toBeLessThan(1.5 * (await pagesFor(10_000, few)));
});

it('so does a resource', async () => {
  const { orgId, awsAccountId, scanId } = await makeScan();
  const type = 'AWS::EC2::Instance';
  const pagesFor = (from: number, count: number): Promise<number> =>
    withStaging(orgId, async (connection) => {
      const rows = Array.from({ length: count }, (_, n) => {
        const id = `i-${from + n}`;
        return {
          type,
          arn: `arn:aws:ec2:${region}:111111111111:instance/${id}`,
          id,
          name: null,
          region,
          tags: { team: 'a' },
          data: { id },
          gaps: [],
        };
      });
      await stageResources(connection, 'ec2', rows as unknown as AnyResource[]);
      await analyseStaging(connection);
      return connection.transaction(async (sql) => {
        const scope = { orgId, awsAccountId, scanId, service: 'ec2', unitRegion: region, now, completeTypes: [], regions: [region] };
        await applyResources(sql, scope);
        return (await pagesRead(sql, 'resources')) / count;
      });
    });
  await pagesFor(0, 15);
  const atOnce = await pagesFor(100, many);
  // By now PostgreSQL has looked at the table.
  expect(atOnce).toBeLessThan(1.5 * (await pagesFor(10_000, few)));
});
