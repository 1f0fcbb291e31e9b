import type { NetworkAclEntry } from '@aws-sdk/client-ec2';
import { type Family, holdsInternet, parseCidr, type Span, subtract } from './address-space';
import { type Direction, protocolName } from './ports';

/** What passes a network ACL. An evidence row. */
export type AclPassage = {
  family: Family;
  /** Numbers of the allowing rules, in order. */
  rules: number[];
};

export interface AclQuestion {
  direction: Direction;
  /** `tcp`, `udp`, …, an IANA number, or `all`: every protocol at once. */
  protocol: string;
  /** null: every port at once. */
  port: number | null;
}

/**
 * Whether a network ACL lets this traffic pass between the subnet and the internet, by family; empty: it does not.
 * Rules decide in the order of their numbers, the first match for each address; what no rule matches is denied. With `all` or `port: null`
 * a rule must speak about all of it. The internet means at least half of its addresses.
 */
export function naclAllows(entries: readonly NetworkAclEntry[], question: AclQuestion): AclPassage[] {
  const rules = entries
    .filter((entry) => (entry.Egress === true) === (question.direction === 'egress') && speaksAbout(entry, question))
    .sort((left, right) => (left.RuleNumber ?? 0) - (right.RuleNumber ?? 0));
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const decided: Span[] = [];
    const allowed: Span[] = [];
    const numbers: number[] = [];
    for (const rule of rules) {
      const cidr = parseCidr(family === 'ipv4' ? rule.CidrBlock : rule.Ipv6CidrBlock);
      if (cidr === null || cidr.family !== family) continue;
      const fresh = subtract([cidr.span], decided);
      if (fresh.length > 0 && rule.RuleAction === 'allow') {
        allowed.push(...fresh);
        numbers.push(rule.RuleNumber ?? 0);
      }
      decided.push(cidr.span);
    }
    return holdsInternet(family, allowed) ? [{ family, rules: numbers }] : [];
  });
}

function speaksAbout(entry: NetworkAclEntry, { protocol, port }: AclQuestion): boolean {
  const own = protocolName(entry.Protocol);
  if (own === 'all') return true;
  if (own !== protocolName(protocol)) return false;
  if (own !== 'tcp' && own !== 'udp') return isEveryIcmp(entry);
  const from = entry.PortRange?.From ?? 0;
  const to = entry.PortRange?.To ?? 65_535;
  return port === null ? from <= 1 && to === 65_535 : from <= port && port <= to;
}

function isEveryIcmp({ IcmpTypeCode }: NetworkAclEntry): boolean {
  return IcmpTypeCode?.Type === undefined || IcmpTypeCode.Type === -1;
}
