import { createHash, randomUUID } from 'node:crypto';
import { CreateBucketCommand, GetObjectCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { BatchImportFindingsCommand, GetFindingsCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { beforeAll, describe, expect, it } from 'vitest';
import { asffOf } from '@/server/findings/export/asff';
import type { ExportedFinding } from '@/server/findings/export/exported';
import { keyOf, upload } from '@/server/forwarding/run/to-bucket';
import { account, connectTo, motoUrl } from './lib/moto';

/** Files into a real S3 of somebody else's making, through the SDK's own upload; and findings that Security Hub's model takes. */

const region = 'eu-central-1';
const bucket = `findings-${randomUUID()}`;
const settings = { bucket, region, format: 'json', prefix: 'cloudlens' } as const;

describe.skipIf(!motoUrl)('a file of findings', () => {
  const client = () => connectTo(region)(S3Client);
  beforeAll(async () => {
    await client().send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
  });

  /** `megabytes` of text, a chunk at a time. */
  function made(megabytes: number, breaksAfter = Number.POSITIVE_INFINITY) {
    const hash = createHash('sha256');
    let chunks = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (chunks === breaksAfter) return controller.error(new Error('the reader stopped'));
        if (chunks === megabytes) return controller.close();
        chunks += 1;
        const chunk = Buffer.alloc(1024 * 1024, `${chunks},`);
        hash.update(chunk);
        controller.enqueue(chunk);
      },
    });
    return { body, digest: () => hash.digest('hex') };
  }

  it('arrives whole, in parts, under the key of its run', async () => {
    const key = keyOf(settings, 'run-1', new Date('2026-11-26T10:00:00Z'));
    expect(key).toBe('cloudlens/2026/11/findings-2026-11-26-run-1.json');
    const { body, digest } = made(19);
    expect(await upload(client(), settings, key, body)).toBeNull();
    const { Body, ContentType } = await client().send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    expect(ContentType).toBe('application/json');
    expect(
      createHash('sha256')
        .update((await Body?.transformToByteArray()) ?? '')
        .digest('hex'),
    ).toBe(digest());
  });

  it('is not there at all when its making stops half-way, and leaves no parts to pay for', async () => {
    expect(await upload(client(), settings, 'broken.json', made(20, 12).body)).toMatch(/understood|error/);
    await expect(client().send(new GetObjectCommand({ Bucket: bucket, Key: 'broken.json' }))).rejects.toThrow();
    expect((await client().send(new ListMultipartUploadsCommand({ Bucket: bucket }))).Uploads ?? []).toEqual([]);
  });

  it('tells of a bucket that is not there', async () => {
    expect(await upload(client(), { ...settings, bucket: 'nobody-has-this-bucket' }, 'x.json', made(1).body)).toBe(
      'there is no such bucket',
    );
  });
});

describe.skipIf(!motoUrl)('a finding in the format of Security Hub', () => {
  it('is taken, and taken again as the same one', async () => {
    const hub = connectTo(region)(SecurityHubClient);
    const finding: ExportedFinding = {
      id: '1',
      checkId: 's3/bucket-public-access-blocked',
      title: 'The bucket is private',
      severity: 'high',
      status: 'open',
      resource: { id: 'shop', arn: 'arn:aws:s3:::shop', type: 'AWS::S3::Bucket', name: null },
      service: 's3',
      region,
      account: { id: randomUUID(), accountId: account, name: 'moto', kind: 'keys' },
      firstSeenAt: '2026-11-01T00:00:00.000Z',
      lastChangedAt: '2026-11-02T00:00:00.000Z',
      mutedUntil: null,
      reopenedCount: 0,
      assignee: null,
      openedAt: null,
      dueAt: null,
      exception: null,
      summary: 'Anybody reads it',
      evidence: null,
      subKey: '',
      verdict: 'fail',
    };
    for (const status of ['open', 'resolved'] as const) {
      const told = asffOf({ ...finding, status, verdict: status === 'open' ? 'fail' : 'pass' });
      const answer = await hub.send(new BatchImportFindingsCommand({ Findings: [told as never] }));
      expect(answer).toMatchObject({ SuccessCount: 1, FailedCount: 0 });
    }
    const { Findings = [] } = await hub.send(new GetFindingsCommand({}));
    expect(Findings.filter(({ GeneratorId }) => GeneratorId === finding.checkId).map(({ RecordState }) => RecordState)).toEqual([
      'ARCHIVED',
    ]);
  });
});
