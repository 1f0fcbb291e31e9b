import { describe, expect, it } from 'vitest';
import { AppError } from '@/server/errors';
import { readState } from './read-state';
import { terraformType, terraformTypeNames } from './types/all';

const lineage = '0f9d1c52-6a1e-4b8e-9a44-3f8f3a0f8a11';
const stateOf = (...resources: object[]) => ({ version: 4, terraform_version: '1.14.0', serial: 3, lineage, outputs: {}, resources });
const resource = (type: string, attributes: object, more: object = {}, outer: object = {}) => ({
  mode: 'managed',
  type,
  name: 'it',
  provider: 'provider["registry.terraform.io/hashicorp/aws"]',
  instances: [{ schema_version: 1, attributes, private: 'bm90aGluZw==', ...more }],
  ...outer,
});
const refusalOf = (file: object): string => {
  try {
    readState(file as Record<string, unknown>);
  } catch (error) {
    if (error instanceof AppError && error.code === 'BAD_REQUEST') return error.message;
    throw error;
  }
  return 'read';
};

describe('a file that is no state of version 4', () => {
  it.each([
    ['of Terraform 0.11', { version: 3, serial: 1, lineage, modules: [] }, /older than version 4.*refresh-only/],
    ['of a version to come', { ...stateOf(), version: 5 }, /does not know.*version 4/],
    ['encrypted', { serial: 1, lineage, encrypted_data: 'abc', encryption_version: 'v0' }, /encrypted.*tofu state pull/],
    [
      'a pointer to a remote state',
      { version: 3, backend: { type: 's3', config: { bucket: 'b' } } },
      /where the state is kept.*state pull/,
    ],
    ['a plan', { format_version: '1.2', planned_values: {}, resource_changes: [] }, /plan, not a state/],
    ['terraform show -json', { format_version: '1.0', values: {} }, /show -json/],
    ['something else', { hello: 1 }, /no `version`/],
    ['with more in it', { ...stateOf(), orgId: 'x' }, /look at orgId/],
    [
      'broken',
      { ...stateOf(), resources: [{ mode: 'managed', type: 'aws_vpc', name: 'a', instances: 'sEcReT1234567' }] },
      /resources\.0\.instances/,
    ],
  ])('%s is refused in words that say what to do', (_, file, words) => {
    const refusal = refusalOf(file);
    expect(refusal).toMatch(words);
    expect(refusal).not.toContain('sEcReT');
  });
});

describe('a state', () => {
  it('names its resources as Terraform does, and counts what it leaves out', () => {
    const vpc = (index_key: unknown) => ({ schema_version: 1, attributes: { id: 'vpc-1' }, index_key });
    const { resources, leftOut } = readState(
      stateOf(
        resource('aws_vpc', {}, {}, { module: 'module.net["eu"]', instances: [vpc('a'), vpc(0), vpc(null)] }),
        resource('aws_vpc', { id: 'vpc-2' }, { deposed: '00000001' }),
        resource('aws_region', {}, {}, { mode: 'data' }),
        resource('random_password', { result: 'x' }),
      ),
    );
    expect(resources.map(({ address }) => address)).toEqual([
      'module.net["eu"].aws_vpc.it["a"]',
      'module.net["eu"].aws_vpc.it[0]',
      'module.net["eu"].aws_vpc.it',
    ]);
    expect(leftOut).toBe(3);
  });

  it('tells what AWS calls a resource, and where it is', () => {
    const read = (type: string, attributes: object) => {
      const [one] = readState(stateOf(resource(type, attributes))).resources;
      return [one?.physicalId, one?.arn, one?.region];
    };
    const queue = 'arn:aws:sqs:eu-west-1:111122223333:orders';
    expect(read('aws_sqs_queue', { id: 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders', name: 'orders', arn: queue })).toEqual([
      'orders',
      queue,
      'eu-west-1',
    ]);
    expect(read('aws_iam_role', { id: 'deploy', arn: 'arn:aws:iam::111122223333:role/deploy' })).toEqual([
      'deploy',
      'arn:aws:iam::111122223333:role/deploy',
      'global',
    ]);
    expect(read('aws_ebs_volume', { id: 'vol-1', availability_zone: 'eu-central-1b' })).toEqual(['vol-1', null, 'eu-central-1']);
    expect(read('aws_s3_bucket', { id: 'b', bucket: 'b', region: 'us-east-2', arn: 'arn:aws:s3:::b' })).toEqual([
      'b',
      'arn:aws:s3:::b',
      'us-east-2',
    ]);
  });

  // Each stands where states hold secrets; none may be left in what is stored.
  it('keeps no secret, wherever it stands', () => {
    const canary = (n: number) => `Qx7canary${n}Zr4kW9vLt2MbY6pHs`;
    const marked = (...names: string[]) => ({ sensitive_attributes: [names.map((value) => ({ type: 'get_attr', value }))] });
    const file = {
      ...stateOf(
        resource('aws_db_instance', { identifier: 'orders', engine: 'postgres', password: canary(1), username: 'owner' }),
        resource('aws_lambda_function', { function_name: 'f', description: canary(2), environment: [{ variables: { TOKEN: canary(3) } }] }),
        resource('aws_vpc', { id: 'vpc-1', cidr_block: canary(4), tags_all: { Name: 'net', ApiKey: canary(5) } }, marked('cidr_block')),
        resource('aws_secretsmanager_secret', { name: 'x', description: `AKIA${'ABCDEFGH23456723'}` }),
        resource('aws_instance', { id: 'i-1', user_data: canary(6), ami: canary(7) }),
        resource('aws_iam_access_key', { id: 'AKIAABCDEFGH23456723', secret: canary(8) }),
        resource('aws_subnet', { id: 'subnet-1' }, { index_key: canary(9) }),
        resource('aws_sns_topic', { id: canary(10), arn: 'arn:aws:sns:eu-west-1:111122223333:t' }, marked('id')),
        resource('aws_kms_key', { key_id: 'k', description: 'plain', policy: canary(11) }, { sensitive_attributes: [['not a step']] }),
      ),
      outputs: { token: { value: canary(12), type: 'string', sensitive: true } },
    };
    const read = readState(file);
    const text = JSON.stringify(read);
    expect(text).not.toContain('canary');
    expect(text).not.toContain('AKIA');
    expect(read.masked).toBeGreaterThanOrEqual(7);
    const [database, , vpc] = read.resources;
    expect(database?.attributes).toEqual({ identifier: 'orders', engine: 'postgres' });
    expect(vpc?.attributes).toEqual({ cidr_block: '***', tags: { Name: 'net', ApiKey: '***' } });
    // A mark that is not understood hides all.
    expect(read.resources.at(-1)).toMatchObject({ physicalId: null, attributes: { description: '***', policy: '***' } });
  });
});

describe('the types that can be compared', () => {
  it('are Terraform’s of AWS, each with what AWS calls it', () => {
    expect(terraformTypeNames.length).toBeGreaterThan(70);
    for (const name of terraformTypeNames) {
      expect(name).toMatch(/^aws_[a-z0-9_]+$/);
      expect(terraformType(name)?.type, name).toMatch(/^AWS::/);
    }
  });
});
