import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import { defineCheck, fail, pass, unknown } from '../define-check';
import { some } from '../shared/security-groups';
import type { Snapshot } from '../types';

type Answer = 'required' | 'optional' | 'not told';

/** What instances of this version will do, the region's default included. */
function tokensOf({ LaunchTemplateData: launch }: LaunchTemplateVersion, byDefault: Answer): Answer {
  const metadata = launch?.MetadataOptions;
  if (metadata?.HttpEndpoint === 'disabled' || metadata?.HttpTokens === 'required') return 'required';
  return metadata?.HttpTokens ? 'optional' : byDefault;
}

function regionDefault(snapshot: Snapshot): Answer {
  const [settings] = snapshot.list('AWS::EC2::RegionSettings');
  const defaults = settings?.data.instanceMetadataDefaults;
  if (!defaults) return 'not told';
  return defaults.HttpTokens === 'required' ? 'required' : 'optional';
}

export const check = defineCheck({
  id: 'ec2/launch-template-imdsv2-required',
  title: 'Launch templates require session tokens for instance metadata',
  severity: 'high',
  resourceType: 'AWS::EC2::LaunchTemplate',
  needs: ['ec2:DescribeLaunchTemplates', 'ec2:DescribeLaunchTemplateVersions', 'ec2:GetInstanceMetadataDefaults'],
  reads: [{ type: 'AWS::EC2::RegionSettings', scope: 'region' }],
  why: 'Each instance of such a template answers plain metadata requests, so a flaw in one web application can fetch the credentials of its role.',
  remedy: {
    text: 'Make a version of the template that requires tokens, make it the default, and replace the instances that older versions started.',
    console: 'EC2 → Launch Templates → the template → Actions → Modify template → Advanced details → Metadata version: V2 only.',
    cli: `aws ec2 create-launch-template-version --launch-template-id <template-id> --source-version '$Latest' --launch-template-data '{"MetadataOptions":{"HttpTokens":"required"}}'`,
    terraform: 'resource "aws_launch_template" "this" {\n  metadata_options {\n    http_tokens = "required"\n  }\n}',
    cloudformation: 'LaunchTemplateData:\n  MetadataOptions:\n    HttpTokens: required',
  },
  aliases: { prowler: ['ec2_launch_template_imdsv2_required'] },
  evaluate: (template, snapshot) => {
    const byDefault = regionDefault(snapshot);
    const versions = (template.data.versions ?? []).map((version) => ({
      version: version.VersionNumber ?? null,
      isDefault: version.DefaultVersion ?? false,
      says: version.LaunchTemplateData?.MetadataOptions?.HttpTokens ?? 'nothing',
      tokens: tokensOf(version, byDefault),
    }));
    const evidence = { versions, regionDefault: byDefault };
    if (versions.length === 0) return unknown('Not known: AWS told no version of the template', evidence);
    const numbers = (meant: typeof versions) => some(meant.map(({ version }) => String(version)));
    const open = versions.filter(({ tokens }) => tokens === 'optional');
    if (open.length > 0) return fail(`Version ${numbers(open)} starts instances that answer without a token`, evidence);
    const silent = versions.filter(({ tokens }) => tokens === 'not told');
    if (silent.length > 0)
      return unknown(`Not known: version ${numbers(silent)} leaves it to the region's default, which was not read`, evidence);
    return pass('Instances of the template require tokens', evidence);
  },
});
