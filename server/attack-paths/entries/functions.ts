import type { Resource } from '@/server/collect/types';
import { roleSeen } from '../can/principal';
import { anyAwsAccount, type Cut, internet, nodeOf, type Step } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { exploitabilities, exposures, factor } from '../score';
import type { PathNode } from '../types';
import type { Entry } from './entry';
import { closePolicy, openTo } from './function-policy';

type Function = Resource<'AWS::Lambda::Function'>;

export const functionNeeds = ['lambda:ListFunctions', 'lambda:GetPolicy', 'lambda:GetFunctionUrlConfig'] as const;
export const functionReads = ['AWS::Lambda::Function'] as const;

const signUrl = (fn: Function): Cut => ({
  text: `Set the auth type of the URL of the function ${fn.id} to AWS_IAM`,
  cost: 1,
  on: fn.arn,
  checkId: 'lambda/function-url-authenticated',
  changes: [{ arn: fn.arn, to: (data: Function['data']) => ({ ...data, url: data.url && { ...data.url, AuthType: 'AWS_IAM' } }) }],
});

/** How an input that strangers choose becomes the role of the function. */
export const runsAs = (why = 'The function acts on what it is sent with the rights of its role'): Omit<Step, 'to'> => ({ why });

export function functionEntry(
  fn: Function,
  start: PathNode,
  steps: readonly Step[],
  exposure: Entry['exposure'],
  land: Landscape,
  takes: Omit<Step, 'to'> = runsAs(),
): Entry[] {
  const role = roleSeen(fn.data.Role, land);
  if (!role) return [];
  const exploitability = factor(exploitabilities.effort, 'It takes a flaw in the code, which does what it is asked');
  return [{ start, steps, node: nodeOf(fn), ...role, exposure, exploitability, takes }];
}

/** Functions with a URL that asks nobody who he is. */
export function urlEntries(land: Landscape): Entry[] {
  return land.once(urlEntries, () =>
    land.list('AWS::Lambda::Function').flatMap((fn) => {
      if (fn.data.url?.AuthType !== 'NONE') return [];
      const unseen = fn.data.policy === undefined ? (land.gapOf(fn, ['lambda:GetPolicy']) ?? `the policy of ${fn.id} was not given`) : null;
      if (unseen === null && openTo(fn, 'lambda:InvokeFunctionUrl', land).length === 0) return [];
      const why = 'Its URL asks nobody who they are (auth type NONE), and its policy lets everybody call it';
      const step = { to: nodeOf(fn), why, unseen, cuts: [signUrl(fn)] };
      return functionEntry(fn, internet, [step], factor(exposures.anyone, 'Anyone on the internet can call the URL'), land);
    }),
  );
}

/** Functions whose policy lets every AWS account call them. */
export function invokeEntries(land: Landscape): Entry[] {
  return land.once(invokeEntries, () =>
    land.list('AWS::Lambda::Function').flatMap((fn) => {
      const [grant] = openTo(fn, 'lambda:InvokeFunction', land);
      if (!grant) return [];
      const why = `The statement ${grant.statement} of its policy lets everybody call it`;
      const step = { to: nodeOf(fn), why, cuts: [closePolicy(fn)] };
      return functionEntry(fn, anyAwsAccount, [step], factor(exposures.anyAwsAccount, 'Anyone with an AWS account can call it'), land);
    }),
  );
}
