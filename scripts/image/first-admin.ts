import { closeDatabase } from '@/server/db';
import { env } from '@/server/env';
import { prepareFirstRun } from '@/server/identity/first-run';
import { resolveOwnSecrets } from '@/server/secrets/own-secrets';

/**
 * In the image, `node tools/bin/first-admin.mjs` inside of a container that runs: the first organization, if there is none, and a
 * sign-in link for its admin. It prints to the terminal of who runs it, which no log keeps; the API key is not among it.
 */
await resolveOwnSecrets(process.env);
if (env().identity.provider === 'local') {
  const { link, email, password } = await prepareFirstRun({ url: env().APP_URL });
  if (email && password) console.log(`E-mail ${email}, password ${password}: change both in Settings, Your account.\n`);
  console.log(`Sign in, once and within 15 minutes:\n\n  ${link}`);
} else {
  console.error('People sign in through a vendor here, which makes the first admin too: docs/identity-providers.md.');
  process.exitCode = 1;
}
await closeDatabase();
process.exit();
