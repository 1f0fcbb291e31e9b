import { parseArgs } from 'node:util';
import { findChecks } from '../../server/checks/catalogue';
import { checks as allChecks } from '../../server/checks/registry';
import { type Check, type Severity, severities } from '../../server/checks/types';

export const usage = `Usage: npm run --silent scan -- [options]

Collects and judges one AWS account, without a database or a server.

  --endpoint URL        another endpoint than AWS's (moto, LocalStack, the sample cloud)
  --profile NAME        a profile of your AWS configuration; otherwise the usual AWS environment
  --role-arn ARN        assume this role first
  --external-id ID      with this external id
  --region NAME         where global calls go (default: AWS_REGION, else us-east-1)
  --regions a,b         only these regions (default: all that are enabled)
  --checks x,y          only these checks: our ids, or other tools' ids of them
  --format table|json|ocsf   (default: table)
  --fail-on SEVERITY    exit with 1 for findings of at least this severity: critical, high, medium, low (default: low)
  --strict              exit with 3 when anything could not be read
  --now ISO             judge as of this instant (default: now)

Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 nothing could be read (or, with --strict, not everything).`;

export interface ScanArguments {
  endpoint?: string;
  profile?: string;
  roleArn?: string;
  externalId?: string;
  region: string;
  regions?: string[];
  checks: readonly Check[];
  format: 'table' | 'json' | 'ocsf';
  failOn: Severity;
  strict: boolean;
  now: Date;
}

export class UsageError extends Error {}

const regionName = /^[a-z]{2}(-[a-z]+)+-\d$/;

const listOf = (text: string | undefined): string[] | undefined =>
  text
    ?.split(',')
    .map((each) => each.trim())
    .filter(Boolean);

/** @returns 'help' when asked for. @throws UsageError with a sentence */
export function parseScanArguments(argv: readonly string[], environment: NodeJS.ProcessEnv): ScanArguments | 'help' {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(argv);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The options could not be read.');
  }
  if (values.help) return 'help';
  const format = values.format ?? 'table';
  if (format !== 'table' && format !== 'json' && format !== 'ocsf')
    throw new UsageError(`--format is table, json or ocsf, not '${format}'.`);
  const failOn = severities.find((severity) => severity === (values['fail-on'] ?? 'low'));
  if (!failOn) throw new UsageError(`--fail-on is one of ${severities.join(', ')}, not '${values['fail-on']}'.`);
  const now = values.now ? new Date(values.now) : new Date();
  if (Number.isNaN(now.getTime())) throw new UsageError(`--now is an instant such as 2026-11-20T12:00:00Z, not '${values.now}'.`);
  const endpoint = values.endpoint ?? environment.AWS_ENDPOINT_URL;
  if (endpoint && !(URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol)))
    throw new UsageError(`--endpoint is an address such as http://127.0.0.1:5000, not '${endpoint}'.`);
  if (values['external-id'] && !values['role-arn']) throw new UsageError('--external-id goes with --role-arn.');
  if (values['role-arn'] && !/^arn:[\w-]+:iam::\d{12}:role\/./.test(values['role-arn']))
    throw new UsageError(`--role-arn is an ARN such as arn:aws:iam::111122223333:role/reader, not '${values['role-arn']}'.`);
  // An empty list would make a clean bill of health of nothing at all: a variable that is not set, most likely.
  for (const name of ['regions', 'checks'] as const)
    if (listOf(values[name])?.length === 0) throw new UsageError(`--${name} names nothing.`);
  const region = values.region ?? environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? 'us-east-1';
  if (!regionName.test(region)) throw new UsageError(`--region takes a name such as eu-central-1, not '${region}'.`);
  const wrong = listOf(values.regions)?.find((each) => !regionName.test(each));
  if (wrong) throw new UsageError(`--regions takes names such as eu-central-1, not '${wrong}'.`);
  return {
    endpoint,
    profile: values.profile,
    roleArn: values['role-arn'],
    externalId: values['external-id'],
    region,
    regions: listOf(values.regions),
    checks: chosen(listOf(values.checks)),
    format,
    failOn,
    strict: values.strict ?? false,
    now,
  };
}

const parse = (argv: readonly string[]) =>
  parseArgs({
    args: [...argv],
    strict: true,
    options: {
      endpoint: { type: 'string' },
      profile: { type: 'string' },
      'role-arn': { type: 'string' },
      'external-id': { type: 'string' },
      region: { type: 'string' },
      regions: { type: 'string' },
      checks: { type: 'string' },
      format: { type: 'string' },
      'fail-on': { type: 'string' },
      strict: { type: 'boolean' },
      now: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;

function chosen(ids: string[] | undefined): readonly Check[] {
  if (!ids) return allChecks;
  const unknown = ids.filter((id) => findChecks(id).length === 0);
  if (unknown.length > 0)
    throw new UsageError(`There is no check ${unknown.map((id) => `'${id}'`).join(', ')}. See the checks catalogue for ids.`);
  return [...new Set(ids.flatMap(findChecks))];
}
