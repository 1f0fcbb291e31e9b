import { knownRegions } from '@/server/aws/known-regions';
import { env } from '@/server/env';
import { config } from '@/server/health/api';
import { version } from '@/server/health/version';
import { MAXIMUM_BODY_BYTES } from '@/server/http/read-body';
import { route } from '@/server/http/route';
import { isSignUpOpen } from '@/server/identity/local/sign-up';

export const dynamic = 'force-dynamic';

export const GET = route(config, async () => {
  const settings = env();
  return {
    name: 'CloudLens',
    version,
    identity: { provider: settings.identity.provider, signUp: isSignUpOpen(), mfa: settings.identity.provider === 'local' },
    features: { sampleAccounts: settings.SAMPLE_CLOUD_URL !== undefined, demo: settings.CLOUDLENS_DEMO },
    regions: [...knownRegions],
    limits: {
      requestsPerMinute: settings.RATE_LIMIT,
      readsPerMinute: settings.RATE_LIMIT_READS,
      expensivePerMinute: settings.RATE_LIMIT_EXPENSIVE,
      bodyBytes: MAXIMUM_BODY_BYTES,
      pageSize: 100,
    },
  };
});
