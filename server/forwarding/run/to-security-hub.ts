import { createHash } from 'node:crypto';
import { type AwsSecurityFinding, BatchImportFindingsCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { forwardedFindings } from '@/drizzle/schema/forwarding';
import { toAwsError } from '@/server/aws/classify';
import type { AwsSession } from '@/server/aws/session';
import { withOrg } from '@/server/db';
import { failpoint } from '@/server/failpoint';
import { asffOf } from '@/server/findings/export/asff';
import { type ExportedFinding, eachExportedOf } from '@/server/findings/export/exported';
import type { OrgId } from '@/server/ids';
import { findingsACall, retellAfterDays } from '../constants';
import type { ForwarderSettings } from '../schema';
import type { ForwardingProblem } from '../types';
import { type AccountRecord, advice, isWritable, openForwardingSession } from './session';
import type { Arrived, RunTurn } from './to-bucket';

interface Told {
  verdictId: number;
  hash: string;
  finding: ReturnType<typeof asffOf>;
}

/** What of a finding matters there: all but when it was last said. */
export const hashOf = (finding: ReturnType<typeof asffOf>): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...finding, UpdatedAt: null }))
    .digest('base64url');

/**
 * Tells each account's Security Hub what changed about its findings since it was last told. A finding is archived there only when it
 * is resolved here, which no scan does that could not look; one that the hub has never seen open is not told at all.
 * @param beat is told how many have arrived so far
 */
export async function toSecurityHub(
  orgId: OrgId,
  forwarderId: string,
  settings: ForwarderSettings,
  runId: string,
  at: Date,
  beat: (sent: number) => Promise<void>,
  turn: RunTurn,
): Promise<Arrived> {
  const accounts = await withOrg(orgId, (tx) =>
    tx.select().from(awsAccounts).where(eq(awsAccounts.orgId, orgId)).orderBy(asc(awsAccounts.accountId)),
  );
  const problems: ForwardingProblem[] = [];
  let sent = 0;
  for (const account of accounts) {
    if (!isWritable(account)) {
      // Left out and not said, the run would read as complete. Accounts that were taken away have nothing to tell any more.
      if (account.status !== 'disconnected')
        problems.push({
          account: account.accountId,
          region: null,
          reason: 'the account is paused or not proven, so nothing was sent',
          findings: 0,
        });
      continue;
    }
    const teller = new Teller(orgId, forwarderId, account, openForwardingSession(account, settings, runId), at, turn);
    const filters = {
      account: [account.id],
      status: ['open' as const, 'muted' as const, 'resolved' as const, 'excluded' as const],
      ...(settings.severities.length > 0 ? { severity: settings.severities } : {}),
    };
    let batch: ExportedFinding[] = [];
    for await (const finding of eachExportedOf({ orgId, accountIds: null }, filters)) {
      batch.push(finding);
      if (batch.length < 1_000) continue;
      await teller.tell(batch);
      batch = [];
      await beat(sent + teller.sent);
    }
    await teller.tell(batch);
    sent += teller.sent;
    problems.push(...teller.problems());
    await beat(sent);
  }
  return { sent, problems, place: null };
}

/** To one account's hubs, one a region. */
class Teller {
  sent = 0;
  /** By region; one that refused the whole call is not asked again in this run. */
  private readonly refused = new Map<string, ForwardingProblem>();
  /** By region and reason: some findings were refused, and the others are still told. */
  private readonly partly = new Map<string, ForwardingProblem>();

  constructor(
    private readonly orgId: OrgId,
    private readonly forwarderId: string,
    private readonly account: AccountRecord,
    private readonly session: AwsSession,
    private readonly at: Date,
    private readonly turn: RunTurn,
  ) {}

  problems = (): ForwardingProblem[] => [...this.refused.values(), ...this.partly.values()];

  async tell(findings: readonly ExportedFinding[]): Promise<void> {
    const byRegion = new Map<string, Told[]>();
    for (const each of await this.changed(findings))
      byRegion.set(each.finding.Region, [...(byRegion.get(each.finding.Region) ?? []), each]);
    for (const [region, all] of byRegion)
      for (let start = 0; start < all.length; start += findingsACall) await this.call(region, all.slice(start, start + findingsACall));
  }

