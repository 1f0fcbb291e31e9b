import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessKeys, serviceCredentials } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { sampleExternalId } from '@/sample-cloud/worlds/external-id';
import { accounts } from '@/sample-cloud/worlds/lumen';
import { asEnvironment, type Report, type Run, runCommand, startCommand } from './lib/run-scan';

const account = accounts.production;
const today = new Date(new Date().toISOString().slice(0, 10));
const now = new Date(today.getTime() + 3_600_000).toISOString();
let cloud: SampleCloud;
let everything: Promise<Run>;

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor: today }), limits: 'none' });
  everything = scan('--format', 'json', '--now', now);
});
afterAll(() => cloud.close());

/** Scans production by its own keys. */
const scan = (...args: readonly string[]) => runCommand(['--endpoint', cloud.url, ...args], asEnvironment(accessKeys({ id: account })));
/** Scans production by one of its roles. */
const scanAs = (role: string, externalId: string | undefined, ...args: readonly string[]) => {
  const byRole = ['--role-arn', `arn:aws:iam::${account}:role/${role}`, ...(externalId === undefined ? [] : ['--external-id', externalId])];
  return runCommand(['--endpoint', cloud.url, ...byRole, ...args], asEnvironment(serviceCredentials));
};
const readReport = ({ stdout }: Run) => JSON.parse(stdout) as Report;
const versioning = ['--checks', 's3/bucket-versioning-enabled'];

describe('what the command prints', () => {
  it('is one JSON document with findings and coverage, and nothing else, on stdout', async () => {
    const run = await everything;
    const report = readReport(run);
    expect(Object.keys(report)).toEqual(['findings', 'coverage']);
    for (const finding of report.findings) {
      expect(Object.keys(finding)).toEqual(['checkId', 'aliases', 'status', 'severity', 'resource', 'region', 'account', 'evidence']);
      expect(Object.keys(finding.resource)).toEqual(['id', 'arn', 'type']);
      expect(finding).toMatchObject({
        aliases: expect.any(Array),
        status: expect.stringMatching(/^(pass|fail|unknown|not-applicable)$/),
        severity: expect.stringMatching(/^(critical|high|medium|low)$/),
        resource: { id: expect.any(String), arn: expect.stringMatching(/^arn:aws:/), type: expect.stringMatching(/^AWS::/) },
        region: expect.stringMatching(/^(global|[a-z]{2}-[a-z]+-\d)$/),
        account,
        evidence: { summary: expect.any(String) },
      });
    }
    expect(new Set(report.findings.map(({ status }) => status))).toContain('pass');
    expect(report.coverage).toMatchObject({ account, regions: expect.any(Array), disabledRegions: expect.any(Array) });
    // The account's own block is asked for at a host that the account's number must not stand before.
    expect(report.findings.find(({ checkId }) => checkId === 's3/account-public-access-blocked')?.status).not.toBe('unknown');
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(run.stderr).toMatch(/Account 111122223333: \d+ checks over \d+ regions\./);
    expect(run.code).toBe(1);
  });

  it('is a table of failures, with what was left out', async () => {
    const run = await scan('--regions', 'eu-central-1', '--checks', 'ec2/ebs-encryption-by-default,s3/bucket-not-public');
    expect(run.stdout).toMatch(/^CRITICAL {2}.+s3\/bucket-not-public/m);
    expect(run.stdout).toMatch(/^\d+ failed \(\d+ critical, .+\), \d+ passed, \d+ unknown, \d+ not applicable$/m);
    expect(run.stdout).toMatch(/^Left out: .*eu-west-1/m);
    expect(run.code).toBe(1);
  });

  it('is a list of OCSF compliance findings', async () => {
    const run = await scan(...versioning, '--format', 'ocsf', '--now', now);
    const findings = JSON.parse(run.stdout) as Record<string, unknown>[];
    expect(findings.length).toBeGreaterThan(5);
    for (const finding of findings) {
      expect(finding).toMatchObject({
        activity_id: 1,
        category_uid: 2,
        class_uid: 2003,
        type_uid: 200301,
        severity_id: 3,
        severity: 'Medium',
        time: Date.parse(now),
        metadata: { version: expect.stringMatching(/^1\./), product: { vendor_name: expect.any(String) } },
        finding_info: { uid: expect.any(String), title: expect.any(String) },
        compliance: { status_id: expect.any(Number), standards: expect.any(Array) },
        cloud: { provider: 'AWS', account: { uid: account } },
        resources: [{ uid: expect.stringMatching(/^arn:aws:s3:::/) }],
      });
    }
    expect(new Set(findings.map(({ finding_info }) => JSON.stringify(finding_info))).size).toBe(findings.length);
  });
});

