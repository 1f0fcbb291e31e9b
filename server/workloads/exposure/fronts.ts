import type { Landscape } from '@/server/attack-paths/landscape/landscape';
import { balancerNeeds } from '@/server/attack-paths/reach/balancers';
import type { Behind } from '@/server/attack-paths/reach/targets';
import type { Signal } from '../rank/combine';
import { exposureWeights } from './weights';

type BehindBalancers = (land: Landscape) => readonly Behind<{ arn: string }>[];

/** The load balancers that face the internet and lead to something, as attack paths see them. */
export interface Fronts {
  /** Names of those that were seen to pass on to it. */
  seen: string[];
  signals: Signal[];
  unseen: Signal[];
}

interface Front {
  name: string;
  /** What could not be looked at on the way; null: all was. */
  unseen: string | null;
}

/** @param ways what is behind load balancers, of the kind that it is; the same that attack paths begin with */
export function frontsOf({ arn, region }: { arn: string; region: string }, ways: BehindBalancers, land: Landscape): Fronts {
  const fronts = byTarget(ways, land).get(arn) ?? [];
  const seen = named(fronts.filter(({ unseen }) => unseen === null));
  const doubtful = fronts.filter(({ name }) => !seen.includes(name));
  const missing = land.missing(balancerNeeds, region);
  return {
    seen,
    signals:
      seen.length > 0
        ? [{ value: exposureWeights.indirect, text: `The internet reaches it through the load balancer ${seen.join(', ')}` }]
        : [],
    unseen: [
      ...named(doubtful).map((name) => ({
        value: exposureWeights.indirect,
        text: `The internet may reach it through the load balancer ${name}: ${doubtful.find((one) => one.name === name)?.unseen}`,
      })),
      ...(missing ? [{ value: exposureWeights.indirect, text: `Whether a load balancer leads to it was not seen: ${missing}` }] : []),
    ],
  };
}

const named = (fronts: readonly Front[]): string[] => [...new Set(fronts.map(({ name }) => name))].sort();

const byTarget = (ways: BehindBalancers, land: Landscape): ReadonlyMap<string, readonly Front[]> =>
  land.onceFor(ways, byTarget, () => {
    const found = new Map<string, Front[]>();
    for (const { target, steps } of ways(land)) {
      const balancer = steps.find(({ to }) => to.type === 'AWS::ElasticLoadBalancingV2::LoadBalancer')?.to;
      const reasons = steps.flatMap(({ unseen }) => unseen ?? []);
      const front: Front = { name: balancer?.name ?? 'without a name', unseen: reasons[0] ?? null };
      found.set(target.arn, [...(found.get(target.arn) ?? []), front]);
    }
    return found;
  });
