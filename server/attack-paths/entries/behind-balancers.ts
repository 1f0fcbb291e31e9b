import { parsePolicy } from '@/server/aws/policy/questions';
import type { Resource } from '@/server/collect/types';
import { roleSeen } from '../can/principal';
import { internet, nodeOf } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { balancerNeeds, balancerReads, forwards } from '../reach/balancers';
import { type Behind, instancesBehind } from '../reach/targets';
import { exploitabilities, exposures, factor } from '../score';
import type { Entry } from './entry';
import { functionEntry, functionNeeds, functionReads } from './functions';

type Function = Resource<'AWS::Lambda::Function'>;

export const behindNeeds = ['ec2:DescribeInstances', ...balancerNeeds] as const;
export const behindReads = ['AWS::EC2::Instance', ...balancerReads] as const;
export const functionBehindNeeds = [...balancerNeeds, ...functionNeeds] as const;
export const functionBehindReads = [...balancerReads, ...functionReads] as const;

export const passedOn = factor(exposures.anyone, 'Anyone on the internet reaches it over the load balancer');

/** Instances behind a load balancer that faces the internet, with their roles. */
export function balancedInstanceEntries(land: Landscape): Entry[] {
  return land.once(balancedInstanceEntries, () =>
    instancesBehind(land).flatMap(({ target, steps }) => {
      const role = roleSeen(target.data.IamInstanceProfile?.Arn, land);
      if (!role || target.data.MetadataOptions?.HttpEndpoint === 'disabled') return [];
      const v1 = target.data.MetadataOptions?.HttpTokens === 'optional';
      return [
        {
          start: internet,
          steps,
          node: nodeOf(target),
          ...role,
          exposure: passedOn,
          exploitability: v1
            ? factor(
                exploitabilities.known,
                'IMDSv1 hands the credentials of the role to any request that the application can be made to send',
              )
            : factor(exploitabilities.effort, 'It takes a flaw in the application that answers behind the load balancer'),
          takes: { why: 'Whoever runs code on the instance has the credentials of its role' },
        },
      ];
    }),
  );
}

const caller = 'elasticloadbalancing.amazonaws.com';

/** Functions that answer for a load balancer that faces the internet. */
export function functionsBehind(land: Landscape): readonly Behind<Function>[] {
  return land.once(functionsBehind, () =>
    forwards(land).flatMap(({ group, steps }) =>
      (group.data.TargetType === 'lambda' ? (group.data.targets ?? []) : []).flatMap(({ Id = '' }) => {
        // An alias or a version may be registered.
        const fn = land.get('AWS::Lambda::Function', Id.split(':').slice(0, 7).join(':'), group.region);
        if (!fn) return [];
        const unseen =
          fn.data.policy === undefined ? (land.gapOf(fn, ['lambda:GetPolicy']) ?? `the policy of ${fn.id} was not given`) : null;
        if (unseen === null && !letsBalancersCall(fn)) return [];
        const why = 'It is registered in the group, and its policy lets load balancers call it';
        return [{ target: fn, steps: [...steps, { to: nodeOf(fn), why, unseen }] }];
      }),
    ),
  );
}

function letsBalancersCall({ data }: Function): boolean {
  const policy = parsePolicy(data.policy);
  return (
    policy !== null &&
    policy !== 'malformed' &&
    policy.statements.some(({ effect, principals }) => effect === 'Allow' && principals?.some(({ value }) => value === caller))
  );
}

export function balancedFunctionEntries(land: Landscape): Entry[] {
  return functionsBehind(land).flatMap(({ target, steps }) => functionEntry(target, internet, steps, passedOn, land));
}
