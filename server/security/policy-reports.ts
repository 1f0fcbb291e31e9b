import { AppError } from '../errors';
import { callerOf, isRefusal, limiter } from '../http/rate-limit';
import { log } from '../log';

const A_MINUTE = 30;

interface PolicyReport {
  'document-uri'?: string | undefined;
  'violated-directive'?: string | undefined;
  'effective-directive'?: string | undefined;
  'blocked-uri'?: string | undefined;
}

/** Anybody may send such reports, so they have a budget of their own and say little: paths without their queries. */
export async function logPolicyReport(report: PolicyReport, headers: Headers): Promise<{ logged: boolean }> {
  try {
    await limiter('policy-reports', A_MINUTE, 60).consume(callerOf(null, headers));
  } catch (refused) {
    if (!isRefusal(refused)) throw refused;
    const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new AppError('RATE_LIMITED', `That is more than ${A_MINUTE} reports in a minute.`, { retryAfterSeconds });
  }
  log.warn(
    {
      page: address(report['document-uri']),
      directive: (report['effective-directive'] ?? report['violated-directive'])?.slice(0, 100),
      blocked: address(report['blocked-uri']),
    },
    'content security policy violated',
  );
  return { logged: true };
}

/** An address without what may be private in it. Words such as 'inline' and 'eval' stay. */
function address(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return text?.slice(0, 100);
  const { origin, pathname, protocol } = new URL(text);
  return (origin === 'null' ? protocol : origin + pathname).slice(0, 200);
}
