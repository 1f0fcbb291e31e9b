import {
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  EC2Client,
  type LaunchTemplate,
  type LaunchTemplateVersion,
} from '@aws-sdk/client-ec2';
import { secretsInUserData } from '@/server/workloads/secrets/user-data';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, FixedBy } from '../types';
import { ec2Resource } from './ec2-resource';
import type { Ec2Resources } from './types';

const perPage = 200;
const operationOfVersions = 'ec2:DescribeLaunchTemplateVersions';
/** What is kept of a version; another one where more is kept. */
const kind = 'secrets 1';

type Version = Ec2Resources['AWS::EC2::LaunchTemplate']['versions'][number];

/** User data often holds secrets: only what was found in it is kept. */
function withoutUserData(version: LaunchTemplateVersion): Version {
  if (!version.LaunchTemplateData) return version;
  const { UserData, ...rest } = version.LaunchTemplateData;
  const secrets = secretsInUserData(UserData);
  return { ...version, LaunchTemplateData: rest, ...(secrets && { secrets }) };
}

/** The latest and the default version of every template of the region, in one listing; one entry where they are the same. */
async function listVersions(context: CollectContext): Promise<Map<string, Version[]>> {
  const client = context.client(EC2Client);
  const operation = operationOfVersions;
  const source = { operation, region: context.region } as const;
  const byTemplate = new Map<string, Version[]>();
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) =>
      client.send(new DescribeLaunchTemplateVersionsCommand({ Versions: ['$Latest', '$Default'], MaxResults: perPage, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.LaunchTemplateVersions).map((version) => ({
        template: present(source, version.LaunchTemplateId),
        version: withoutUserData(version),
      })),
  });
  for await (const page of pages)
    for (const { template, version } of page) {
      const known = byTemplate.get(template) ?? [];
      if (known.some(({ VersionNumber }) => VersionNumber === version.VersionNumber)) continue;
      byTemplate.set(template, [...known, version]);
      context.keep(operation, [template, version.VersionNumber, kind], version);
    }
  return byTemplate;
}

type Listed = LaunchTemplate & { LaunchTemplateId: string };

/** A version never changes, and its number is never given again. Source: EC2 User Guide, 'Launch templates are immutable'. */
const factsOf = ({ LaunchTemplateId, LatestVersionNumber, DefaultVersionNumber }: Listed): FixedBy[] =>
  [...new Set([LatestVersionNumber, DefaultVersionNumber])].map((number) => [LaunchTemplateId, number, kind]);

/** The versions of these templates, if earlier scans have read every one of them. Which one is the default can change. */
async function recallVersions(context: CollectContext, page: readonly Listed[]): Promise<Map<string, Version[]> | undefined> {
  const found = await context.recallAll<Version>(operationOfVersions, page.flatMap(factsOf));
  if (!found) return undefined;
  const defaults = new Map(page.map((template) => [template.LaunchTemplateId, template.DefaultVersionNumber]));
  const byTemplate = new Map<string, Version[]>();
  for (const version of found) {
    const id = version.LaunchTemplateId ?? '';
    const DefaultVersion = version.VersionNumber === defaults.get(id);
    byTemplate.set(id, [...(byTemplate.get(id) ?? []), { ...version, DefaultVersion }]);
  }
  return byTemplate;
}

const newestFirst = (a: Version, b: Version) => (b.VersionNumber ?? 0) - (a.VersionNumber ?? 0);

export async function* collectLaunchTemplates(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(EC2Client);
  const operation = 'ec2:DescribeLaunchTemplates';
  const source = { operation, region: context.region } as const;
  let versions: Map<string, Version[]> | undefined;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new DescribeLaunchTemplatesCommand({ MaxResults: perPage, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.LaunchTemplates).map(
        (template): Listed => ({
          ...template,
          LaunchTemplateId: present(source, template.LaunchTemplateId),
        }),
      ),
  });
  for await (const page of pages) {
    const recalled = versions ? undefined : await recallVersions(context, page);
    if (!recalled) versions ??= await listVersions(context);
    const known = recalled ?? versions ?? new Map<string, Version[]>();
    yield page.map((template) =>
      ec2Resource(
        context,
        'AWS::EC2::LaunchTemplate',
        { id: template.LaunchTemplateId, name: template.LaunchTemplateName, tags: template.Tags },
        { ...template, versions: [...(known.get(template.LaunchTemplateId) ?? [])].sort(newestFirst) },
      ),
    );
  }
}
