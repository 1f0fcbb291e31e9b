import type { LaunchTemplateVersion, ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';

export interface LaunchTemplateOptions {
  region: string;
  name: string;
  created: Date;
  createdBy: string;
  /** What the latest version says. */
  latest: ResponseLaunchTemplateData;
  latestNumber?: number;
  /** An older default version that differs from the latest. */
  older?: { number: number; data: ResponseLaunchTemplateData; created: Date };
  tags?: Tags;
}

export const httpTokens = (required: boolean): ResponseLaunchTemplateData => ({
  MetadataOptions: { HttpTokens: required ? 'required' : 'optional', HttpEndpoint: 'enabled', HttpPutResponseHopLimit: required ? 2 : 1 },
});

/** Adds a launch template with its default and its latest version; gives its id. */
export function addLaunchTemplate(draft: Draft, options: LaunchTemplateOptions): string {
  const { region, name, created, older, latestNumber = 1, tags = {} } = options;
  const id = draft.id('lt', `${region}/${name}`);
  const version = (
    VersionNumber: number,
    DefaultVersion: boolean,
    CreateTime: Date,
    LaunchTemplateData: ResponseLaunchTemplateData,
  ): LaunchTemplateVersion => ({
    LaunchTemplateId: id,
    LaunchTemplateName: name,
    VersionNumber,
    DefaultVersion,
    CreateTime,
    CreatedBy: options.createdBy,
    LaunchTemplateData,
  });
  draft.add({
    type: 'AWS::EC2::LaunchTemplate',
    id,
    arn: draft.arn('ec2', region, `launch-template/${id}`),
    region,
    tags,
    data: {
      LaunchTemplateId: id,
      LaunchTemplateName: name,
      CreateTime: older?.created ?? created,
      CreatedBy: options.createdBy,
      DefaultVersionNumber: older?.number ?? latestNumber,
      LatestVersionNumber: latestNumber,
      versions: [
        ...(older ? [version(older.number, true, older.created, older.data)] : []),
        version(latestNumber, !older, created, options.latest),
      ],
      Tags: tagList(tags),
    },
  });
  return id;
}
