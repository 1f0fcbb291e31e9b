import ipaddr from 'ipaddr.js';
import { parseCidr } from './address-space';

/** Whether the block holds globally routable addresses: it is not wholly private, shared, link-local, documentation, … Not a CIDR: false. */
export function isPublicCidr(text: string | undefined): boolean {
  const cidr = parseCidr(text);
  if (cidr === null) return false;
  const kinds = cidr.span.map((address) => kindOf(cidr.family, address));
  // Both ends in one special range: so is all between them.
  return kinds[0] !== kinds[1] || kinds[0] === 'unicast';
}

/** Whether the block is a wide part of the public internet, though not all of it: globally routable IPv4 with a prefix of 1 to 23 bits. */
export function isWidePublicCidr(text: string | undefined): boolean {
  const cidr = parseCidr(text);
  return cidr !== null && cidr.family === 'ipv4' && cidr.prefix >= 1 && cidr.prefix <= 23 && isPublicCidr(text);
}

function kindOf(family: 'ipv4' | 'ipv6', address: bigint): string {
  const length = family === 'ipv4' ? 4 : 16;
  const bytes = Array.from({ length }, (_, index) => Number((address >> BigInt(8 * (length - 1 - index))) & 255n));
  return ipaddr.fromByteArray(bytes).range();
}
