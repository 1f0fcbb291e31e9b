import { randomUUID } from 'node:crypto';
import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  EC2Client,
  ModifyLaunchTemplateCommand,
  type RequestLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import type { z } from 'zod';
import { AwsError } from '@/server/aws/errors';
import type { Actor } from '@/server/identity/actor';
import { perform } from '../act/perform';
import { onNewTemplate, onTemplate } from '../aws/statements';
import type { createTemplateSchema, createVersionSchema, setDefaultSchema, TemplateDataInput } from '../schema';
import type { PerformedAction } from '../types';

/** What is said of a template, in AWS's words. What is not said is left out, so that a source version keeps it. */
function templateData(input: TemplateDataInput): RequestLaunchTemplateData {
  const { imageId, instanceType, keyName, securityGroupIds, instanceProfileName, requireTokens, monitoring, ebsOptimized } = input;
  return {
    ...(imageId ? { ImageId: imageId } : {}),
    ...(instanceType ? { InstanceType: instanceType as RequestLaunchTemplateData['InstanceType'] } : {}),
    ...(keyName ? { KeyName: keyName } : {}),
    ...(securityGroupIds ? { SecurityGroupIds: securityGroupIds } : {}),
    ...(instanceProfileName ? { IamInstanceProfile: { Name: instanceProfileName } } : {}),
    ...(requireTokens === undefined
      ? {}
      : { MetadataOptions: { HttpTokens: requireTokens ? 'required' : 'optional', HttpEndpoint: 'enabled' } }),
    ...(monitoring === undefined ? {} : { Monitoring: { Enabled: monitoring } }),
    ...(ebsOptimized === undefined ? {} : { EbsOptimized: ebsOptimized }),
  };
}

export const tagList = (tags: Record<string, string> | undefined) => Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));

/** @throws AppError as `perform` */
export async function createTemplate(actor: Actor, input: z.output<typeof createTemplateSchema>): Promise<PerformedAction> {
  const { awsAccountId, region, name, description, data, tags, clientToken } = input;
  return perform(actor, {
    kind: 'template-create',
    awsAccountId,
    region,
    target: name,
    token: clientToken,
    asked: { description, data, tags },
    operation: 'ec2:CreateLaunchTemplate',
    statements: () => onNewTemplate(),
    async send(session, ClientToken) {
      const Tags = tagList(tags);
      const { $metadata, LaunchTemplate } = await session.client(EC2Client, region).send(
        new CreateLaunchTemplateCommand({
          LaunchTemplateName: name,
          LaunchTemplateData: templateData(data),
          ClientToken,
          ...(description ? { VersionDescription: description } : {}),
          ...(Tags.length > 0 ? { TagSpecifications: [{ ResourceType: 'launch-template', Tags }] } : {}),
        }),
      );
      if (!LaunchTemplate?.LaunchTemplateId) throw new AwsError('malformed', 'ec2:CreateLaunchTemplate', region, 'Unparsable');
      const answer = { launchTemplateId: LaunchTemplate.LaunchTemplateId, launchTemplateName: name, version: 1 };
      return { requestId: $metadata.requestId ?? null, answer };
    },
  });
}

/** A version made from another one: what is not said stays as it is there. It becomes the default only by {@link setDefaultVersion}. */
export async function createVersion(
  actor: Actor,
  templateId: string,
  input: z.output<typeof createVersionSchema>,
): Promise<PerformedAction> {
  const { awsAccountId, region, sourceVersion, description, data, clientToken } = input;
  return perform(actor, {
    kind: 'template-version',
    awsAccountId,
    region,
    target: templateId,
    token: clientToken,
    asked: { sourceVersion, description, data },
    operation: 'ec2:CreateLaunchTemplateVersion',
    statements: (account) => onTemplate({ ...account, region }, 'ec2:CreateLaunchTemplateVersion', templateId),
    async send(session, ClientToken) {
      const { $metadata, LaunchTemplateVersion } = await session.client(EC2Client, region).send(
        new CreateLaunchTemplateVersionCommand({
          LaunchTemplateId: templateId,
          SourceVersion: String(sourceVersion),
          LaunchTemplateData: templateData(data),
          ClientToken,
          ...(description ? { VersionDescription: description } : {}),
        }),
      );
      const version = LaunchTemplateVersion?.VersionNumber;
      if (!version) throw new AwsError('malformed', 'ec2:CreateLaunchTemplateVersion', region, 'Unparsable');
      return { requestId: $metadata.requestId ?? null, answer: { launchTemplateId: templateId, version } };
    },
  });
}

/** From now on whatever launches from the default of this template gets this version: Auto Scaling groups too. */
export async function setDefaultVersion(
  actor: Actor,
  templateId: string,
  { awsAccountId, region, version }: z.output<typeof setDefaultSchema>,
  token: string = randomUUID(),
): Promise<PerformedAction> {
  return perform(actor, {
    kind: 'template-default',
    awsAccountId,
    region,
    target: templateId,
    token,
    asked: { version },
    operation: 'ec2:ModifyLaunchTemplate',
    statements: (account) => onTemplate({ ...account, region }, 'ec2:ModifyLaunchTemplate', templateId),
    async send(session) {
      const { $metadata } = await session
        .client(EC2Client, region)
        .send(new ModifyLaunchTemplateCommand({ LaunchTemplateId: templateId, DefaultVersion: String(version) }));
      return { requestId: $metadata.requestId ?? null, answer: { launchTemplateId: templateId, version } };
    },
  });
}
