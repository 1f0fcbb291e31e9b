import type { NetworkConfiguration } from '@aws-sdk/client-ecs';
import { fail, notApplicable, pass } from '../define-check';
import type { Verdict } from '../types';

/** Whether tasks get public addresses. What names no setting gets none: the API's default. `noun` as in 'service'. */
export function judgePublicAddress(configuration: NetworkConfiguration | undefined, noun: string): Verdict {
  const own = configuration?.awsvpcConfiguration;
  if (!own) return notApplicable(`The ${noun} gives its tasks no network interface of their own`);
  const evidence = { assignPublicIp: own.assignPublicIp ?? 'DISABLED', subnets: [...(own.subnets ?? [])].sort() };
  return own.assignPublicIp === 'ENABLED'
    ? fail(`The ${noun} gives its tasks public addresses`, evidence)
    : pass(`The ${noun} gives its tasks no public addresses`, evidence);
}
