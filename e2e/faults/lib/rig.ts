import postgres from 'postgres';
import { inject } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { liveHub } from '@/server/live/hub';
import { insertScan } from '@/server/scans/mutations';
import { connectSample } from '@/server/scans/testing/sample-target';
import { makePerson, type Person } from '@/server/test/organization';
import { partialAndNamed } from '../invariants/coverage';
import { honestVerdicts, resolvedOnCompleteData, type Twin } from '../invariants/honesty';
import { readersAgree } from '../invariants/readers';
import { audited, effectsOnce, fenced, terminated, unique } from '../invariants/store';
import { type Violation, violation } from '../invariants/violation';
import { cloneOrganization } from './clone-organization';
import { driveScan } from './drive-scan';
import { type Observation, observe } from './observation';
import { comparable, type Outcome, readOutcome } from './outcome';
import { accountId, after, before, createSmallWorld, justAfter, justBefore } from './small-world';

export interface Target {
  orgId: OrgId;
  awsAccountId: string;
}

/** What undisturbed scans of a choice of services come to. */
export interface Baseline extends Twin {
  /** An organization that has scanned the state before, and nothing since. */
  template: Target;
  /** API calls that the scan of the state after takes. */
  calls: number;
  /** The instant of the state after. */
  asOf: Date;
}

interface ScanOptions {
  asOf?: Date;
  services?: readonly string[];
  full?: boolean;
}

/** A sample cloud with the small world, a database, and the undisturbed twins that cases are compared with. */
export class Rig {
  private readonly baselines = new Map<string, Promise<Baseline>>();
  /** How far AWS's clock is ahead of ours. */
  skewMs = 0;
  private neighbour: { target: Target; outcome: string } | undefined;

  private constructor(
    readonly cloud: SampleCloud,
    readonly owner: postgres.Sql,
  ) {}

  static async start(): Promise<Rig> {
    const clock = { skewMs: () => 0 };
    const wallClock = () => new Date(Date.now() + clock.skewMs());
    const cloud = await startSampleCloud({ world: createSmallWorld(), limits: 'none', wallClock });
    process.env.SAMPLE_CLOUD_URL = cloud.url;
    const rig = new Rig(cloud, postgres(inject('databaseUrls').owner, { max: 2, onnotice: () => {} }));
    clock.skewMs = () => rig.skewMs;
    return rig;
  }

  async stop(): Promise<void> {
    await this.owner.end({ timeout: 2 });
    await this.cloud.close();
    await closeDatabase();
  }

  /**
   * Undisturbed scans of the states before and after; made once per choice of services. The twin asks for everything.
   * @param isWarm the states are so close that a scan may carry answers over
   */
  baseline(services?: readonly string[], isWarm = false): Promise<Baseline> {
    const key = `${services?.join() ?? ''} ${isWarm}`;
    const known = this.baselines.get(key);
    if (known) return known;
    const made = this.makeBaseline(services, isWarm);
    this.baselines.set(key, made);
    return made;
  }

  private async makeBaseline(services: readonly string[] | undefined, isWarm: boolean): Promise<Baseline> {
    const template = await connectSample(accountId);
    const [first, asOf] = isWarm ? [justBefore, justAfter] : [before, after];
    await this.scanOnce(template, { asOf: first, services });
    const twin = await this.clone(template);
    const calls = this.cloud.calls.totals().calls;
    await this.scanOnce(twin, { asOf, services, full: true });
    const made = {
      template,
      asOf,
      before: await readOutcome(template.orgId),
      after: await readOutcome(twin.orgId),
      calls: this.cloud.calls.totals().calls - calls,
    };
    this.neighbour ??= { target: twin, outcome: JSON.stringify(made.after) };
    return made;
  }

  /** A new organization that knows what the target knows. */
  async clone({ orgId, awsAccountId }: Target): Promise<Target> {
    return { orgId: await cloneOrganization(this.owner, orgId), awsAccountId };
  }

  queue({ orgId, awsAccountId }: Target, options: ScanOptions = {}): Promise<string> {
    const { asOf = after, services, full } = options;
    return insertScan(systemActor(orgId, 'first-run'), {
      awsAccountId,
      trigger: 'first-run',
      asOf,
      full,
      services: services ? [...services] : undefined,
    });
  }

