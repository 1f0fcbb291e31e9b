import { checkById } from '@/server/checks/catalogue';
import { unknownBecause } from '@/server/checks/judge';
import type { ResourceType } from '@/server/collect/types';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import { failpoint } from '@/server/failpoint';
import { log } from '@/server/log';
import { unitEnded } from '@/server/telemetry/scan-telemetry';
import { decidedScope, isOn } from '../judging-scope';
import { renewLease } from '../lease';
import { lookAtOne, type OneLook } from '../look-at-one';
import { ScanStopped } from '../stopped';
import { applyResources } from '../store/apply-resources';
import { applyVerdicts } from '../store/apply-verdicts';
import { assertActive } from '../store/fence';
import { stageJudged, stageResources, stageVerdicts, withStaging } from '../store/staging';
import { claimUnits, finishUnit, startUnits, type UnitClaim } from '../store/units';
import { withHeartbeat } from './heartbeat';
import { scanRegions, unitStatus } from './run-unit';
import { openScanSession, type ScanContext } from './scan-context';

type Only = NonNullable<ScanContext['scan']['only']>;

/**
 * All the work of a scan that looks at one resource for one check: asks, judges, and writes in one transaction what was seen of it and
 * of nothing else. Safe to repeat: what has ended is not asked again, and before that nothing is written.
 */
export async function lookAgain(context: ScanContext, only: Only): Promise<void> {
  const { lease, units } = context;
  const places = [...new Set(units.map(({ region }) => region))];
  const claims = (await Promise.all(places.map((region) => claimUnits(lease, region)))).flat();
  if (claims.length === 0) return;
  for (const region of places) {
    const own = claims.filter((claim) => claim.region === region);
    if ((await startUnits(lease, region, own)).size < own.length) throw new ScanStopped(lease.scanId);
  }
  await withHeartbeat(context, async (signal) => {
    const look = await ask(context, only, signal);
    signal.throwIfAborted();
    failpoint('resource.looked-at');
    await write(context, only, claims, look);
    for (const { service, coverage } of look.units) unitEnded(service, unitStatus(coverage), coverage);
  });
  failpoint('resource.committed');
}

async function ask(context: ScanContext, only: Only, signal: AbortSignal): Promise<OneLook> {
  const { scan, account, now } = context;
  const check = checkById(only.checkId);
  if (!check || !isOn(context.scope, check))
    throw new AppError(
      'UNPROCESSABLE',
      'The check of this finding is no longer part of the catalogue, or is switched off: nothing was asked.',
    );
  const { type, arn, id, region, home } = only;
  return lookAtOne({
    session: openScanSession(context, signal),
    check,
    target: { type: type as ResourceType, arn, id, region },
    home,
    units: context.units,
    regions: scanRegions(context),
    allRegions: scan.leftOutRegions.length === 0,
    homeRegion: account.region,
    scope: { account: account.accountId, partition: account.partition, now, ...decidedScope(context.scope) },
    deepReads: account.deepReads,
    deadlineMs: env().SCAN_UNIT_DEADLINE_MS,
    signal,
    onDefect: (error, unit) => log.error({ err: error, scanId: scan.id, ...unit }, 'a collector failed'),
  });
}

async function write(context: ScanContext, only: Only, claims: readonly UnitClaim[], look: OneLook): Promise<void> {
  const { orgId, lease, scan, account } = context;
  const { arn, type, region, home } = only;
  const now = context.now.toISOString();
  await withStaging(orgId, async (connection) => {
    if (look.resource) await stageResources(connection, home.service, [look.resource]);
    await stageVerdicts(connection, look.records);
    const unknown = look.gaps.length > 0 ? unknownBecause(look.gaps) : null;
    const places = [...new Set([region, look.resource?.region ?? region])];
    await stageJudged(
      connection,
      places.map((each) => ({ checkId: only.checkId, region: each, unknown })),
    );
    await connection.transaction(async (sql) => {
      await assertActive(sql, context);
      const target = { orgId, awsAccountId: account.id, scanId: scan.id, now, only: arn };
      await applyResources(sql, {
        ...target,
        service: home.service,
        unitRegion: home.region,
        completeTypes: look.isGone ? [type] : [],
        regions: [region],
      });
      await applyVerdicts(sql, target);
      failpoint('resource.written');
      for (const claim of claims) {
        const unit = look.units.find((each) => each.service === claim.service && each.region === claim.region);
        const { resources = 0, calls = 0, throttles = 0, coverage = [] } = unit ?? {};
        const findings = resources > 0 ? look.records.filter(({ status }) => status === 'fail').length : 0;
        await finishUnit(sql, lease, claim, { status: unitStatus(coverage), resources, findings, coverage, calls, throttles });
      }
      await renewLease(sql, lease);
    });
  });
  log.info({ scanId: scan.id, arn, calls: look.units.reduce((sum, { calls }) => sum + calls, 0) }, 'one resource was looked at');
}
