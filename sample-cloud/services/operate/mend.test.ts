import { describe, expect, it } from 'vitest';
import { checkById } from '@/server/checks/catalogue';
import type { Check, Snapshot } from '@/server/checks/types';
import { fixActions } from '@/server/permissions/operate-policy';
import { type RunRemedy, runRemedies } from '@/server/workflows/remedies/remedies';
import type { WorldAccount, WorldResource } from '../../contract';
import type { OperationContext, SampleService } from '../../define-service';
import { AccountChanges } from '../../engine/changes';
import { anchor } from '../../test/default-cloud';
import { createDefaultWorld } from '../../worlds/default-world';
import { operatorRole } from '../../worlds/roles';
import { cloudtrail } from '../cloudtrail';
import { dynamodb } from '../dynamodb';
import { ec2 } from '../ec2';
import { kms } from '../kms';
import { rds } from '../rds';
import { s3 } from '../s3';

/** Each fix by a run, as the sample accounts answer its command, judged by the check that it is for. */

const services: Record<string, SampleService> = { s3api: s3, kms, dynamodb, rds, ec2, cloudtrail };
const { accounts } = createDefaultWorld({ anchor });
const now = new Date(anchor.getTime() + 3_600_000);

/** `enable-key-rotation` → `EnableKeyRotation`, as the SDK writes it. */
const asSdk = (name: string): string =>
  name
    .split('-')
    .map((part) => (part === 'db' ? 'DB' : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('');

/** `true`, `required`, or `Status=Enabled,…` as a structure. */
function structureOf(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (!text.includes('=')) return text;
  return Object.fromEntries(text.split(',').map((pair) => [pair.split('=')[0], structureOf(pair.split('=')[1] ?? '')]));
}

/** A command of the AWS CLI, as its service is asked. */
function parsed(command: string, { id, arn }: WorldResource) {
  const [, service = '', operation = '', ...words] = command.split(' ');
  const input: Record<string, unknown> = {};
  for (const [at, word] of words.entries()) {
    if (!word.startsWith('--')) continue;
    const next = words[at + 1];
    const value = next === undefined || next.startsWith('--') ? 'true' : next;
    const filled = value.replace('"$INPUT_RESOURCE"', id).replace('"$INPUT_ARN"', arn);
    input[asSdk(word.slice(2))] = filled === arn ? arn : structureOf(filled);
  }
  const handler = services[service]?.operations[asSdk(operation)];
  if (!handler) throw new Error(`The sample cloud does not answer ${command}`);
  return { handler, input };
}

interface Place {
  account: WorldAccount;
  changes: AccountChanges;
  resource: WorldResource;
}

const stateOf = ({ account, changes }: Pick<Place, 'account' | 'changes'>) => changes.over(account.at(now), now);
const contextOf = (place: Place, region = place.resource.region): OperationContext =>
  ({ ...place, state: stateOf(place), region, now, accountId: place.account.id, partition: 'aws', origin: 'http://127.0.0.1' }) as never;

const regionsOf = (account: WorldAccount) => [...account.regions.map(({ name }) => name), 'global'];
function listOf({ account, changes }: Pick<Place, 'account' | 'changes'>, type: Check['resourceType']): WorldResource[] {
  const state = stateOf({ account, changes });
  return regionsOf(account).flatMap((region) => [...state.list(type, region).slice(0, 10_000)]);
}

function statusOf(check: Check, place: Place): string {
  const current = stateOf(place).find(check.resourceType, place.resource.region, place.resource.arn) ?? place.resource;
  const snapshot = { list: (type: Check['resourceType']) => listOf(place, type), get: () => undefined } as unknown as Snapshot;
  const context = { now, accountId: place.account.id, partition: 'aws', parameters: {} };
  return [check.evaluate({ ...current, gaps: [] } as never, snapshot, context as never)].flat()[0]?.status ?? 'none';
}

/** Something of the sample accounts that the check finds fault with, else anything that it looks at. */
function somethingFor(check: Check): Place {
  const places = accounts.flatMap((account) => {
    const changes = new AccountChanges();
    return listOf({ account, changes }, check.resourceType).map((resource): Place => ({ account, changes, resource }));
  });
  const found = places.find((place) => statusOf(check, place) === 'fail') ?? places.find((place) => statusOf(check, place) === 'pass');
  if (!found) throw new Error(`Nothing in the sample accounts for ${check.id}`);
  return found;
}

const failing: string[] = [];
describe.each(runRemedies.map((remedy): [string, RunRemedy] => [remedy.checkId, remedy]))('the fix of %s', (checkId, remedy) => {
  it('is shown and done, and then the check passes', () => {
    const check = checkById(checkId) as Check;
    const place = somethingFor(check);
    if (statusOf(check, place) === 'fail') failing.push(checkId);
    const ask = (command: string) => {
      const { handler, input } = parsed(command, place.resource);
      return handler(input as never, contextOf(place));
    };
    // A bucket without a policy has no status of one, as in AWS.
    if (remedy.reads !== 's3:GetBucketPolicyStatus') expect(ask(remedy.preview)).toBeTypeOf('object');
    expect(ask(remedy.command)).toBeTypeOf('object');
    expect(statusOf(check, place)).toBe('pass');
  });
});

it('mends what the sample accounts have of each', () => expect(failing).toEqual(runRemedies.map(({ checkId }) => checkId)));

it('is what the operator role of a sample account may do', () => {
  const actions = accounts.flatMap(({ id }) =>
    operatorRole(id).policies.flatMap(({ Statement }) => Statement.map(({ Action }) => [Action].flat())),
  );
  expect(actions.filter((list) => list.includes('kms:EnableKeyRotation'))).toEqual(accounts.map(() => [...fixActions]));
});
