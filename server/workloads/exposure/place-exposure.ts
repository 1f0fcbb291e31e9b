import type { Landscape } from '@/server/attack-paths/landscape/landscape';
import { portWords, type Reach, reachFromInternet } from '@/server/attack-paths/reach/internet';
import type { Place } from '@/server/attack-paths/reach/place';
import { factorOf, type Signal } from '../rank/combine';
import type { ExposureFacts } from './exposure-facts';
import type { Fronts } from './fronts';
import { exposureWeights } from './weights';

const at = ({ addresses }: Reach): string => (addresses.length > 0 ? addresses.join(', ') : 'a public address');
const portsOf = (reach: Reach): string => portWords(reach.ports) || 'ports that were not seen';

/**
 * From where something that listens in a network is reached: by the very question that attack paths ask, so that the two never
 * disagree. What could not be looked at leaves room for the worst.
 * @param places its network interfaces while it runs
 * @param more what else about it was not seen
 */
export function placeExposure(places: readonly Place[], fronts: Fronts, land: Landscape, more: readonly Signal[] = []): ExposureFacts {
  const reaches = places.flatMap((place) => reachFromInternet(place, land) ?? []);
  const open = reaches.filter(({ unseen }) => unseen === null);
  const signals: Signal[] = [
    ...(open[0] ? [{ value: exposureWeights.internet, text: `The internet reaches it at ${at(open[0])}: ${portsOf(open[0])}` }] : []),
    ...fronts.signals,
    { value: exposureWeights.internal, text: 'It runs in a network, and others in it may reach it' },
  ];
  const unseen: Signal[] = [
    ...reaches.flatMap((reach) =>
      reach.unseen === null
        ? []
        : [{ value: exposureWeights.internet, text: `The internet may reach it at ${at(reach)}: ${reach.unseen}` }],
    ),
    ...fronts.unseen,
    ...more,
  ];
  return {
    reach: open.length > 0 ? 'internet' : fronts.seen.length > 0 ? 'indirect' : unseen.length > 0 ? 'unknown' : 'internal',
    factor: factorOf(signals, open.length > 0 ? [] : unseen, { value: exposureWeights.none, text: '' }),
    doors: [...open.map((reach) => `${at(reach)} ${portsOf(reach)}`), ...fronts.seen],
  };
}

/** Of what does not run. */
export const notRunning = (text: string): ExposureFacts => ({
  reach: 'none',
  factor: { least: exposureWeights.none, most: exposureWeights.none, reasons: [{ effect: 'lowers', text }] },
  doors: [],
});
