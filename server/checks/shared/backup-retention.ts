import { fail, pass, unknown } from '../define-check';
import type { Parameter, Verdict } from '../types';

export const retentionParameters = {
  days: {
    default: 7,
    min: 1,
    max: 35,
    description: 'Days that automated backups are kept, at least',
    source: 'AWS FSBP RDS.11',
  },
} satisfies Record<string, Parameter>;

/** The same with another source, for another service. */
export const retentionFrom = (source: string) => ({ days: { ...retentionParameters.days, source } });

/** Days that automated backups are kept; 0 means that there are none. */
export function judgeRetention(retention: number | undefined, days: number): Verdict {
  if (retention === undefined) return unknown('Not known: AWS did not tell how long backups are kept');
  const evidence = { retentionDays: retention, requiredDays: days };
  if (retention === 0) return fail('There are no automated backups', evidence);
  const kept = `Automated backups are kept for ${retention} ${retention === 1 ? 'day' : 'days'}`;
  return retention < days ? fail(`${kept}, less than ${days}`, evidence) : pass(kept, evidence);
}
