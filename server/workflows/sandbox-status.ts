import { type Actor, authorise } from '@/server/identity/actor';
import { findSandbox } from './sandbox/find-sandbox';
import type { SandboxAttempt } from './sandbox/types';

export interface SandboxStatusView {
  available: boolean;
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
    return { available: false, name: null, limits: null, remarks: [], images: null, tried: found.tried, command: found.command };
  const { name, limits, remarks } = found.sandbox.describe();
  const images = found.images?.describe().name ?? null;
  return { available: true, name, limits, remarks, images, tried: found.tried, command: null };
}
