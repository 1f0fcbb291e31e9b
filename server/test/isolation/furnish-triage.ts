import { eq } from 'drizzle-orm';
import { mutes, verdicts } from '@/drizzle/schema/findings';
import { findingComments, findingViews, triageSettings } from '@/drizzle/schema/triage';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';

/** An exception that waits, a comment and an owner on a finding; settings, and a view that is shared. */
export async function furnishTriage(orgId: OrgId, userId: string, finding: string, canary: string) {
  const verdictId = Number(finding);
  return withOrg(orgId, async (tx) => {
    const [exception] = await tx
      .insert(mutes)
      .values({
        orgId,
        kind: 'exception',
        state: 'waiting',
        category: 'business-need',
        reason: canary,
        createdBy: userId,
        createdByName: canary,
        expiresAt: new Date('2999-01-01'),
      })
      .returning({ id: mutes.id });
    await tx
      .update(verdicts)
      .set({ assigneeId: userId, muteId: exception?.id ?? '' })
      .where(eq(verdicts.id, verdictId));
    const [comment] = await tx
      .insert(findingComments)
      .values({
        orgId,
        verdictId,
        authorId: userId,
        authorName: canary,
        body: canary,
      })
      .returning({ id: findingComments.id });
    const [view] = await tx
      .insert(findingViews)
      .values({
        orgId,
        ownerId: userId,
        ownerName: canary,
        name: canary,
        search: `q=${canary}`,
        shared: true,
      })
      .returning({ id: findingViews.id });
    await tx.insert(triageSettings).values({
      orgId,
      criticalDays: 3,
      nearDays: 2,
      exceptionsNeedApproval: true,
      exceptionMaxDays: 90,
    });
    return {
      exception: exception?.id ?? '',
      comment: comment?.id ?? '',
      findingView: view?.id ?? '',
    };
  });
}