  private async changed(findings: readonly ExportedFinding[]): Promise<Told[]> {
    if (findings.length === 0) return [];
    const ids = findings.map(({ id }) => Number(id));
    const known = await withOrg(this.orgId, (tx) =>
      tx
        .select({ id: forwardedFindings.verdictId, hash: forwardedFindings.hash, sentAt: forwardedFindings.sentAt })
        .from(forwardedFindings)
        .where(
          and(
            eq(forwardedFindings.orgId, this.orgId),
            eq(forwardedFindings.forwarderId, this.forwarderId),
            inArray(forwardedFindings.verdictId, ids),
          ),
        ),
    );
    const before = new Map(known.map((row) => [row.id, row]));
    const stale = this.at.getTime() - retellAfterDays * 86_400_000;
    return findings.flatMap((finding): Told[] => {
      const verdictId = Number(finding.id);
      const last = before.get(verdictId);
      const isOver = finding.status === 'resolved' || finding.status === 'excluded';
      if (isOver && !last) return [];
      const told = asffOf(finding);
      const hash = hashOf(told);
      const isFresh = last?.hash === hash && (isOver || last.sentAt.getTime() > stale);
      // The hub takes a finding anew only when it says that it is newer than the one it has.
      return isFresh ? [] : [{ verdictId, hash, finding: { ...told, UpdatedAt: this.at.toISOString() } }];
    });
  }

  private async call(region: string, told: readonly Told[]): Promise<void> {
    const refused = this.refused.get(region);
    if (refused) {
      refused.findings += told.length;
      return;
    }
    this.turn.ended.throwIfAborted();
    let failed: Map<string, string>;
    try {
      const answer = await this.session
        .client(SecurityHubClient, region)
        .send(new BatchImportFindingsCommand({ Findings: told.map(({ finding }) => finding as AwsSecurityFinding) }), {
          abortSignal: this.turn.ended,
        });
      failed = new Map((answer.FailedFindings ?? []).map(({ Id, ErrorCode }) => [Id ?? '', ErrorCode ?? 'unknown']));
      if (answer.SuccessCount === undefined) throw new SyntaxError('Security Hub did not say how many it took.');
    } catch (error) {
      this.turn.ended.throwIfAborted();
      const { kind, code } = toAwsError(error, 'securityhub:BatchImportFindings', region);
      const isOff = code === 'InvalidAccessException';
      const reason = isOff ? 'Security Hub is not enabled in this region' : `${advice[kind]} (${code})`;
      this.refuse(region, reason, told.length);
      return;
    }
    failpoint('hub.told');
    const taken = told.filter(({ finding }) => !failed.has(finding.Id));
    if (taken.length < told.length)
      this.note(region, `Security Hub refused some findings (${[...new Set(failed.values())].join(', ')})`, told.length - taken.length);
    await this.remember(taken);
    failpoint('hub.remembered');
    this.sent += taken.length;
    this.turn.arrived += taken.length;
  }

  private refuse(region: string, reason: string, findings: number): void {
    this.refused.set(region, { account: this.account.accountId, region, reason, findings });
  }

  private note(region: string, reason: string, findings: number): void {
    const key = `${region} ${reason}`;
    const known = this.partly.get(key);
    this.partly.set(key, { account: this.account.accountId, region, reason, findings: findings + (known?.findings ?? 0) });
  }

  private async remember(taken: readonly Told[]): Promise<void> {
    if (taken.length === 0) return;
    const { orgId, forwarderId, at } = this;
    await withOrg(orgId, (tx) =>
      tx
        .insert(forwardedFindings)
        .values(taken.map(({ verdictId, hash }) => ({ orgId, forwarderId, verdictId, hash, sentAt: at })))
        .onConflictDoUpdate({
          target: [forwardedFindings.orgId, forwardedFindings.forwarderId, forwardedFindings.verdictId],
          set: { hash: sql`excluded.hash`, sentAt: sql`excluded.sent_at` },
        }),
    );
  }
}
