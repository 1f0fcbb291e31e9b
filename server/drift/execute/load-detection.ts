import { and, eq } from 'drizzle-orm';
import { driftDetections } from '@/drizzle/schema/drift';
import { type AccountRecord, callableAccount } from '@/server/accounts/callable';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';

export type DetectionRecord = typeof driftDetections.$inferSelect;

export interface DetectionContext {
  orgId: OrgId;
  detection: DetectionRecord;
  account: AccountRecord;
}

/** null: the organization has no such detection. @throws AppError when the account may not be called any more */
export async function loadDetection(orgId: OrgId, id: string): Promise<DetectionContext | null> {
  return withOrg(orgId, async (tx) => {
    const [detection] = await tx
      .select()
      .from(driftDetections)
      .where(and(eq(driftDetections.orgId, orgId), eq(driftDetections.id, id)));
    return detection
      ? {
          orgId,
          detection,
          account: await callableAccount(tx, orgId, detection.awsAccountId),
        }
      : null;
  });
}
