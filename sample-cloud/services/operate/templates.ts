import type {
  CreateLaunchTemplateRequest,
  CreateLaunchTemplateVersionRequest,
  LaunchTemplateVersion,
  ModifyLaunchTemplateRequest,
  RequestLaunchTemplateData,
  ResponseLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import type { WorldResource } from '../../contract';
import { ApiError, type OperationContext } from '../../define-service';
import { hexId } from '../../worlds/ids';
import { changesOf, refuseDryRun } from './instance-states';

type WorldTemplate = WorldResource<'AWS::EC2::LaunchTemplate'>;

/** What is asked for, as it is told afterwards: of what the sample cloud keeps, the two have the same form. */
const asTold = (data: RequestLaunchTemplateData | undefined): ResponseLaunchTemplateData =>
  structuredClone(data ?? {}) as ResponseLaunchTemplateData;

/** @throws ApiError as AWS does for a template that it does not know */
export function templateOf(id: string | undefined, name: string | undefined, { state, region }: OperationContext): WorldTemplate {
  const found = id ? state.find('AWS::EC2::LaunchTemplate', region, id) : byName(name ?? '', { state, region });
  if (!found)
    throw new ApiError(
      id ? 'InvalidLaunchTemplateId.NotFound' : 'InvalidLaunchTemplateName.NotFoundException',
      400,
      `The specified launch template, with template ID ${id ?? name}, does not exist.`,
    );
  return found;
}

function byName(name: string, { state, region }: Pick<OperationContext, 'state' | 'region'>): WorldTemplate | undefined {
  const all = state.list('AWS::EC2::LaunchTemplate', region);
  return all.slice(0, all.length).find(({ data }) => data.LaunchTemplateName === name);
}

/** @throws ApiError as AWS does for a version that is not there */
export function versionOf({ id, data }: WorldTemplate, wanted: string | undefined): LaunchTemplateVersion {
  const number =
    !wanted || wanted === '$Default' ? data.DefaultVersionNumber : wanted === '$Latest' ? data.LatestVersionNumber : Number(wanted);
  const found = data.versions.find(({ VersionNumber }) => VersionNumber === number);
  if (!found)
    throw new ApiError(
      'InvalidLaunchTemplateId.VersionNotFound',
      400,
      `Could not find the specified version ${wanted} for the launch template with ID ${id}.`,
    );
  return found;
}

const keep = (template: WorldTemplate, context: OperationContext): void => changesOf(context).set(template, template.id, () => template);

const withoutVersions = ({ data: { versions: _, ...rest } }: WorldTemplate) => rest;

/** The same request under the same token is answered as before. @throws ApiError IdempotentParameterMismatch for another one */
export function once<T>(operation: string, token: string | undefined, asked: unknown, context: OperationContext, work: () => T): T {
  if (!token) return work();
  const changes = changesOf(context);
  const [key, text] = [`${context.region} ${operation} ${token}`, JSON.stringify(asked)];
  const before = changes.answered<T>(key, text);
  if (before === 'other') throw new ApiError('IdempotentParameterMismatch', 400, 'The client token was used with other parameters.');
  if (before) return before.answer;
  const answer = work();
  changes.remember(key, text, answer);
  return answer;
}

export function createTemplate(input: CreateLaunchTemplateRequest, context: OperationContext) {
  const {
    LaunchTemplateName: name = '',
    LaunchTemplateData,
    VersionDescription,
    TagSpecifications = [],
    DryRun,
    ClientToken,
    ...rest
  } = input;
  if (!/^[a-zA-Z0-9().\-/_]{3,128}$/.test(name))
    throw new ApiError('InvalidLaunchTemplateName.MalformedException', 400, `The name ${name} is not valid.`);
  refuseDryRun(DryRun);
  return once(
    'CreateLaunchTemplate',
    ClientToken,
    { name, LaunchTemplateData, VersionDescription, TagSpecifications, rest },
    context,
    () => {
      if (byName(name, context))
        throw new ApiError('InvalidLaunchTemplateName.AlreadyExistsException', 400, `Launch template name already in use.`);
      const id = hexId('lt', `${context.accountId}/${context.region}/${name}/${context.now.getTime()}`);
      const Tags = TagSpecifications.flatMap(({ Tags: tags = [] }) => tags);
      const about = { LaunchTemplateId: id, LaunchTemplateName: name, CreateTime: context.now, CreatedBy: context.callerArn };
      const template: WorldTemplate = {
        type: 'AWS::EC2::LaunchTemplate',
        id,
        arn: `arn:${context.partition}:ec2:${context.region}:${context.accountId}:launch-template/${id}`,
        region: context.region,
        tags: Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
        data: {
          ...about,
          DefaultVersionNumber: 1,
          LatestVersionNumber: 1,
          Tags,
          versions: [
            { ...about, VersionNumber: 1, DefaultVersion: true, VersionDescription, LaunchTemplateData: asTold(LaunchTemplateData) },
          ],
        },
      };
      keep(template, context);
      return { LaunchTemplate: withoutVersions(template) };
    },
  );
}

export function createVersion(input: CreateLaunchTemplateVersionRequest, context: OperationContext) {
  const { DryRun, ClientToken, ...asked } = input;
  const template = templateOf(input.LaunchTemplateId, input.LaunchTemplateName, context);
  const source = input.SourceVersion ? versionOf(template, input.SourceVersion).LaunchTemplateData : {};
  refuseDryRun(DryRun);
  return once('CreateLaunchTemplateVersion', ClientToken, asked, context, () => {
    const version: LaunchTemplateVersion = {
      LaunchTemplateId: template.id,
      LaunchTemplateName: template.data.LaunchTemplateName,
      VersionNumber: (template.data.LatestVersionNumber ?? 0) + 1,
      VersionDescription: input.VersionDescription,
      CreateTime: context.now,
      CreatedBy: context.callerArn,
      DefaultVersion: false,
      LaunchTemplateData: { ...source, ...asTold(input.LaunchTemplateData) },
    };
    const { data } = template;
    keep({ ...template, data: { ...data, LatestVersionNumber: version.VersionNumber, versions: [...data.versions, version] } }, context);
    return { LaunchTemplateVersion: version };
  });
}

export function setDefault(input: ModifyLaunchTemplateRequest, context: OperationContext) {
  const template = templateOf(input.LaunchTemplateId, input.LaunchTemplateName, context);
  const { VersionNumber } = versionOf(template, input.DefaultVersion);
  refuseDryRun(input.DryRun);
  const { data } = template;
  const versions = data.versions.map((version) => ({ ...version, DefaultVersion: version.VersionNumber === VersionNumber }));
  const changed = { ...template, data: { ...data, DefaultVersionNumber: VersionNumber, versions } };
  keep(changed, context);
  return { LaunchTemplate: withoutVersions(changed) };
}
