import { serviceName } from '@/components/posture/services';
import type { FindingDetail } from '@/server/findings/types';

const and = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** What is read to look at a finding again that has no resource in the inventory; null: it has one, which alone is looked at. */
export function wholeLook({ verification }: Pick<FindingDetail, 'verification'>): string | null {
  if (!verification || verification.resource !== null) return null;
  const where = verification.regions ? `in ${and(verification.regions)}` : 'in the whole account';
  return `all of ${and(verification.services.map(serviceName))} ${where}`;
}
