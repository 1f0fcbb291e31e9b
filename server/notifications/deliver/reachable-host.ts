import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { env } from '@/server/env';

/** An address that messages must not be sent to. The message says why, and names no secret part of it. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
}

/** Hosts of the operator's own network that webhooks may reach all the same. */
const isAllowed = (host: string): boolean => env().WEBHOOK_PRIVATE_HOSTS.includes(host);

/** Anybody's on the internet: not this machine, not its network, not a cloud's metadata service, not an IPv4 address in disguise. */
export const isPublic = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

const refusal = (host: string): RefusedAddress =>
  new RefusedAddress(`${host} leads into a private network. Use a public host, or have the operator name it in WEBHOOK_PRIVATE_HOSTS.`);

/**
 * The address parsed, when a message may be sent there as far as it alone can tell.
 * @throws RefusedAddress
 */
export function checkAddress(text: string): URL {
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.username || url.password) throw new RefusedAddress('Leave user and password out of the address: they would be sent to no use.');
  if (isAllowed(host)) return url;
  if (url.protocol !== 'https:') throw new RefusedAddress('The address must begin with https://.');
  if (isIP(host) && !isPublic(host)) throw refusal(host);
  return url;
}

type Done = (error: Error | null, address?: string | LookupAddress[], family?: number) => void;

/**
 * For the socket itself: resolves the name and refuses it when any of its addresses is private, so that the address which was
 * looked at is the one that is connected to. @param isExempt hosts that may be private
 */
export const guardedLookup =
  (isExempt: (host: string) => boolean) =>
  (host: string, options: LookupOptions, done: Done): void => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error);
      if (!isExempt(host) && !addresses.every(({ address }) => isPublic(address))) return done(refusal(host));
      const [first] = addresses;
      if (options.all || !first) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };

export const publicLookup = guardedLookup(isAllowed);
