import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/drift/terraform/states/route';
import type { SampleCloud } from '@/sample-cloud/start';
import { closeDatabase, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { limitPerson, makeKey, makePerson } from '@/server/test/organization';
import { production, region, scan, scannedOrganization, startDriftCloud } from '../testing';
import { getTerraformState, listTerraformStates } from './data';
import { deleteState, uploadState } from './mutations';

type Target = Awaited<ReturnType<typeof scannedOrganization>>;

let cloud: SampleCloud;
let target: Target;
let bucket: { resource_id: string; arn: string; tags: Record<string, string> };
let group: { resource_id: string; arn: string; config: { GroupName: string; VpcId: string }; tags: Record<string, string> };

const services = ['s3', 'ec2'];
/** Buckets are listed once for all regions; a regional service beside them says which of these the scan looked at. */
const rescanned = ['s3', 'sns'];

beforeAll(async () => {
  cloud = await startDriftCloud();
  target = await scannedOrganization(services);
  [bucket, group] = await withOrg(target.orgId, async ({ sql }) => [
    (await sql`select * from resources where org_id = ${target.orgId} and resource_id = 'lumen-prod-access-logs'`)[0] as typeof bucket,
    (
      await sql`select * from resources where org_id = ${target.orgId} and config ->> 'GroupName' = 'shop-app'`
    )[0] as unknown as typeof group,
  ]);
});
afterEach(() => cloud.faults.clear());
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

const managed = (type: string, name: string, attributes: object) => ({
  mode: 'managed',
  type,
  name,
  provider: 'provider["registry.terraform.io/hashicorp/aws"]',
  instances: [{ schema_version: 0, attributes }],
});

/** One of each kind: as it is, changed, gone, of no inventory, of a region that no scan looks at, of another account. */
const stateFile = (serial: number) => ({
  version: 4,
  terraform_version: '1.14.0',
  serial,
  lineage: 'a-lineage',
  outputs: {},
  resources: [
    managed('aws_s3_bucket', 'logs', { bucket: bucket.resource_id, arn: bucket.arn, region, tags_all: bucket.tags }),
    managed('aws_s3_bucket', 'gone', { bucket: 'lumen-not-there', arn: 'arn:aws:s3:::lumen-not-there', region, tags_all: {} }),
    managed('aws_s3_bucket', 'far', {
      bucket: 'lumen-far-away',
      arn: 'arn:aws:s3:::lumen-far-away',
      region: 'ap-southeast-1',
      tags_all: {},
    }),
    managed('aws_s3_bucket_logging', 'logs', { bucket: bucket.resource_id, target_bucket: 'elsewhere' }),
    managed('aws_security_group', 'app', {
      id: group.resource_id,
      arn: group.arn,
      name: group.config.GroupName,
      vpc_id: group.config.VpcId,
      ingress: [{ from_port: 22, to_port: 22, protocol: 'tcp', cidr_blocks: ['198.51.100.7/32'], self: false, security_groups: [] }],
      tags_all: { ...group.tags, Team: 'somebody else' },
    }),
    managed('aws_iam_instance_profile', 'app', { id: 'app', name: 'app' }),
    managed('aws_lambda_function', 'job', { function_name: 'job', arn: `arn:aws:lambda:${region}:111122223333:function:job` }),
    managed('aws_vpc', 'other', { id: 'vpc-1', arn: `arn:aws:ec2:${region}:444455556666:vpc/vpc-1` }),
  ],
});

const upload = (serial: number, name = 'shop') => uploadState(target.actor, { name, accountId: production, file: stateFile(serial) });
const compared = async (id: string) => {
  const { rows } = await getTerraformState(target.actor, id, { limit: 100 });
  return Object.fromEntries(rows.flatMap((row) => (row.address ? [[row.address, row] as const] : [])));
};
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

describe('a state', () => {
  it('is compared with the last inventory, and nothing is missing that no scan since could have seen', async () => {
    const { id, resources, accountId } = await upload(1);
    expect([resources, accountId]).toEqual([8, production]);
    const before = await compared(id);
    expect(before['aws_s3_bucket.logs']).toMatchObject({ status: 'same', differences: [] });
    expect(before['aws_s3_bucket.logs']?.compared).toBeGreaterThan(0);
    expect(before['aws_s3_bucket.gone']).toMatchObject({ status: 'unknown', reason: expect.stringContaining('older than this state') });
    expect(before['aws_security_group.app']?.status).toBe('changed');
    const paths = before['aws_security_group.app']?.differences.map(({ path }) => path);
    expect(paths).toEqual(['/ingress', '/tags/Team']);
    expect(before['aws_s3_bucket_logging.logs']?.status).toBe('missing');
    expect(before['aws_iam_instance_profile.app']).toMatchObject({ status: 'not-compared', type: null });
    expect(before['aws_lambda_function.job']).toMatchObject({ status: 'unknown', reason: expect.stringContaining('No scan has looked') });
    expect(before['aws_vpc.other']).toMatchObject({ status: 'unknown', reason: expect.stringContaining('444455556666') });

    // The next scan tells, of what it listed to the end.
    await scan(target, rescanned);
    const after = await compared(id);
    expect(after['aws_s3_bucket.gone']).toMatchObject({ status: 'missing', resourceId: null });
    expect(after['aws_s3_bucket.far']).toMatchObject({ status: 'unknown', reason: expect.stringContaining('No scan has looked') });
  });

  it('says nothing is missing where a listing failed', async () => {
    const { id } = await upload(1);
    cloud.faults.add({ operation: 'ListBuckets', effect: { kind: 'deny' } });
    await scan(target, rescanned);
    const rows = await compared(id);
    expect(rows['aws_s3_bucket.gone']).toMatchObject({ status: 'unknown', reason: expect.stringContaining('s3:ListBuckets') });
    cloud.faults.clear();
    await scan(target, rescanned);
    expect((await compared(id))['aws_s3_bucket.gone']?.status).toBe('missing');
  });

  it('shows what is in the account and in none of its states, of the types that it manages', async () => {
    const { id } = await upload(1);
    const unmanaged = async () => (await getTerraformState(target.actor, id, { status: ['unmanaged'], limit: 100 })).rows;
    const before = await unmanaged();
    expect(new Set(before.map(({ type }) => type))).toEqual(new Set(['AWS::S3::Bucket', 'AWS::EC2::SecurityGroup', 'AWS::EC2::VPC']));
    expect(before.map(({ arn }) => arn)).not.toContain(bucket.arn);
    const one = before.find(({ type }) => type === 'AWS::S3::Bucket');
    const other = {
      ...stateFile(1),
      lineage: 'other',
      resources: [managed('aws_s3_bucket', 'one', { bucket: one?.name, arn: one?.arn, region })],
    };
    const second = await uploadState(target.actor, { name: 'second', accountId: production, file: other });
    expect(await unmanaged()).toHaveLength(before.length - 1);
    const [, shop] = await listTerraformStates(target.actor);
    expect(shop?.counts.unmanaged).toBe(before.length - 1);
    await deleteState(target.actor, second.id);
    expect(await unmanaged()).toHaveLength(before.length);
  });

  it('takes the place of the one before, but not an older one’s, nor another state’s', async () => {
    const { id } = await upload(5);
    expect((await upload(5)).id).toBe(id);
    expect((await upload(6)).id).toBe(id);
    expect(await refusalOf(upload(5))).toBe('CONFLICT');
    expect(await refusalOf(uploadState(target.actor, { name: 'shop', file: { ...stateFile(9), lineage: 'b' } }))).toBe('CONFLICT');
    // Without a name or an account it is known by its lineage and its ARNs.
    expect(await uploadState(target.actor, { file: stateFile(7) })).toMatchObject({ id, name: 'shop', accountId: production });
  });

  it('is found by text and page', async () => {
    const { id } = await upload(8);
    const found = await getTerraformState(target.actor, id, { q: 'S3_BUCKET.G' });
    expect(found.rows.map(({ address }) => address)).toEqual(['aws_s3_bucket.gone']);
    const first = await getTerraformState(target.actor, id, { limit: 5 });
    const second = await getTerraformState(target.actor, id, { limit: 100, cursor: first.nextCursor });
    expect(first.rows.length + second.rows.length).toBe(first.total);
  });

  it('belongs to those who were granted its account', async () => {
    const { id } = await upload(8);
    const { actor: stranger } = await limitPerson(await makePerson(target.orgId, 'operator'), {});
    expect(await listTerraformStates(stranger)).toEqual([]);
    expect(await refusalOf(getTerraformState(stranger, id, {}))).toBe('NOT_FOUND');
    expect(await refusalOf(deleteState(stranger, id))).toBe('NOT_FOUND');
    expect(await refusalOf(uploadState(stranger, { file: stateFile(9) }))).toBe('NOT_FOUND');
    const { actor: viewer } = await makePerson(target.orgId, 'viewer');
    expect(await refusalOf(uploadState(viewer, { file: stateFile(9) }))).toBe('FORBIDDEN');
  });

  it('may be larger than other bodies, and leaves no secret in the database', async () => {
    const canary = 'Qx7canaryZr4kW9vLt2MbY6pHs';
    const file = stateFile(9);
    file.resources.push(managed('aws_db_instance', 'db', { identifier: 'db', password: canary, address: 'x'.repeat(2_000_000) }));
    const key = await makeKey(await makePerson(target.orgId));
    const response = await POST(
      new Request(`http://localhost:3000/api/drift/terraform/states?name=shop&accountId=${production}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...file, outputs: { password: { value: canary, type: 'string' } } }),
      }),
    );
    expect(response.status).toBe(201);
    const stored = await withOrg(
      target.orgId,
      ({ sql }) => sql`
        select (select string_agg(t::text, '') from terraform_states t where org_id = ${target.orgId}) as states,
          (select string_agg(t::text, '') from terraform_resources t where org_id = ${target.orgId}) as resources,
          (select string_agg(t::text, '') from audit_log t where org_id = ${target.orgId}) as audit`,
    );
    expect(JSON.stringify(stored)).not.toContain(canary);
    expect(stored[0]?.resources).toContain('aws_db_instance.db');
  });
});
