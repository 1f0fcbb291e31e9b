import type { IncomingMessage } from 'node:http';
import type { AnswerFault } from './http-receiver';
import { startHttpReceiver } from './http-receiver';
import { type LineFault, startTcpFront } from './tcp-front';

export const lineFaults = ['refuses', 'resets', 'hangs', 'answers slowly', 'cuts its answer'] as const satisfies readonly LineFault[];
export const answerFaults = ['429 with Retry-After', '503', 'answers without end'] as const satisfies readonly AnswerFault[];
export type TargetFault = LineFault | AnswerFault;

/** Where forwarders put findings: STS, S3 and Security Hub as far as they are called, with a proxy in front that goes wrong as told. */
export interface AwsTargetServer {
  url: string;
  /** Objects that are there: whole, as S3 shows none before it is complete. By key. */
  objects: Map<string, string>;
  /** Uploads in parts that were begun and neither ended nor taken back. */
  uploads: Map<string, Map<number, string>>;
  /** Ids of imported findings, by how often they were told. */
  imported: Map<string, number>;
  become(fault: TargetFault | null): Promise<void>;
  close(): Promise<void>;
}

const etag = { etag: '"0"' };
const credentials = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIAEXAMPLEEXAMPLE00</AccessKeyId><SecretAccessKey>of-the-test</SecretAccessKey><SessionToken>token</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;

export async function startAwsTarget(): Promise<AwsTargetServer> {
  const objects = new Map<string, string>();
  const uploads = new Map<string, Map<number, string>>();
  const imported = new Map<string, number>();

  const s3 = (request: IncomingMessage, { pathname, searchParams }: URL, body: string) => {
    const upload = searchParams.get('uploadId');
    const parts = uploads.get(upload ?? '');
    if (request.method === 'POST' && searchParams.has('uploads')) {
      const id = `upload-${uploads.size + objects.size + 1}`;
      uploads.set(id, new Map());
      return `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`;
    }
    if (request.method === 'PUT' && parts) parts.set(Number(searchParams.get('partNumber')), body);
    // A part of an upload that is no more becomes no object.
    else if (request.method === 'PUT' && upload === null) objects.set(pathname, body);
    else if (request.method === 'POST' && parts) {
      const inOrder = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
      objects.set(pathname, inOrder.join(''));
      uploads.delete(upload ?? '');
      return '<CompleteMultipartUploadResult><ETag>"0"</ETag></CompleteMultipartUploadResult>';
    } else if (request.method === 'DELETE') uploads.delete(upload ?? '');
    return { body: '', headers: etag };
  };

  const server = await startHttpReceiver((request, body) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (body.startsWith('Action=AssumeRole')) return credentials;
    if (url.pathname !== '/findings/import') return s3(request, url, body);
    const { Findings } = JSON.parse(body) as { Findings: { Id: string }[] };
    for (const { Id } of Findings) imported.set(Id, (imported.get(Id) ?? 0) + 1);
    return JSON.stringify({ FailedCount: 0, SuccessCount: Findings.length, FailedFindings: [] });
  });
  const front = await startTcpFront(server.port);
  return {
    url: `http://127.0.0.1:${front.port}`,
    objects,
    uploads,
    imported,
    async become(fault) {
      const isOfLine = fault !== null && (lineFaults as readonly TargetFault[]).includes(fault);
      server.fault = isOfLine ? null : (fault as AnswerFault | null);
      await front.become(isOfLine ? (fault as LineFault) : null);
    },
    async close() {
      await front.close();
      server.close();
    },
  };
}
