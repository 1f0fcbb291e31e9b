import { defineCheck, unknown } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'ec2/launch-template-no-secrets',
  title: 'User data in launch templates holds no secrets',
  severity: 'high',
  resourceType: 'AWS::EC2::LaunchTemplate',
  needs: ['ec2:DescribeLaunchTemplates', 'ec2:DescribeLaunchTemplateVersions'],
  why: 'Everybody who may describe launch templates reads their user data, and every instance that is launched from them hands it to all its processes.',
  remedy: {
    text: secretRemedy(
      'let the script take it from there by the role of the instance. Make a new version the default, and delete the old ones.',
    ),
    console: 'EC2 → Launch templates → the template → Actions → Modify template (Create new version).',
    cli: 'aws ec2 create-launch-template-version --launch-template-id <template-id> --source-version <version> --launch-template-data UserData=<base64>',
  },
  aliases: { prowler: ['ec2_launch_template_no_secrets'] },
  evaluate: ({ data: { versions } }) => {
    if (versions.length === 0) return unknown('Not known: AWS did not tell the versions');
    if (versions.some(({ secrets }) => secrets === undefined)) {
      const found = versions.find(({ secrets }) => secrets && secrets.length > 0);
      return found ? judgeSecrets(found.secrets, 'The user data') : unknown('Not known: the user data of a version could not be unpacked');
    }
    const all = versions.flatMap(({ VersionNumber, secrets = [] }) =>
      secrets.map((hit) => ({ ...hit, place: `version ${VersionNumber}, ${hit.place}` })),
    );
    return judgeSecrets(all, 'The user data of the default and the latest version');
  },
});
