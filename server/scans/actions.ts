'use server';

import { action } from '@/server/action';
import { cancelScan, deleteScan, startScan } from './mutations';
import { scanIdSchema, startScanSchema } from './schema';

export const startScanAction = action({ permission: 'scans:create', input: startScanSchema, limit: 'expensive' }, ({ actor, input }) =>
  startScan(actor, { ...input, trigger: 'user' }),
);

export const cancelScanAction = action({ permission: 'scans:update', input: scanIdSchema }, async ({ actor, input }) => {
  await cancelScan(actor, input.scanId);
  return null;
});

export const deleteScanAction = action({ permission: 'scans:delete', input: scanIdSchema }, async ({ actor, input }) => {
  await deleteScan(actor, input.scanId);
  return null;
});
