import { checkById } from '@/server/checks/catalogue';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authoriseOn, within } from '@/server/identity/actor';
import { startScan } from '@/server/scans/mutations';
import { scanOf } from './scan-of';
import type { VerificationScope } from './scope-of';

export interface Verification {
  scanId: string;
  status: 'queued';
  scope: VerificationScope;
}

/**
 * Looks at a finding's resource again, by a scan of it alone and what its check reads beside it. A pass on complete data resolves the finding; what was
 * denied or cut leaves it as it is. The history then says who asked, and what came of it.
 * @throws AppError NOT_FOUND; SCAN_RUNNING with the scan's id; UNPROCESSABLE where nothing would be judged
 */
export async function verifyFinding(actor: Actor, id: string): Promise<Verification> {
  const scope = within(actor, 'findings:read');
  if (!/^\d{1,18}$/.test(id)) throw notFound('finding');
  const [finding] = await withOrg(
    scope,
    ({ sql }) => sql<{ check_id: string; region: string; arn: string; status: string; aws_account_id: string }[]>`
      select check_id, region, arn, status, aws_account_id from verdicts where org_id = ${scope.orgId} and id = ${id}`,
  );
  if (!finding) throw notFound('finding');
  authoriseOn(actor, 'scans:create', finding.aws_account_id);
  const check = checkById(finding.check_id);
  if (!check) throw new AppError('UNPROCESSABLE', 'This check is no longer part of the catalogue, so nothing can look again.');
  if (finding.status === 'excluded')
    throw new AppError('UNPROCESSABLE', 'Your organization decided not to judge this. Take the exclusion back first, then verify.');
  const { input, scope: lookedAt } = await scanOf(scope, check, { ...finding, id });
  const { scanId, status } = await startScan(actor, { ...input, trigger: actor.via === 'session' ? 'user' : 'api' });
  return { scanId, status, scope: lookedAt };
}
