import { functionsBehind } from '@/server/attack-paths/entries/behind-balancers';
import { openTo } from '@/server/attack-paths/entries/function-policy';
import type { Landscape } from '@/server/attack-paths/landscape/landscape';
import { parsePolicy, publicGrants, servicePrincipalGrants } from '@/server/aws/policy/questions';
import type { Resource } from '@/server/collect/types';
import { factorOf, type Signal } from '../rank/combine';
import type { Reach } from '../types';
import type { ExposureFacts } from './exposure-facts';
import { frontsOf } from './fronts';
import { exposureWeights } from './weights';

const fronts: Readonly<Record<string, string>> = {
  'apigateway.amazonaws.com': 'API Gateway',
  'edgelambda.amazonaws.com': 'CloudFront',
  'cloudfront.amazonaws.com': 'CloudFront',
  'appsync.amazonaws.com': 'AppSync',
  'iot.amazonaws.com': 'IoT rules',
};

/** Services in front of it that answer the internet, by the principals of its policy. */
function servicesBefore(policy: string | null | undefined): string[] {
  if (!policy) return [];
  return [...new Set(Object.entries(fronts).flatMap(([principal, name]) => (policy.includes(`"${principal}"`) ? [name] : [])))].sort();
}

/** A load balancer calls only what lets it: where no policy does, what was not seen of load balancers does not matter. */
const mayAnswerBalancers = (policy: string | null | undefined): boolean =>
  policy === undefined || (policy?.includes('elasticloadbalancing.amazonaws.com') ?? false);

/** From where a function is called: its URL, what its policy lets in, and what stands in front of it. */
export function functionExposure(fn: Resource<'AWS::Lambda::Function'>, land: Landscape): ExposureFacts {
  const { policy, url, VpcConfig } = fn.data;
  const balancers = frontsOf(fn, functionsBehind, land);
  const signals: Signal[] = [...balancers.signals];
  const unseen: Signal[] = [...(mayAnswerBalancers(policy) ? balancers.unseen : [])];
  const parsed = policy === undefined ? 'malformed' : parsePolicy(policy);
  const openUrl = url?.AuthType === 'NONE';
  const anyone = parsed === 'malformed' ? [] : publicGrants(parsed, land.owner);
  const answersUrl = openUrl && openTo(fn, 'lambda:InvokeFunctionUrl', land).length > 0;
  if (answersUrl) signals.push({ value: exposureWeights.internet, text: 'Anybody may call it by its URL, which asks for no credentials' });
  else if (anyone.length > 0)
    signals.push({ value: exposureWeights.internet, text: 'Its policy lets anybody with an AWS account call it' });
  const behind = servicesBefore(policy);
  if (behind.length > 0)
    signals.push({ value: exposureWeights.indirect, text: `${behind.join(' and ')} may call it, and may pass on what strangers send` });
  if (parsed !== 'malformed' && servicePrincipalGrants(parsed, land.owner).length > 0)
    signals.push({ value: exposureWeights.internal, text: 'An AWS service may call it without saying for whom' });
  if (url && !openUrl) signals.push({ value: exposureWeights.internal, text: 'Its URL answers whoever has credentials that allow it' });
  if (VpcConfig?.VpcId) signals.push({ value: exposureWeights.internal, text: 'It runs in a network' });
  if (parsed === 'malformed')
    unseen.push({ value: exposureWeights.internet, text: 'Who may call it was not seen: its policy was not read' });
  if (url === undefined) unseen.push({ value: exposureWeights.internet, text: 'Whether it has a URL was not seen' });
  const strongest = Math.max(0, ...signals.map(({ value }) => value));
  const reach: Reach =
    strongest === exposureWeights.internet
      ? 'internet'
      : strongest === exposureWeights.indirect
        ? 'indirect'
        : unseen.length > 0
          ? 'unknown'
          : strongest > 0
            ? 'internal'
            : 'none';
  return {
    reach,
    factor: factorOf(signals, unseen, { value: exposureWeights.none, text: 'Only its own account may call it' }),
    doors: [...(answersUrl && url?.FunctionUrl ? [url.FunctionUrl] : []), ...balancers.seen, ...behind],
  };
}
