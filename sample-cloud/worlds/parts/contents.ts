import type { Draft, Tags } from '../draft';
import { token, uuid } from '../ids';

export interface LogGroupOptions {
  region: string;
  name: string;
  created: Date;
  storedBytes?: number;
  retentionInDays?: number;
  /** Of yesterday and before: stream and text. */
  events?: readonly { stream: string; daysAgo: number; message: string }[];
  tags?: Tags;
}

/** Adds a log group with some events. */
export function addLogGroup(
  draft: Draft,
  { region, name, created, storedBytes = 40_000, retentionInDays, events = [], tags = {} }: LogGroupOptions,
): void {
  draft.add({
    type: 'AWS::Logs::LogGroup',
    id: name,
    arn: draft.arn('logs', region, `log-group:${name}`),
    region,
    tags,
    data: {
      logGroupName: name,
      creationTime: created.getTime(),
      ...(retentionInDays && { retentionInDays }),
      logGroupClass: 'STANDARD',
    },
    raw: {
      storedBytes: String(storedBytes),
      events: JSON.stringify(
        events.map(({ stream, daysAgo, message }) => ({ logStreamName: stream, timestamp: draft.clock.ago(daysAgo).getTime(), message })),
      ),
    },
  });
}

export interface CodeRepositoryOptions {
  region: string;
  name: string;
  created: Date;
  files?: Readonly<Record<string, string>>;
  isEmpty?: boolean;
  tags?: Tags;
}

/** Adds a repository of CodeCommit. */
export function addCodeRepository(draft: Draft, { region, name, created, files, isEmpty = false, tags = {} }: CodeRepositoryOptions): void {
  draft.add({
    type: 'AWS::CodeCommit::Repository',
    id: name,
    arn: draft.arn('codecommit', region, name),
    region,
    tags,
    data: {
      accountId: draft.account,
      repositoryId: uuid(`${draft.account}/${name}`),
      repositoryName: name,
      Arn: draft.arn('codecommit', region, name),
      creationDate: created,
      cloneUrlHttp: `https://git-codecommit.${region}.amazonaws.com/v1/repos/${name}`,
      ...(isEmpty ? {} : { defaultBranch: 'main' }),
      tip: isEmpty ? null : token(`${draft.account}/${name}`, 32).toLowerCase().padEnd(40, '0'),
    },
    ...(files && { raw: { files: JSON.stringify(files) } }),
  });
}

/** Adds a version of a layer that functions name. */
export function addLayer(
  draft: Draft,
  { region, name, version, files }: { region: string; name: string; version: number; files?: Readonly<Record<string, string>> },
): string {
  const arn = draft.arn('lambda', region, `layer:${name}:${version}`);
  draft.add({
    type: 'AWS::Lambda::LayerVersion',
    id: `${name}:${version}`,
    arn,
    region,
    tags: {},
    data: { LayerVersionArn: arn, publisher: draft.account, CodeSize: 1_204_551 },
    ...(files && { raw: { files: JSON.stringify(files) } }),
  });
  return arn;
}
