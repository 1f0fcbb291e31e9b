import { CoverageBook, globalRegion, otherRegions } from '@/server/checks/coverage';
import type { Check } from '@/server/checks/types';
import { collectors } from '@/server/collect/registry';

/** Where one has to look for one verdict to be judged anew. */
export interface LookedIn {
  /** All that the check stands on. */
  services: string[];
  /** null: every region of the account, since the check speaks for all of it, or what it looks at lives in none. */
  regions: string[] | null;
}

export interface VerificationScope extends LookedIn {
  /** The ARN of the one resource that is looked at there; null: all of the check's type. */
  resource: string | null;
}

/**
 * The least that lets a check speak about a resource of `region` again: its services, in that one region if it does not look at the whole
 * account. Pure.
 */
export function verificationScope(check: Check, region: string): LookedIn {
  const book = new CoverageBook(collectors, [region], false);
  const services = [...book.servicesOf(check)].sort();
  const isWhole = region === globalRegion || book.gapsFor(check, region).some((gap) => gap.region === otherRegions);
  return { services, regions: isWhole ? null : [region] };
}

/**
 * What looking at a finding again takes: its resource alone where the inventory has it, else its check's services in its region. Pure.
 * @param resource as the inventory has it; null: it has none, or what it had is gone
 */
export function lookFor(check: Check, region: string, resource: { arn: string; service: string } | null): VerificationScope {
  const { services, regions } = verificationScope(check, region);
  return {
    services: resource ? [...new Set([...services, resource.service])].sort() : services,
    regions,
    resource: resource?.arn ?? null,
  };
}

/** The units in which one resource, and what its check reads beside it, is looked at. `home` is where it came from. Pure. */
export function verificationUnits(
  check: Check,
  region: string,
  home: { service: string; region: string },
  regions: readonly string[],
): { service: string; region: string }[] {
  const { services, regions: own } = verificationScope(check, region);
  const units = collectors
    .filter(({ service }) => services.includes(service))
    .flatMap(({ service, scope }) => (scope === 'global' ? [globalRegion] : (own ?? regions)).map((each) => ({ service, region: each })));
  return units.some((unit) => unit.service === home.service && unit.region === home.region) ? units : [...units, home];
}
