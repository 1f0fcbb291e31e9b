import { callableAccount } from '@/server/accounts/callable';
import { endpointsFor, entryTo } from '@/server/accounts/entry';
import { type AwsTarget, handOut } from '@/server/aws/connect';
import { withOrg } from '@/server/db';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { changingActions, grantsOfRun, onlyReads, workflowSessionPolicy } from '../access/session-policy';
import type { SandboxFile, SandboxSecret } from '../sandbox/types';
import type { AwsGrant, InputValues, RunPhase } from '../types';
import { awsHosts } from './aws-hosts';

/** What a run gets to reach AWS with: files, variables and hosts for the sandbox, and what to tell at the head of the log. */
export interface AwsAccess {
  files: SandboxFile[];
  secrets: SandboxSecret[];
  env: Record<string, string>;
  allow: string[];
  /** `host:port` that may be private: where this server itself finds AWS, which is the sample cloud's address or a setting's. */
  vouched: string[];
  notes: string[];
}

interface RunAccess {
  orgId: OrgId;
  runId: string;
  awsAccountId: string;
  phase: RunPhase;
  grants: readonly AwsGrant[];
  inputs: InputValues;
  /** The longest that the phase may take. */
  seconds: number;
}

interface Operator {
  role_arn: string;
  external_id: string;
}

const hostAndPort = (endpoint: string): string => {
  const { hostname, port, protocol } = new URL(endpoint);
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
};

/** What plans and previews may not do: they are there to be looked at first. */
const readsOnly = (phase: RunPhase): boolean => phase === 'plan' || phase === 'preview';

/**
 * Short-lived credentials of the account's operator role where there is one, else of its scan role and then for reading alone,
 * cut to what the workflow declares. The session is named by the run, so that CloudTrail tells which one it was.
 * @throws AppError for an account that cannot be entered, or is entered without a role
 */
export async function awsAccessFor({ orgId, runId, awsAccountId, phase, grants, inputs, seconds }: RunAccess): Promise<AwsAccess> {
  const { account, operator } = await withOrg(orgId, async (tx) => {
    const [on] = await tx.sql<Operator[]>`
      select role_arn, external_id from account_operators where org_id = ${orgId} and aws_account_id = ${awsAccountId} and status = 'on'`;
    return { account: await callableAccount(tx, orgId, awsAccountId), operator: on };
  });
  if (account.kind === 'keys' || account.kind === 'ambient')
    throw new AppError(
      'UNPROCESSABLE',
      'This account is not connected by a role, so a run cannot be given credentials that are cut to what it declares. Connect it by a role.',
    );
  const wanted = grantsOfRun(grants, inputs);
  const mayChange = operator !== undefined && !readsOnly(phase);
  const granted = mayChange ? wanted : onlyReads(wanted);
  const target: AwsTarget = mayChange
    ? { ...entryTo(account), roleArn: operator.role_arn, externalId: operator.external_id }
    : entryTo(account);
  const { credentials, endpoint } = await handOut(target, {
    sessionName: runId,
    endpoints: endpointsFor(account),
    policy: workflowSessionPolicy(granted),
    durationSeconds: Math.min(3600, Math.max(900, seconds + 60)),
    timeoutMs: env().AWS_CALL_TIMEOUT_MS,
  });
  const region =
    Object.values(inputs).find((value): value is string => typeof value === 'string' && /^[a-z]{2}(-[a-z]+)+-\d$/.test(value)) ??
    account.region;
  const { accessKeyId, secretAccessKey, sessionToken = '' } = credentials;
  const file = `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\naws_session_token = ${sessionToken}\n`;
  const leftOut = mayChange ? [] : changingActions(wanted);
  return {
    // Path style, so that buckets need no host names of their own.
    files: [
      { path: '.aws-config', content: `[default]\nregion = ${region}\noutput = json\ncli_pager =\ns3 =\n  addressing_style = path\n` },
    ],
    secrets: [
      { name: 'aws-credentials', value: file },
      // Alone too, so that each part is masked wherever it is printed.
      { name: 'aws-secret-access-key', value: secretAccessKey },
      ...(sessionToken ? [{ name: 'aws-session-token', value: sessionToken }] : []),
    ],
    env: {
      AWS_SHARED_CREDENTIALS_FILE: '/run/secrets/aws-credentials',
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCOUNT_ID: account.accountId,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...(endpoint ? { AWS_ENDPOINT_URL: endpoint } : {}),
    },
    allow: endpoint ? [] : awsHosts(wanted, [...new Set([region, account.region])], account.partition),
    vouched: endpoint ? [hostAndPort(endpoint)] : [],
    notes: [
      `AWS account ${account.accountId}, session ${runId}, for ${mayChange ? 'what the workflow declares' : 'reading alone'}.`,
      ...(leftOut.length > 0
        ? [
            readsOnly(phase)
              ? `This phase changes nothing, so it was not given ${leftOut.join(', ')}.`
              : `Operate access is off in this account, so the run was not given ${leftOut.join(', ')}. An admin can turn it on in the account's settings.`,
          ]
        : []),
    ],
  };
}
