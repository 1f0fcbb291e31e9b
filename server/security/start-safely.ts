import { env } from '../env';
import { resolveOwnSecrets } from '../secrets/own-secrets';
import { refuseUnsafeStart } from './safe-start';

/** Before the first request: our own secrets are fetched, and a server whose settings are incomplete or unsafe ends, saying why. */
export async function startSafely(): Promise<void> {
  try {
    await resolveOwnSecrets(process.env);
    refuseUnsafeStart(process.env);
    env();
  } catch (error) {
    console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
