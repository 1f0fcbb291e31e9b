import { createHash } from 'node:crypto';
import { DescribeLaunchTemplateVersionsCommand, EC2Client, type LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import { callableAccount } from '@/server/accounts/callable';
import { toAwsError } from '@/server/aws/classify';
import { withOrg } from '@/server/db';
import { sentenceFor } from '@/server/drift/aws/refusal';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authoriseOn } from '@/server/identity/actor';
import { openReadSession } from '../instances/read-live';
import type { TemplateVersion } from '../types';
import { listTemplates } from './list';

const limitMs = 10_000;
/** AWS keeps up to 10,000 versions of a template; the newest are what people compare. */
const versionsAtMost = 200;

/** User data often holds passwords: its size and the beginning of its fingerprint tell whether two versions differ in it. */
function withoutUserData({ UserData, ...rest }: NonNullable<LaunchTemplateVersion['LaunchTemplateData']>): Record<string, unknown> {
  if (!UserData) return rest as Record<string, unknown>;
  const bytes = Buffer.from(UserData, 'base64');
  const print = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { ...rest, UserData: `${bytes.length} bytes, not shown (${print})` };
}

const toVersion = (version: LaunchTemplateVersion): TemplateVersion => ({
  version: version.VersionNumber ?? 0,
  isDefault: version.DefaultVersion === true,
  description: version.VersionDescription ?? null,
  createdAt: version.CreateTime?.toISOString() ?? null,
  createdBy: version.CreatedBy ?? null,
  data: withoutUserData(version.LaunchTemplateData ?? {}),
});

interface Wanted {
  templateId: string;
  /** Found by the id where they are not said. */
  awsAccountId?: string | undefined;
  region?: string | undefined;
}

async function placeOf(actor: Actor, { templateId, awsAccountId, region }: Wanted) {
  if (awsAccountId && region) return { awsAccountId, region };
  const { rows } = await listTemplates(actor, {
    ids: [templateId],
    limit: 1,
    ...(awsAccountId ? { account: [awsAccountId] } : {}),
    ...(region ? { region: [region] } : {}),
  });
  const [known] = rows;
  if (!known) throw notFound('launch template');
  return { awsAccountId: known.account.id, region: known.region };
}

/** Versions of a launch template, newest first, asked of AWS now. @throws AppError NOT_FOUND, UNAVAILABLE, UNPROCESSABLE */
export async function readVersions(actor: Actor, wanted: Wanted): Promise<{ versions: TemplateVersion[]; isCut: boolean }> {
  const { templateId } = wanted;
  const { awsAccountId, region } = await placeOf(actor, wanted);
  authoriseOn(actor, 'instances:read', awsAccountId);
  const account = await withOrg(actor, (tx) => callableAccount(tx, actor.orgId, awsAccountId));
  const client = openReadSession(account, AbortSignal.timeout(limitMs)).client(EC2Client, region);
  try {
    const { LaunchTemplateVersions, NextToken } = await client.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: templateId, MaxResults: versionsAtMost }),
    );
    if (!LaunchTemplateVersions) throw new SyntaxError('No list of versions.');
    const versions = LaunchTemplateVersions.map(toVersion).sort((a, b) => b.version - a.version);
    return { versions, isCut: NextToken !== undefined };
  } catch (reason) {
    const error = toAwsError(reason, 'ec2:DescribeLaunchTemplateVersions', region);
    if (error.kind === 'gone') throw new AppError('NOT_FOUND', `AWS knows no launch template ${templateId} in ${region}.`);
    const code = error.kind === 'throttled' || error.kind === 'unreachable' ? 'UNAVAILABLE' : 'UNPROCESSABLE';
    throw new AppError(code, sentenceFor(error), { kind: error.kind, code: error.code, retryAfterSeconds: 10 }, { cause: error });
  }
}
