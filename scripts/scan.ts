import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { toAwsError } from '../server/aws/classify';
import type { CredentialProvider } from '../server/aws/credentials';
import { type AccountRegion, discoverRegions } from '../server/aws/regions';
import { type AwsSession, createSession } from '../server/aws/session';
import { sessionPolicy } from '../server/aws/session-policy';
import type { CoverageGap } from '../server/checks/coverage';
import type { VerdictRecord } from '../server/checks/judge';
import { severities } from '../server/checks/types';
import { ocsfOf } from '../server/findings/export/ocsf';
import { scanInMemory } from '../server/scans/in-memory';
import { parseScanArguments, type ScanArguments, UsageError, usage } from './scan/arguments';
import { coverageOf, findingOf } from './scan/report';
import { TableWriter } from './scan/table';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const say = (text: string) => process.stderr.write(`${text}\n`);

class NothingRead extends Error {}

function credentialsFor(args: ScanArguments): CredentialProvider {
  const base = fromNodeProviderChain({ profile: args.profile });
  if (!args.roleArn) return base;
  const sts = new STSClient({ region: args.region, credentials: base, ...(args.endpoint ? { endpoint: args.endpoint } : {}) });
  return async () => {
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: args.roleArn,
        ExternalId: args.externalId,
        RoleSessionName: 'cloudlens-scan',
        DurationSeconds: 3600,
        Policy: sessionPolicy,
      }),
    );
    return {
      accessKeyId: given?.AccessKeyId ?? '',
      secretAccessKey: given?.SecretAccessKey ?? '',
      sessionToken: given?.SessionToken,
      expiration: given?.Expiration,
    };
  };
}

async function whoami(args: ScanArguments, credentials: CredentialProvider): Promise<{ account: string; partition: string }> {
  const sts = new STSClient({ region: args.region, credentials, ...(args.endpoint ? { endpoint: args.endpoint } : {}) });
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    if (!Account) throw new Error('STS did not name the account.');
    return { account: Account, partition: Arn?.split(':')[1] ?? 'aws' };
  } catch (error) {
    const { kind, code } = toAwsError(error, 'sts:GetCallerIdentity', args.region);
    throw new NothingRead(
      `The account could not be entered (${kind}: ${code}). Check the credentials, the profile, or the role and its external id.`,
    );
  }
}

interface KnownRegions {
  known: readonly AccountRegion[];
  /** AWS did not list them: these are those that were named, and there may be others. */
  gap?: CoverageGap;
}

async function regionsOf(session: AwsSession, { region, regions }: ScanArguments): Promise<KnownRegions> {
  const operation = 'ec2:DescribeRegions';
  try {
    return { known: await discoverRegions(session, region) };
  } catch (error) {
    const { kind, code } = toAwsError(error, operation, region);
    if (!regions)
      throw new NothingRead(`The regions of the account could not be listed (${operation}: ${kind}). Name some with --regions.`);
    return { known: regions.map((name) => ({ name, enabled: true })), gap: { operation, region, status: kind, code } };
  }
}

/** @returns the exit code */
async function main(): Promise<number> {
  const args = parseScanArguments(process.argv.slice(2), process.env);
  if (args === 'help') {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const credentials = credentialsFor(args);
  const identity = await whoami(args, credentials);
  const session = createSession({ ...identity, credentials, endpoint: args.endpoint });
  const { known, gap } = await regionsOf(session, args);
  const enabled = known.filter((region) => region.enabled).map((region) => region.name);
  const nowhere = args.regions?.filter((name) => !known.some((region) => region.name === name)) ?? [];
  if (nowhere.length > 0) throw new UsageError(`--regions names ${nowhere.join(', ')}, which account ${identity.account} does not know.`);
  const regions = args.regions ? enabled.filter((region) => args.regions?.includes(region)) : enabled;
  if (regions.length === 0)
    throw new NothingRead(`None of the regions ${args.regions?.join(', ') ?? ''} is enabled in account ${identity.account}.`);
  const leftOutRegions = enabled.filter((region) => !regions.includes(region));
  say(`Account ${identity.account}: ${args.checks.length} checks over ${regions.length} regions.`);

  const records: VerdictRecord[] = [];
  const table = args.format === 'table' ? new TableWriter(process.stdout) : null;
  const units = await scanInMemory({
    session,
    regions,
    homeRegion: args.region,
    allRegions: !gap && leftOutRegions.length === 0,
    checks: args.checks,
    now: args.now,
    onVerdicts: (fresh) => {
      records.push(...fresh);
      table?.write(fresh);
    },
  });

  const coverage = coverageOf(units, {
    account: identity.account,
    regions,
    disabledRegions: known.filter((region) => !region.enabled).map((region) => region.name),
    leftOutRegions,
    gaps: gap ? [gap] : [],
  });
  records.sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      compare(a.checkId, b.checkId) ||
      compare(a.arn, b.arn) ||
      compare(a.subKey, b.subKey),
  );
  if (args.format === 'json')
    process.stdout.write(`${JSON.stringify({ findings: records.map((record) => findingOf(record, identity.account)), coverage })}\n`);
  if (args.format === 'ocsf')
    process.stdout.write(`${JSON.stringify(records.map((record) => ocsfOf(record, identity.account, args.now)))}\n`);
  table?.summary(records, coverage);
  say(`${coverage.calls} calls, ${coverage.throttles} throttled, ${coverage.resources} resources, coverage ${coverage.status}.`);

  const sawNothing = units.every((unit) => unit.coverage.every((entry) => entry.status !== 'complete'));
  if (sawNothing || (args.strict && coverage.status === 'partial')) return 3;
  const worst = severities.indexOf(args.failOn);
  return records.some((record) => record.status === 'fail' && severities.indexOf(record.severity) <= worst) ? 1 : 0;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

// Whoever reads may stop before the end, as `head` does. The code is the shell's for that; ours would say something about the account.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(141);
});

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageError) say(`${error.message}\n\n${usage}`);
    else say(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof UsageError ? 2 : 3;
  },
);
