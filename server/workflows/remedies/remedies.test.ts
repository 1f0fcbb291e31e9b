import { describe, expect, it } from 'vitest';
import { checkById } from '@/server/checks/catalogue';
import { isReadAction, sessionPolicySize } from '../access/session-policy';
import { runRemedies, scriptOf } from './remedies';

/** IAM's names differ from the API's here. */
const namedOtherwise: Record<string, string> = { 's3:PutPublicAccessBlock': 's3:PutBucketPublicAccessBlock' };

/** The IAM action of a command of the AWS CLI, in small letters. */
function actionOf(command: string): string {
  const [, service, operation] = /^aws ([a-z0-9]+) ([a-z0-9-]+)(?: |$)/.exec(command) ?? [];
  const name = `${service === 's3api' ? 's3' : service}:${operation?.replaceAll('-', '')}`;
  const known = Object.entries(namedOtherwise).find(([api]) => api.toLowerCase() === name);
  return (known?.[1] ?? name).toLowerCase();
}

describe.each(runRemedies.map((remedy) => [remedy.checkId, remedy] as const))('the remedy of %s', (checkId, remedy) => {
  it('belongs to a check of the catalogue', () => expect(checkById(checkId)).toBeDefined());

  it('is one command, whose action is declared, after a look that only reads', () => {
    expect(remedy.command).toMatch(/^aws [^;&|`$\n]*(?:"\$INPUT_(?:RESOURCE|ARN)"[^;&|`$\n]*)*$/);
    expect(actionOf(remedy.command)).toBe(remedy.action.toLowerCase());
    expect(actionOf(remedy.preview)).toBe(remedy.reads.toLowerCase());
    expect([isReadAction(remedy.action), isReadAction(remedy.reads)]).toEqual([false, true]);
    expect(remedy.rollback.length).toBeGreaterThan(10);
  });

  it('fits into a session policy, and shows before it does', () => {
    expect(sessionPolicySize([{ actions: [remedy.action, remedy.reads], resources: ['{arn}'] }]).refusal).toBeNull();
    expect(scriptOf(remedy).indexOf('CLOUDLENS_PHASE')).toBeLessThan(scriptOf(remedy).lastIndexOf(remedy.command));
  });
});

it('there are at least fifteen', () => expect(runRemedies.length).toBeGreaterThanOrEqual(15));
