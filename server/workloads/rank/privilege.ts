import type { RoleDetail } from '@aws-sdk/client-iam';
import { allowsActions, escalations } from '@/server/aws/policy/questions';
import { attachedPolicies, boundaryPolicy, inlinePolicies, sortOut } from '@/server/checks/shared/policy-documents';
import { powerOf } from '@/server/checks/shared/principal-power';
import type { Snapshot } from '@/server/checks/types';
import type { Factor } from '../types';
import { factorOf, type Signal } from './combine';
import { powerWeights } from './weights';

/** Reading these on every resource is reading what the account keeps. */
const dataReads = [
  's3:GetObject',
  'secretsmanager:GetSecretValue',
  'dynamodb:Scan',
  'ssm:GetParameter',
  'rds-data:ExecuteStatement',
] as const;

/** What somebody may do who has broken into it and so has its role. Needs roles and managed policies. */
export function rolePower(role: RoleDetail, snapshot: Snapshot): Factor {
  const name = role.RoleName ?? 'unnamed';
  const policies = [...inlinePolicies(role.RolePolicyList), ...attachedPolicies(role.AttachedManagedPolicies, snapshot)];
  const power = powerOf(policies, boundaryPolicy(role.PermissionsBoundary, snapshot));
  const documents = sortOut(policies).known.map(({ policy }) => policy);
  const signals: Signal[] = [];
  if (power.isAdmin) signals.push({ value: powerWeights.administrator, text: `Its role ${name} has full control of the account` });
  const ways = power.heldBack || power.isAdmin ? [] : escalations(documents);
  if (ways.length > 0)
    signals.push({ value: powerWeights.escalation, text: `Its role ${name} opens a way to more permissions: ${ways[0]?.name}` });
  const reads = power.heldBack || power.isAdmin ? [] : allowsActions(documents, dataReads, { resource: '*' });
  if (reads.length > 0)
    signals.push({
      value: powerWeights.allData,
      text: `Its role ${name} may use ${[...new Set(reads.map(({ action }) => action))].join(', ')} on everything`,
    });
  const hasSome = policies.length > 0 && signals.length === 0;
  if (hasSome && power.unclear.length < policies.length)
    signals.push({ value: powerWeights.some, text: `Its role ${name} has limited permissions` });
  const unseen: Signal[] =
    power.unclear.length > 0 && !power.heldBack
      ? [{ value: 100, text: `What ${power.unclear.join(', ')} of its role ${name} allows could not be read` }]
      : [];
  return factorOf(signals, unseen, { value: powerWeights.none, text: `Its role ${name} has no permissions` });
}

export const noRole: Factor = {
  least: powerWeights.none,
  most: powerWeights.none,
  reasons: [{ effect: 'lowers', text: 'It has no role, and so no permissions in the account' }],
};

export const unseenRole = (why: string): Factor => ({ least: 0, most: 100, reasons: [{ effect: 'unknown', text: why }] });
