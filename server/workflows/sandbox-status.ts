import { type Actor, authorise } from '@/server/identity/actor';
import { findSandbox } from './sandbox/find-sandbox';
import type { SandboxAttempt, SandboxKind } from './sandbox/types';

export interface SandboxStatusView {
  available: boolean;
  /** What scripts run in whose runtime names no image. */
  kind: SandboxKind | null;
  name: string | null;
  limits: string | null;
  remarks: string[];
  /** What runtimes that name an image run in; null: none works here, and they are refused. */
  images: string | null;
  tried: SandboxAttempt[];
  /** Gets a sandbox on this machine. */
  command: string | null;
}

/** What the probe on this machine found. Web and worker run on the same kind of machine. @throws AppError FORBIDDEN */
export async function sandboxStatus(actor: Actor): Promise<SandboxStatusView> {
  authorise(actor, 'workflows:read');
  const found = await findSandbox();
  if (!found.sandbox)
    return {
      available: false,
      kind: null,
      name: null,
      limits: null,
      remarks: [],
      images: null,
      tried: found.tried,
      command: found.command,
    };
  const { kind, name, limits, remarks } = found.sandbox.describe();
  const images = found.images?.describe().name ?? null;
  return { available: true, kind, name, limits, remarks, images, tried: found.tried, command: null };
}
