import { CoverageBook, globalRegion, otherRegions } from '@/server/checks/coverage';
import type { Check } from '@/server/checks/types';
import { collectors } from '@/server/collect/registry';

/** What has to be looked at for one verdict to be judged anew. */
export interface VerificationScope {
  /** All that the check stands on. */
  services: string[];
  /** null: every region of the account, since the check speaks for all of it, or what it looks at lives in none. */
  regions: string[] | null;
}

/**
 * The least that lets a check speak about a resource of `region` again: its services, in that one region if it does not look at the whole
 * account. Pure.
 */
export function verificationScope(check: Check, region: string): VerificationScope {
  const book = new CoverageBook(collectors, [region], false);
  const services = [...book.servicesOf(check)].sort();
  const isWhole = region === globalRegion || book.gapsFor(check, region).some((gap) => gap.region === otherRegions);
  return { services, regions: isWhole ? null : [region] };
}
