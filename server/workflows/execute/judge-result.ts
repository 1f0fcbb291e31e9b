import type { SandboxResult } from '../sandbox/types';
import { planFile, planJson } from '../terraform/job';
import { isEmpty, summarizePlan } from '../terraform/plan-summary';
import type { ClaimedRun } from './claim';
import type { PhaseEnd } from './finish';
import { parseRecap } from './recap';

const killedWords: Record<string, string> = {
  memory: 'It used more memory than its runtime allows, and was ended.',
  output: 'It printed more than anybody reads, and was ended.',
  signal: 'It was ended by a signal from elsewhere.',
};

function sentence({ status, killedBy, exitCode, signal }: SandboxResult, seconds: number): string | null {
  switch (status) {
    case 'succeeded':
      return null;
    case 'cancelled':
      return null;
    case 'timed_out':
      return `It took longer than the ${seconds} seconds that its runtime allows, and was ended.`;
    case 'killed':
      return killedWords[killedBy ?? 'signal'] ?? null;
    case 'failed':
      return exitCode === null ? `It was ended by ${signal ?? 'a signal'}.` : `It ended with exit code ${exitCode}.`;
  }
}

/** What comes of a phase, from how the sandbox says that it ended. Pure. */
export function judgeResult(run: ClaimedRun, result: SandboxResult, output: string): PhaseEnd {
  const { status, usage } = result;
  const ended = {
    exitCode: result.exitCode,
    usage: {
      cpuSeconds: usage.cpuSeconds,
      peakMemoryMb: usage.peakMemoryMb,
      wallSeconds: usage.wallSeconds,
      outputBytes: usage.outputBytes,
    },
    truncated: result.truncated,
    error: sentence(result, run.limits.seconds),
    outcome: run.kind === 'playbook' ? parseRecap(output) : null,
    next: null,
    plan: null,
  } satisfies Partial<PhaseEnd>;
  if (status !== 'succeeded') return { ...ended, status: status === 'killed' ? 'failed' : status };
  if (run.phase === 'plan') return judgePlan(run, result, ended);
  if (run.phase === 'preview') return { ...ended, status: run.goesOn ? 'queued' : 'awaiting_approval', next: 'run' };
  return { ...ended, status: 'succeeded' };
}

function judgePlan(run: ClaimedRun, { artefacts }: SandboxResult, ended: Omit<PhaseEnd, 'status'>): PhaseEnd {
  const contentOf = (path: string) => artefacts.find((artefact) => artefact.path === path)?.content ?? null;
  const plan = contentOf(planFile);
  const outcome = summarizePlan(contentOf(planJson)?.toString() ?? '');
  if (plan === null || outcome === null)
    return { ...ended, status: 'failed', error: 'Terraform left no plan that could be read, so there is nothing to approve.' };
  if (isEmpty(outcome)) return { ...ended, outcome, status: 'succeeded' };
  return { ...ended, outcome, plan, status: run.goesOn ? 'queued' : 'awaiting_approval', next: 'apply' };
}
