import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operateActions, operateOperations } from '@/server/permissions/operate-operations';
import { operatePolicyDocument } from '@/server/permissions/operate-policy';
import type { PolicyStatement } from '@/server/permissions/policy-document';
import { instanceActions, onInstance, onLaunch, onNewTemplate, onTemplate } from './statements';

const place = { partition: 'aws', accountId: '111122223333', region: 'eu-central-1' };
const sessions: Record<string, PolicyStatement[]> = {
  ...Object.fromEntries(
    (Object.keys(instanceActions) as (keyof typeof instanceActions)[]).map((verb) => [
      verb,
      onInstance(place, verb, 'i-0123456789abcdef0'),
    ]),
  ),
  'new template': onNewTemplate(),
  version: onTemplate(place, 'ec2:CreateLaunchTemplateVersion', 'lt-0123456789abcdef0'),
  default: onTemplate(place, 'ec2:ModifyLaunchTemplate', 'lt-0123456789abcdef0'),
  launch: onLaunch(),
};
const actionsOf = (statements: readonly PolicyStatement[]) => [...new Set(statements.flatMap(({ Action }) => Action))].sort();

/** What the sources of a folder send to EC2, tests apart. */
function commandsIn(files: readonly string[]): string[] {
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/new (\w+)Command\(/g)].map(([, name]) => `ec2:${name}`)))].sort();
}

describe('what the operator role may do', () => {
  const folder = join(import.meta.dirname, '..');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file));
  const byTheScanRole = sources.filter((file) => readFileSync(file, 'utf8').includes('openReadSession('));
  const trials = join(folder, 'access/proof.ts');
  const operations = operateOperations.map(({ operation }) => operation).sort();

  it('is what is called by it, and nothing else', () => {
    expect(byTheScanRole).toHaveLength(2);
    expect(commandsIn(sources.filter((file) => file !== trials && !byTheScanRole.includes(file)))).toEqual(operations);
  });

  it('is tried whole before it is used', () => expect(commandsIn([trials])).toEqual(operations));

  it('is what the sessions of all its actions may do together', () => {
    expect(actionsOf(Object.values(sessions).flat())).toEqual([...operateActions].sort());
    const whole = operatePolicyDocument({ onlyTagged: false, launchRoles: ['arn:aws:iam::111122223333:role/web'], withFixes: false });
    expect(actionsOf(whole.Statement)).toEqual([...operateActions].sort());
  });

  it.each(Object.entries(sessions))('is cut for %s, and fits into a session policy', (_, statements) => {
    expect(JSON.stringify({ Version: '2012-10-17', Statement: statements }).length).toBeLessThanOrEqual(2_048);
    const changing = statements.filter(({ Sid }) => Sid !== 'Look');
    for (const { Resource, Condition, Sid } of changing)
      expect([Sid, Resource !== '*' || Condition !== undefined || Sid === 'Act']).toEqual([Sid, true]);
  });
});