describe('what the command looks at', () => {
  it("takes other tools' ids of a check for ours, and ends with 0 when no finding is as grave as asked for", async () => {
    const run = await scan('--checks', 's3_bucket_object_versioning', '--format', 'json', '--fail-on', 'high', '--now', now);
    const { findings } = readReport(run);
    expect(findings).toEqual(readReport(await everything).findings.filter(({ checkId }) => checkId === 's3/bucket-versioning-enabled'));
    expect(findings[0]?.aliases).toContain('s3_bucket_object_versioning');
    expect(findings.map(({ status, severity }) => `${status} ${severity}`)).toContain('fail medium');
    expect(run.code).toBe(0);
  });

  it('keeps to the regions that it is told, where AWS_ENDPOINT_URL says', async () => {
    const { findings, coverage } = readReport(
      await runCommand(['--checks', 'ec2/volume-encrypted', '--regions', 'eu-central-1,eu-west-1', '--format', 'json'], {
        ...asEnvironment(accessKeys({ id: account })),
        AWS_ENDPOINT_URL: cloud.url,
      }),
    );
    expect(new Set(findings.map(({ region }) => region))).toEqual(new Set(['eu-central-1', 'eu-west-1']));
    expect(coverage.units.map(({ service, region }) => `${service} ${region}`).sort()).toEqual(['ec2 eu-central-1', 'ec2 eu-west-1']);
  });
});

describe('how the command ends', () => {
  it('with 0, or strictly with 3, when something could not be read, which is named', async () => {
    // CloudTrail is there too, so that something is read.
    const checks = ['--checks', 'kms/key-rotation-enabled,cloudtrail/log-file-validation-enabled', '--regions', 'eu-central-1'];
    const limited = (...args: string[]) =>
      scanAs('CloudLensLimitedRole', sampleExternalId(account), ...checks, '--format', 'json', ...args);
    const [lenient, strict] = await Promise.all([limited('--fail-on', 'critical'), limited('--strict')]);
    for (const run of [lenient, strict]) {
      const { findings, coverage } = readReport(run);
      expect(coverage.status).toBe('partial');
      expect(coverage.problems).toEqual([expect.objectContaining({ operation: 'kms:ListKeys', region: 'eu-central-1', status: 'denied' })]);
      expect(findings.filter(({ checkId }) => checkId.startsWith('kms/')).map(({ status }) => status)).toEqual(['unknown']);
    }
    expect([lenient.code, strict.code]).toEqual([0, 3]);
  });

  it('with gaps in what is said of the whole account when its regions could not be listed', async () => {
    const fault = cloud.faults.add({ service: 'ec2', operation: 'DescribeRegions', effect: { kind: 'deny' } });
    const run = await scan('--checks', 'cloudtrail/trail-enabled', '--regions', 'eu-central-1', '--format', 'json');
    cloud.faults.remove(fault);
    const { findings, coverage } = readReport(run);
    expect(coverage.problems).toContainEqual(expect.objectContaining({ operation: 'ec2:DescribeRegions', status: 'denied' }));
    expect(findings.map(({ status }) => status)).toEqual(['unknown']);
  });

  it('with 2 and a sentence for regions that are not there', async () => {
    const run = await scan(...versioning, '--regions', 'eu-central-1,eu-centrall-1');
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/eu-centrall-1, which account 111122223333 does not know/);
  });

  it('without a word when nobody reads on', async () => {
    const child = startCommand(['--endpoint', cloud.url, ...versioning], asEnvironment(accessKeys({ id: account })));
    child.stdout?.destroy();
    let stderr = '';
    child.stderr?.on('data', (text) => {
      stderr += text;
    });
    const [code] = await once(child, 'close');
    expect(stderr).not.toMatch(/EPIPE/);
    expect(code).toBe(141);
  });

  it('with 2 and a sentence for options that make no sense', async () => {
    const run = await scan('--format', 'yaml');
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/--format is table, json or ocsf, not 'yaml'\./);
  });

  it('with 3 and a sentence when nobody answers', async () => {
    const run = await runCommand(['--endpoint', 'http://127.0.0.1:9', '--format', 'json'], asEnvironment(serviceCredentials));
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toMatch(/could not be entered \(unreachable/);
  });

  it('with 3 and a sentence without credentials', async () => {
    const run = await runCommand(['--endpoint', cloud.url, '--format', 'json']);
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toMatch(/Check the credentials/);
  });
});

describe('entering by a role', () => {
  it('needs the right external id', async () => {
    const args = [...versioning, '--format', 'json'];
    // That the right one opens the door is seen above.
    const [wrong, none] = await Promise.all([
      scanAs('CloudLensScanRole', 'somebody-elses', ...args),
      scanAs('CloudLensScanRole', undefined, ...args),
    ]);
    for (const run of [wrong, none]) {
      expect(run).toMatchObject({ code: 3, stdout: '' });
      expect(run.stderr).toMatch(/could not be entered \(denied: AccessDenied\)/);
    }
  });
});
