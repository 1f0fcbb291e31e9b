import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { type RunLease, RunStopped, sentenceOf } from '../runs/lease';
import { kickRuns } from '../runs/queue';
import type { Sandbox, SandboxFinding, SandboxResult } from '../sandbox/types';
import { openSecrets } from '../secrets/secrets';
import { stateFile } from '../terraform/job';
import { lockState, storeState } from '../terraform/state';
import type { RunStatus } from '../types';
import { keepArtefacts } from './artefacts';
import { awsAccessFor } from './aws-access';
import { type ClaimedRun, claimRun } from './claim';
import { failedWith, failQueued, finishPhase, type PhaseEnd } from './finish';
import { type Heartbeat, startHeartbeat } from './heartbeat';
import { jobOf } from './job';
import { judgeResult } from './judge-result';
import { LogWriter } from './log-writer';

/** Of the output, kept in memory for what is read out of its end. */
const tailBytes = 64 * 1024;

export type PhaseOutcome = { done: false } | { done: true; status: RunStatus };

/**
 * One phase of a run, from its claim to its end: never throws for what the script does, and runs no script twice.
 * @param find how a sandbox is found; without one nothing is run
 */
export async function runPhase(lease: RunLease, find: () => Promise<SandboxFinding>): Promise<PhaseOutcome> {
  let run: ClaimedRun;
  try {
    run = await claimRun(lease);
  } catch (error) {
    if (error instanceof RunStopped) return { done: false };
    if (!(error instanceof AppError)) throw error;
    await failQueued(lease.orgId, lease.runId, error.message);
    return { done: true, status: 'failed' };
  }
  const heartbeat = startHeartbeat(lease);
  try {
    const end = await attempt(lease, run, heartbeat, find);
    const stored = await retry(() => finishPhase(lease, end));
    return stored ? { done: true, status: end.status } : { done: false };
  } finally {
    heartbeat.stop();
    await kickRuns(lease.orgId);
  }
}

/** The end of a run is worth asking the database more than once. */
async function retry<T>(work: () => Promise<T>, tries = 5): Promise<T> {
  for (let nth = 1; ; nth += 1) {
    try {
      return await work();
    } catch (error) {
      if (nth >= tries) throw error;
      await sleep(nth * 500);
    }
  }
}

async function attempt(lease: RunLease, run: ClaimedRun, heartbeat: Heartbeat, find: () => Promise<SandboxFinding>): Promise<PhaseEnd> {
  const writer = await LogWriter.open(lease);
  try {
    return await inSandbox(lease, run, heartbeat.signal, writer, find);
  } catch (error) {
    if (!(error instanceof RunStopped)) log.warn({ err: error, runId: lease.runId }, 'a run could not be carried through');
    return failedWith(sentenceOf(error));
  } finally {
    await writer.close().catch((error: unknown) => log.warn({ err: error, runId: lease.runId }, 'a part of a log could not be stored'));
  }
}

async function inSandbox(
  { orgId, runId }: RunLease,
  run: ClaimedRun,
  signal: AbortSignal,
  writer: LogWriter,
  find: () => Promise<SandboxFinding>,
): Promise<PhaseEnd> {
  const finding = await find();
  if (!finding.sandbox)
    return failedWith(
      `There is no sandbox on this machine, so nothing was run. This command gets one: ${finding.command} (docs/sandbox.md).`,
    );
  const sandbox = run.mapping.image ? finding.images : finding.sandbox;
  if (!sandbox)
    return failedWith(`The runtime names the image ${run.mapping.image}, and no container runtime works here: choose another runtime.`);
  const target = { orgId, workflowId: run.workflowId, awsAccountId: run.awsAccountId, runId };
  const state = run.kind === 'terraform' ? await lockState(target) : null;
  const { limits, inputs, version, phase, mapping } = run;
  const aws = run.awsAccountId
    ? await awsAccessFor({ orgId, runId, awsAccountId: run.awsAccountId, phase, grants: version.grants, inputs, seconds: limits.seconds })
    : null;
  const job = jobOf({
    runId,
    kind: run.kind,
    phase,
    script: version.script,
    inputs,
    command: mapping.command,
    image: mapping.image,
    limits,
    allow: mapping.network.allow,
    secrets: await openSecrets(orgId as OrgId, version.secrets),
    aws,
    terraform: { state, plan: run.plan },
  });
  const opening = phase === 'run' ? '' : ` · ${phase}`;
  await writer.note(`${run.name}, version ${version.version}${opening}, in ${sandbox.describe().name}`);
  for (const note of aws?.notes ?? []) await writer.note(note);
  const tail = new Tail();
  const result = await listen(sandbox, job, writer, tail, signal);
  if (run.kind === 'terraform' && phase === 'apply') await keepState(target, result, writer);
  await keepArtefacts(orgId, runId, result.artefacts, writer);
  if (result.truncated) await writer.note(`The output ended at its limit of ${limits.outputKb} KiB; what came after was dropped.`);
  return judgeResult(run, result, tail.text);
}

/** The end of what was printed. */
class Tail {
  private parts: Buffer[] = [];
  private size = 0;
  add(bytes: Buffer): void {
    this.parts.push(bytes);
    this.size += bytes.length;
    while (this.size - (this.parts[0]?.length ?? 0) > tailBytes) this.size -= this.parts.shift()?.length ?? 0;
  }
  get text(): string {
    return Buffer.concat(this.parts).toString();
  }
}

function listen(
  sandbox: Sandbox,
  job: ReturnType<typeof jobOf>,
  writer: LogWriter,
  tail: Tail,
  signal: AbortSignal,
): Promise<SandboxResult> {
  const refused = new Set<string>();
  return sandbox.run(
    job,
    {
      chunk: (stream, bytes) => {
        if (stream === 'stdout') tail.add(bytes);
        return writer.write(stream, bytes);
      },
      refused: (host, why) => {
        if (refused.has(host) || refused.size >= 20) return;
        refused.add(host);
        void writer.note(`Not let through to ${host}: ${why}`);
      },
    },
    signal,
  );
}

async function keepState(target: Parameters<typeof storeState>[0], { artefacts }: SandboxResult, writer: LogWriter): Promise<void> {
  const content = artefacts.find(({ path }) => path === stateFile)?.content ?? null;
  const stored = content !== null && (await retry(() => storeState(target, content)));
  if (!stored) await writer.note('Terraform left no state that could be stored: what it changed may not be in the state of this workflow.');
}
