import { parsePolicy, roleTrusts } from '@/server/aws/policy/questions';
import type { Trust } from '@/server/aws/policy/role-trusts';
import type { Resource } from '@/server/collect/types';
import { anyAwsAccount, type Cut, type FoundPath, internet, nodeOf } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { exploitabilities, exposures, factor } from '../score';
import type { PathNode } from '../types';
import { accountEnd, dataEnd, escalationEnd, secretsEnd } from './powers';

type Role = Resource<'AWS::IAM::Role'>;

/** Roles with somebody outside who may assume them, by what is loose about it. */
export function trustingRoles(land: Landscape, problems: readonly Trust['problem'][]): { role: Role; trust: Trust }[] {
  return land.list('AWS::IAM::Role').flatMap((role) => {
    const policy = parsePolicy(role.data.AssumeRolePolicyDocument);
    if (policy === 'malformed') return [];
    const trust = roleTrusts(policy, land.owner).find(({ problem }) => problems.includes(problem));
    return trust ? [{ role, trust }] : [];
  });
}

const outsider = ({ accounts, kind }: Trust): PathNode =>
  accounts[0]
    ? { id: `account-${accounts[0]}`, type: 'outsider', name: `Account ${accounts[0]}`, region: 'global' }
    : kind === 'oidc'
      ? { ...internet, name: 'Any workflow of the provider' }
      : anyAwsAccount;

const tighten = (role: Role, text: string, checkId: string): Cut => ({
  text,
  cost: 1,
  on: role.arn,
  checkId,
  changes: [{ arn: role.arn, to: (data: Role['data']) => ({ ...data, AssumeRolePolicyDocument: '{"Statement":[]}' }) }],
});

interface Words {
  why(trust: Trust): string;
  fix(role: Role): string;
  checkId: string;
  exposure: keyof typeof exposures;
  /** How many people the first step is open to. */
  who: string;
}

/** The paths from outside over a role's trust to the worst that it can do. */
export function trustPaths(found: readonly { role: Role; trust: Trust }[], words: Words, land: Landscape): FoundPath[] {
  return found.flatMap(({ role, trust }) => {
    const end = accountEnd(role, land) ?? escalationEnd(role, land) ?? secretsEnd(role, land) ?? dataEnd(role, land);
    if (!end) return [];
    const { steps, impact, also, blast } = end;
    return [
      {
        title: `${outsider(trust).name} can become the role ${role.id}, which ${end.words}`,
        start: outsider(trust),
        entry: nodeOf(role),
        steps: [{ to: nodeOf(role), why: words.why(trust), cuts: [tighten(role, words.fix(role), words.checkId)] }, ...steps],
        also,
        blast,
        factors: {
          exposure: factor(exposures[words.exposure], words.who),
          exploitability: factor(exploitabilities.open, 'Assuming the role takes one call'),
          impact,
        },
      },
    ];
  });
}
