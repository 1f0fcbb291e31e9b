import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checks } from '@/server/checks/registry';
import type { Check } from '@/server/checks/types';

// moto's installation brings both along.
const cfnLint = process.env.CFN_LINT ?? '';
const cli = process.env.AWS_CLI ?? '';

type Section = Record<string, unknown>;

const isResource = (value: unknown): value is Section & { Type: unknown } => typeof value === 'object' && value !== null && 'Type' in value;
/** Names in a template are letters and digits. */
const named = (...parts: string[]): string => parts.join('X').replaceAll(/[^A-Za-z0-9]+/g, 'X');

/** What a remedy shows is a resource, several by name, or some properties of the type that the check looks at. */
function resourcesOf({ id, resourceType, remedy }: Check): Record<string, Section> {
  const shown: Section = parse(remedy.cloudformation ?? '', { logLevel: 'silent' });
  if (isResource(shown)) return { [named(id)]: shown };
  const several = Object.entries(shown).flatMap(([name, each]) => (isResource(each) ? [[named(id, name), each] as const] : []));
  if (several.length > 0) return Object.fromEntries(several);
  // What belongs to no resource.
  if (shown.Outputs) return {};
  return { [named(id)]: { Type: resourceType, Properties: shown } };
}

/** Of what cfn-lint has rules for: syntax, types, names of properties, words of a fixed list. What a part leaves out is no fault of it. */
const rules = ['E0000', 'E1001', 'E3001', 'E3002', 'E3006', 'E3030'];

function complaintsOf(resources: Record<string, Section>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cloudlens-remedies-'));
  try {
    const file = join(folder, 'template.json');
    writeFileSync(file, JSON.stringify({ Resources: resources }));
    const { stdout } = spawnSync(cfnLint, ['--format', 'json', file], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const said: { Rule: { Id: string }; Message: string; Location: { Path: string[] } }[] = JSON.parse(stdout);
    // What stands in angle brackets is for the reader to fill in.
    const faults = said.filter(({ Rule, Message }) => rules.includes(Rule.Id) && !Message.startsWith("'<"));
    return faults.map(({ Message, Location }) => `${Location.Path?.join('/')}: ${Message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!existsSync(cfnLint))('what remedies show of CloudFormation', () => {
  const resources = Object.assign({}, ...checks.filter(({ remedy }) => remedy.cloudformation).map(resourcesOf));

  it('has the names and words that AWS has', () => {
    expect(complaintsOf(resources)).toEqual([]);
    expect(Object.keys(resources).length).toBeGreaterThan(150);
  });

  it('would be told of a property that is spelt otherwise', () => {
    const Properties = { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } } };
    expect(complaintsOf({ Wrong: { Type: 'AWS::ECS::TaskSet', Properties } }).join()).toContain('AwsvpcConfiguration');
  });
});

describe.skipIf(!existsSync(cli))('what remedies show of the AWS CLI', () => {
  const complaints = (commands: Record<string, string>): [string, string][] =>
    JSON.parse(
      execFileSync(join(dirname(cli), 'python'), [join(import.meta.dirname, 'lib', 'command-complaints.py')], {
        encoding: 'utf8',
        input: JSON.stringify(commands),
      }),
    );

  it('has the commands and options that the CLI has', () => {
    const commands = Object.fromEntries(checks.flatMap(({ id, remedy }) => (remedy.cli ? [[id, remedy.cli]] : [])));
    expect(complaints(commands)).toEqual([]);
    expect(Object.keys(commands).length).toBeGreaterThan(300);
  });

  it('would be told of a service, a command and options that there are not', () => {
    expect(
      complaints({ a: 'aws ec3 stop', b: 'aws ec2 halt', c: 'aws kms enable-key --key-id <key> --now', d: 'aws kms enable-key' }),
    ).toEqual([
      ['a', 'there is no service ec3'],
      ['b', 'there is no ec2 halt'],
      ['c', 'kms enable-key takes no --now'],
      ['d', 'kms enable-key needs --key-id'],
    ]);
  });
});
