import { defineCheck, unknown } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';
import { goneVerdict } from '../shared/instance-state';

export const check = defineCheck({
  id: 'ec2/instance-user-data-no-secrets',
  title: 'User data of instances holds no secrets',
  severity: 'high',
  resourceType: 'AWS::EC2::Instance',
  needs: ['ec2:DescribeInstances', 'ec2:DescribeInstanceAttribute'],
  why: 'Every process on the instance reads its user data from the metadata service, and everybody who may describe its attributes does so from outside.',
  remedy: {
    text: secretRemedy('let the script take it from there by the role of the instance. Stop the instance to change its user data.'),
    console: 'EC2 → the instance (stopped) → Actions → Instance settings → Edit user data.',
    cli: 'aws ec2 modify-instance-attribute --instance-id <instance-id> --user-data Value=file://<script.b64>',
  },
  aliases: { prowler: ['ec2_instance_secrets_user_data'] },
  evaluate: ({ data }) => {
    const gone = goneVerdict(data);
    if (gone) return gone;
    if (data.secrets === undefined)
      return unknown(
        'Not known: the user data was not read yet, or could not be unpacked; one scan reads that of 500 instances of a region',
      );
    return judgeSecrets(data.secrets, 'The user data');
  },
});
