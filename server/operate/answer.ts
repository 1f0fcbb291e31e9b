import { requestContext } from '@/server/http/context';
import type { Actor } from '@/server/identity/actor';
import type { OperatorAccess } from './access/read-access';
import { actOnInstance, previewAction, type Target } from './instances/act';
import type { InstanceVerb, PerformedAction, Rehearsal } from './types';

/** The caller's Idempotency-Key, which is then the action's token too. */
export const callersToken = (): string | undefined => requestContext()?.idempotency?.key;

export const told = ({ kind, awsRequestId, actionId, status, answer }: PerformedAction) => ({
  action: kind,
  awsRequestId,
  actionId,
  status,
  ...(answer.previousState ? { previousState: answer.previousState } : {}),
  ...(answer.currentState ? { currentState: answer.currentState } : {}),
});

export const toldTemplate = (performed: PerformedAction) => ({
  ...told(performed),
  launchTemplateId: performed.answer.launchTemplateId ?? null,
  version: performed.answer.version ?? null,
});

export const toldDryRun = <Kind extends PerformedAction['kind']>(kind: Kind, rehearsal: Rehearsal) => ({
  action: kind,
  awsRequestId: null,
  actionId: null,
  status: null,
  dryRun: rehearsal,
});

/** The four calls on an instance, all answered alike. */
export async function answerAction(
  actor: Actor,
  verb: InstanceVerb,
  target: Target,
  { dryRun, confirmation }: { dryRun: boolean; confirmation?: string | undefined },
) {
  if (!dryRun) return told(await actOnInstance(actor, verb, target, { token: callersToken(), confirmation }));
  const { rehearsal, effects } = await previewAction(actor, verb, target);
  return { ...toldDryRun(verb, rehearsal), effects };
}

export function toldAccess({ proof, setUp, ...access }: OperatorAccess) {
  return {
    ...access,
    operations: proof?.operations ?? [],
    setUp: setUp && {
      externalId: setUp.externalId,
      principal: setUp.principal,
      ...setUp.kit,
      trustPolicy: { ...setUp.kit.trustPolicy },
      permissionPolicy: { ...setUp.kit.permissionPolicy },
    },
  };
}
