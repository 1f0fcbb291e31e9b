import { describe, expect, it } from 'vitest';
import { checks } from '@/server/checks/registry';
import { parseScanArguments, type ScanArguments, UsageError } from './arguments';

function parsed(text: string, environment: Record<string, string> = {}): ScanArguments {
  const args = parseScanArguments(text.split(' ').filter(Boolean), environment as unknown as NodeJS.ProcessEnv);
  if (args === 'help') throw new Error('That asked for help.');
  return args;
}

describe('the options of the command', () => {
  it('have defaults', () => {
    expect(parsed('')).toMatchObject({
      endpoint: undefined,
      region: 'us-east-1',
      regions: undefined,
      checks,
      format: 'table',
      failOn: 'low',
      strict: false,
    });
  });

  it('come before the environment', () => {
    const environment = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' };
    expect(parsed('', environment)).toMatchObject({ endpoint: 'http://127.0.0.1:1', region: 'eu-west-1' });
    expect(parsed('--endpoint http://127.0.0.1:2 --region us-west-2', environment)).toMatchObject({
      endpoint: 'http://127.0.0.1:2',
      region: 'us-west-2',
    });
  });

  it('take lists, dates and roles', () => {
    const args = parsed(
      '--regions eu-west-1,,us-gov-west-1 --now 2026-01-02T03:04:05Z --role-arn arn:aws:iam::111122223333:role/a --external-id b --strict',
    );
    expect(args).toMatchObject({
      regions: ['eu-west-1', 'us-gov-west-1'],
      now: new Date('2026-01-02T03:04:05Z'),
      roleArn: 'arn:aws:iam::111122223333:role/a',
      externalId: 'b',
      strict: true,
    });
  });

  it("name checks by our ids and other tools' ids, each once", () => {
    const { checks: chosen } = parsed('--checks s3_bucket_object_versioning,s3/bucket-versioning-enabled,S3.14');
    expect(chosen.map(({ id }) => id)).toEqual(['s3/bucket-versioning-enabled']);
  });

  it('ask for help', () => {
    expect(parseScanArguments(['-h'], {} as NodeJS.ProcessEnv)).toBe('help');
  });

  it.each([
    ['--format yaml', /--format is table, json or ocsf, not 'yaml'/],
    ['--fail-on grave', /--fail-on is one of critical, high, medium, low, not 'grave'/],
    ['--now yesterday', /--now is an instant/],
    ['--endpoint nowhere', /--endpoint is an address/],
    ['--endpoint localhost:5000', /--endpoint is an address/],
    ['--external-id x', /--external-id goes with --role-arn/],
    ['--role-arn admin', /--role-arn/],
    ['--regions Frankfurt', /--regions takes names .+ not 'Frankfurt'/],
    ['--regions ,', /--regions/],
    ['--region Frankfurt', /--region takes/],
    ['--checks s3/nothing,nonsense', /no check 's3\/nothing', 'nonsense'/],
    ['--checks ,', /--checks/],
    ['--profile', /--profile/],
    ['--no-such-option', /--no-such-option/],
    ['production', /production/],
  ])('%s is refused with a sentence', (text, sentence) => {
    expect(() => parsed(text)).toThrow(UsageError);
    expect(() => parsed(text)).toThrow(sentence);
  });
});
