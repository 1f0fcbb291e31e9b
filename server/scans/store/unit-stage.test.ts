import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnyResource } from '@/server/collect/types';
import { closeDatabase } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { connectSample } from '@/server/scans/testing/sample-target';
import { instruments } from '@/server/telemetry/instruments';
import { withUnitStage } from './unit-stage';

const mebibyte = 1024 * 1024;
let orgId: OrgId;
beforeAll(async () => {
  ({ orgId } = await connectSample('111122223333'));
});
afterAll(() => closeDatabase());

const held = async (): Promise<number> => (await instruments.rowsHeld().get()).values[0]?.value ?? 0;

/** A page of one mebibyte. */
const page = (): AnyResource[] =>
  Array.from({ length: 16 }, () => {
    const arn = `arn:aws:kms:eu-west-1:111122223333:key/${randomUUID()}`;
    const data = { KeyId: arn, Description: 'x'.repeat(mebibyte / 16), aliases: [] };
    return { type: 'AWS::KMS::Key', arn, id: arn, name: null, region: 'eu-west-1', tags: {}, data, gaps: [] };
  });

it('holds little, however many units read side by side, and forgets what is over', async () => {
  let most = 0;
  const unit = () =>
    withUnitStage(orgId, 'kms', async (stage) => {
      for (let number = 0; number < 12; number += 1) {
        await stage.add(page(), []);
        most = Math.max(most, await held());
      }
    });
  await Promise.all(Array.from({ length: 16 }, unit));
  // Each may have taken a page more, and what leads over the limit.
  expect(most).toBeGreaterThan(60 * mebibyte);
  expect(most).toBeLessThan(130 * mebibyte);
  expect(await held()).toBe(0);
});

it('forgets what a unit that failed held', async () => {
  const failing = withUnitStage(orgId, 'kms', async (stage) => {
    await stage.add(page(), []);
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(await held()).toBe(0);
});
