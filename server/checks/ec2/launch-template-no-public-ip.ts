import { defineCheck, fail, pass, unknown } from '../define-check';
import { some } from '../shared/security-groups';

export const check = defineCheck({
  id: 'ec2/launch-template-no-public-ip',
  title: 'Launch templates do not give instances public addresses',
  severity: 'high',
  resourceType: 'AWS::EC2::LaunchTemplate',
  needs: ['ec2:DescribeLaunchTemplates', 'ec2:DescribeLaunchTemplateVersions'],
  why: 'Every instance that a group or a person starts from the template is on the internet from its first second.',
  remedy: {
    text: 'Make a version whose interfaces ask for no public address, make it the default, and put a load balancer in front where one is needed.',
    console: 'EC2 → Launch Templates → the template → Actions → Modify template → Network settings → Auto-assign public IP: Disable.',
    cli: `aws ec2 create-launch-template-version --launch-template-id <template-id> --source-version '$Latest' --launch-template-data '{"NetworkInterfaces":[{"DeviceIndex":0,"AssociatePublicIpAddress":false,"Groups":["<group-id>"]}]}'`,
    terraform: 'resource "aws_launch_template" "this" {\n  network_interfaces {\n    associate_public_ip_address = false\n  }\n}',
    cloudformation: 'LaunchTemplateData:\n  NetworkInterfaces:\n    - DeviceIndex: 0\n      AssociatePublicIpAddress: false',
  },
  aliases: { prowler: ['ec2_launch_template_no_public_ip'], securityHub: ['EC2.25'] },
  requirements: { fsbp: ['EC2.25'] },
  evaluate: ({ data }) => {
    const versions = (data.versions ?? []).map(({ VersionNumber, DefaultVersion, LaunchTemplateData }) => ({
      version: VersionNumber ?? null,
      isDefault: DefaultVersion ?? false,
      publicAddress: (LaunchTemplateData?.NetworkInterfaces ?? []).some(
        ({ AssociatePublicIpAddress }) => AssociatePublicIpAddress === true,
      ),
    }));
    if (versions.length === 0) return unknown('Not known: AWS told no version of the template');
    const open = versions.filter(({ publicAddress }) => publicAddress);
    return open.length > 0
      ? fail(`Version ${some(open.map(({ version }) => String(version)))} gives instances a public address`, { versions })
      : pass('The template asks for no public address', { versions });
  },
});
