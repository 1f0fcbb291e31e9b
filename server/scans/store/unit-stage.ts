import type { VerdictRecord } from '@/server/checks/judge';
import type { AnyResource } from '@/server/collect/types';
import { CopyRows } from '@/server/copy-rows';
import type { OrgConnection } from '@/server/db-staging';
import type { OrgId } from '@/server/ids';
import { instruments } from '@/server/telemetry/instruments';
import type { KnownVerdicts } from './known-verdicts';
import { addAnswer, addResources, addVerdicts, type StagedAnswer, stageRows, withStaging } from './staging';

/**
 * Bytes that a unit holds before it takes a connection, some thousands of resources with what is said of them: most units are empty
 * regions and never come to it.
 */
const heldAtMost = 16 * 1024 * 1024;
/** From so much on, held by all units of the process together, a unit takes a connection for far less. A large account's hold some 40 MiB. */
const manyHeld = 96 * 1024 * 1024;
const heldAtMostThen = 1024 * 1024;

let heldByAll = 0;

/** Where a unit puts its pages until it is written. Takes one of the few staging connections as late as it can. */
export interface UnitStage {
  /** What is known to be stored like that is left out. */
  add(page: readonly AnyResource[], records: readonly VerdictRecord[], known?: KnownVerdicts): Promise<void>;
  /** Of the same operation and key the first one counts. */
  keep(answer: StagedAnswer): void;
  /** Everything that was added is staged on it. It is given back when the work ends. */
  connection(): Promise<OrgConnection>;
}

/**
 * Runs `work` with a stage. Waiting for AWS costs no connection until there is much to keep: with a connection a unit from its
 * start on, a dozen units would be all that can wait for AWS side by side.
 */
export async function withUnitStage<T>(orgId: OrgId, service: string, work: (stage: UnitStage) => Promise<T>): Promise<T> {
  const lent = lendLater(orgId);
  const resources = new CopyRows();
  const verdicts = new CopyRows();
  const answers = new CopyRows();
  const kept = new Set<string>();
  let counted = 0;
  /** Brings `heldByAll` up to date, and tells what this unit holds. */
  const held = (): number => {
    const now = resources.bytes + verdicts.bytes + answers.bytes;
    account(now - counted);
    counted = now;
    return now;
  };
  const flush = async (): Promise<OrgConnection> => {
    const connection = await lent.open();
    await stageRows(connection, 'staged_resources', resources);
    await stageRows(connection, 'staged_verdicts', verdicts);
    await stageRows(connection, 'staged_answers', answers);
    held();
    return connection;
  };
  try {
    const result = await work({
      add: async (page, records, known) => {
        addResources(resources, service, page);
        addVerdicts(verdicts, records, known);
        if (held() >= (heldByAll >= manyHeld ? heldAtMostThen : heldAtMost)) await flush();
      },
      keep(answer) {
        const id = `${answer.operation} ${answer.key}`;
        if (kept.has(id)) return;
        kept.add(id);
        addAnswer(answers, answer);
      },
      connection: flush,
    });
    await lent.giveBack();
    return result;
  } catch (error) {
    await lent.giveBack(error);
    throw error;
  } finally {
    account(-counted);
  }
}

function account(bytes: number): void {
  heldByAll += bytes;
  instruments.rowsHeld().set(heldByAll);
}

/** A staging connection that is taken when first asked for. */
function lendLater(orgId: OrgId): { open(): Promise<OrgConnection>; giveBack(failure?: unknown): Promise<void> } {
  let opened: Promise<OrgConnection> | undefined;
  let lending: Promise<void> | undefined;
  let release: (failure?: unknown) => void = () => undefined;
  return {
    open() {
      opened ??= new Promise((resolve, reject) => {
        lending = withStaging(orgId, (connection) => {
          resolve(connection);
          // What the work fails with spoils the connection, too.
          return new Promise<void>((done, spoil) => {
            release = (failure) => (failure === undefined ? done() : spoil(failure));
          });
        });
        lending.catch(reject);
      });
      return opened;
    },
    async giveBack(failure) {
      if (!opened) return;
      await opened.catch(() => undefined);
      release(failure);
      if (failure === undefined) await lending;
      else await lending?.catch(() => undefined);
    },
  };
}