  async scanOnce(target: Target, options: ScanOptions = {}): Promise<string> {
    const scanId = await this.queue(target, options);
    await driveScan(target.orgId, scanId);
    return scanId;
  }

  /** Runs `action` as the n-th call from now reaches the sample cloud. Returns how to find out whether it ran, and to forget it. */
  atCall(n: number, action: () => Promise<unknown> | unknown): { settled: () => Promise<boolean> } {
    const { calls } = this.cloud;
    const add = calls.add.bind(calls);
    let count = 0;
    let running: Promise<unknown> | undefined;
    calls.add = (...names) => {
      count += 1;
      if (count === n) running = Promise.resolve().then(action);
      add(...names);
    };
    return {
      settled: async () => {
        calls.add = add;
        await running;
        return running !== undefined;
      },
    };
  }

  /** Every invariant that can be read from what a scan has left behind. */
  async violations(observation: Observation, twin: Twin, person?: Person): Promise<Violation[]> {
    return [
      ...terminated(observation),
      ...unique(observation),
      ...resolvedOnCompleteData(observation, twin),
      ...honestVerdicts(observation, twin),
      ...partialAndNamed(observation),
      ...fenced(observation),
      ...effectsOnce(observation),
      ...(await audited(observation)),
      ...(person ? await readersAgree(observation, person.cookie) : []),
      ...(await this.apart(observation)),
    ];
  }

  /** I10. The neighbour's rows are as they were, and none of ours is to be seen or written under another organization. */
  private async apart({ orgId, outcome }: Observation): Promise<Violation[]> {
    const { neighbour } = this;
    if (!neighbour || neighbour.target.orgId === orgId) return [];
    const found: Violation[] = [];
    if (JSON.stringify(await readOutcome(neighbour.target.orgId)) !== neighbour.outcome)
      found.push(violation('I10', 'the rows of an organization that did nothing have changed'));
    const seen = await withOrg(neighbour.target.orgId, ({ sql }) => sql`select 1 from verdicts where org_id = ${orgId} limit 1`);
    if (seen.length > 0 && outcome.verdicts.length > 0) found.push(violation('I10', 'another organization sees our verdicts'));
    return found;
  }

  /** What the last undisturbed scan must come to: the twin, row by row. */
  async sameAsTwin(target: Target, twin: Twin, { loose = false } = {}): Promise<Violation[]> {
    const outcome = await readOutcome(target.orgId);
    const [mine, theirs] = loose ? [withoutHistory(outcome), withoutHistory(twin.after)] : [comparable(outcome), comparable(twin.after)];
    return differences(mine as Record<string, object[]>, theirs as Record<string, object[]>);
  }

  async person({ orgId }: Target): Promise<Person> {
    return makePerson(orgId, 'admin');
  }

  observe(target: Target, scanId: string): Promise<Observation> {
    return observe(target.orgId, scanId);
  }
}

/**
 * Where a resource seemed gone in between, or another one there, findings were resolved and came back: their history may differ,
 * and what is no more may be remembered.
 */
const withoutHistory = ({ verdicts, resources }: Outcome): object => ({
  verdicts: verdicts
    .filter(({ finding, status }) => finding !== 'resolved' || status !== 'not-applicable')
    .map(({ id: _, reopened_count: __, finding: ___, ...row }) => row),
  resources: resources.filter(({ present }) => present),
});

function differences(mine: Record<string, object[]>, theirs: Record<string, object[]>): Violation[] {
  return Object.keys(theirs).flatMap((part) => {
    const [here, there] = [mine[part] ?? [], theirs[part] ?? []].map((rows) => rows.map((row) => JSON.stringify(row)));
    const [hereOnly, thereOnly] = [here?.filter((row) => !there?.includes(row)) ?? [], there?.filter((row) => !here?.includes(row)) ?? []];
    return [
      ...hereOnly.slice(0, 4).map((row) => violation('I2', `${part}: only here ${row}`)),
      ...thereOnly.slice(0, 4).map((row) => violation('I2', `${part}: only the twin has ${row}`)),
    ];
  });
}

/** Hears the organization's live events from now on. */
export async function hear(orgId: OrgId): Promise<{ events: { channel: string; id: string }[]; stop: () => void }> {
  const events: { channel: string; id: string }[] = [];
  const { unsubscribe } = await liveHub().subscribe(orgId, (event) => events.push(event), null);
  return { events, stop: unsubscribe };
}
