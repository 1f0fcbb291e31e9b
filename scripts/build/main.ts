import { buildIfNeeded } from '../lib/build';
import { step } from '../lib/steps.mjs';
import { childEnv } from '../start/settings';

/** `npm run build`: builds the server unless the last build was of these very sources. */
export async function main(): Promise<void> {
  await step('build', async () => ((await buildIfNeeded(childEnv(process.env), new AbortController().signal)) ? 'new' : 'up to date'));
}
