import ipaddr from 'ipaddr.js';

/** S3 calls wider ranges public when it judges bucket policies; we take the same measure everywhere. */
const widestV4 = 8;
const widestV6 = 32;
/** Many ranges add up: in all at most a 64th of the IPv4 internet. */
const widestV4Together = 6;

/** Whether `aws:SourceIp` with this range lets a stranger in. Not an address at all: never matches, so no. */
export function isBroadRange(range: string): boolean {
  const parsed = parseRange(range);
  if (parsed === null) return range.includes('*') || range.includes('${');
  const [address, bits] = parsed;
  return bits < (address.kind() === 'ipv6' ? widestV6 : widestV4) && !isPrivate(address);
}

export function isBroadTogether(ranges: readonly string[]): boolean {
  let share = 0;
  for (const range of new Set(ranges)) {
    const parsed = parseRange(range);
    if (parsed !== null && parsed[0].kind() === 'ipv4' && !isPrivate(parsed[0])) share += 2 ** -parsed[1];
  }
  return share > 2 ** -widestV4Together;
}

function parseRange(range: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  const text = range.trim();
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) return null;
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv6' ? 128 : 32];
}

/** Nobody on the internet comes from such an address. */
function isPrivate(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return ['private', 'uniqueLocal', 'carrierGradeNat'].includes(address.range());
}
