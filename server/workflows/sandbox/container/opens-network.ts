import { SandboxRefusal } from '../types';
import type { ContainerSandbox } from './sandbox';

/** Whether a door for the proxy can be made in a container's network from here. @returns null when it can, else why not */
export async function opensNetwork(sandbox: ContainerSandbox): Promise<string | null> {
  try {
    await sandbox.run(
      {
        id: 'probe-network',
        kind: 'sh',
        files: [],
        command: ['true'],
        env: {},
        secrets: [],
        limits: { cpu: 1, memoryMb: 64, pids: 16, seconds: 20, outputKb: 64, diskMb: 8, files: 128 },
        // A name that leads nowhere, RFC 6761.
        network: { allow: ['cloudlens.invalid'] },
        artefacts: [],
      },
      { chunk: () => {} },
      AbortSignal.timeout(30_000),
    );
    return null;
  } catch (error) {
    if (error instanceof SandboxRefusal) return error.message;
    throw error;
  }
}
