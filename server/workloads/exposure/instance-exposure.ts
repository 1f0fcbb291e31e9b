import type { Landscape } from '@/server/attack-paths/landscape/landscape';
import { placesOf } from '@/server/attack-paths/reach/place';
import { instancesBehind } from '@/server/attack-paths/reach/targets';
import type { Resource } from '@/server/collect/types';
import type { ExposureFacts } from './exposure-facts';
import { frontsOf } from './fronts';
import { notRunning, placeExposure } from './place-exposure';

/**
 * From where an instance is reached: a public address, a route to an internet gateway, a network ACL and a security group that let
 * somebody in, all four; or a load balancer that faces the internet and that it lets in.
 */
export function instanceExposure(instance: Resource<'AWS::EC2::Instance'>, land: Landscape): ExposureFacts {
  const places = placesOf(instance);
  if (places.length === 0) return notRunning('It is stopped, so nothing reaches it');
  return placeExposure(places, frontsOf(instance, instancesBehind, land), land);
}
