import { placeOf, runs, type Service, servicesBehind } from '@/server/attack-paths/entries/services';
import type { Landscape } from '@/server/attack-paths/landscape/landscape';
import type { ExposureFacts } from './exposure-facts';
import { frontsOf } from './fronts';
import { notRunning, placeExposure } from './place-exposure';
import { exposureWeights } from './weights';

/** From where a service's tasks are reached: their own addresses, judged as a machine's in the same place, and load balancers. */
export function serviceExposure(service: Service, land: Landscape): ExposureFacts {
  if (!runs(service)) return notRunning('It is set to run no task');
  const place = placeOf(service, land);
  const registered = (service.data.loadBalancers ?? []).flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  const lost = registered.filter((arn) => !land.get('AWS::ElasticLoadBalancingV2::TargetGroup', arn));
  return placeExposure(place ? [place] : [], frontsOf(service, servicesBehind, land), land, [
    ...(lost.length > 0 ? [{ value: exposureWeights.indirect, text: 'Which load balancer passes on to it was not seen' }] : []),
    ...(place
      ? []
      : [
          { value: exposureWeights.internet, text: 'It shares the network of the machine that it runs on: who reaches that is told there' },
        ]),
  ]);
}
