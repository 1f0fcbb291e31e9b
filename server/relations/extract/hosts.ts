import type { Place } from './place';

/** A host name as relations carry it, where only that tells what is meant: `host:shop-123.eu-west-1.elb.amazonaws.com`. */
export function hostOf(address: string | null | undefined): string | null {
  if (!address) return null;
  const host = address.replace(/^[a-z]+:\/\//i, '').split(/[/:]/)[0];
  return host ? `host:${host.toLowerCase()}` : null;
}

/** What stands behind a host name: an ARN where the name tells it, else the name. */
export function behindHost(address: string | null | undefined, place: Place): string | null {
  const host = hostOf(address)?.slice('host:'.length);
  if (!host) return null;
  const bucket = /^(.+?)\.s3[.-]([a-z0-9-]+\.)*amazonaws\.com(\.cn)?$/.exec(host)?.[1];
  if (bucket) return place.bucket(bucket);
  const [, api, region] = /^([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$/.exec(host) ?? [];
  if (api) return `arn:${place.partition}:apigateway:${region}::/restapis/${api}`;
  return `host:${host}`;
}
