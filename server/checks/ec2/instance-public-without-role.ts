import { defineCheck, fail, pass } from '../define-check';
import { goneVerdict, profileNameOf, publicAddressesOf } from '../shared/instance-state';

export const check = defineCheck({
  id: 'ec2/instance-public-without-role',
  title: 'Instances on the internet hold no role',
  severity: 'high',
  resourceType: 'AWS::EC2::Instance',
  needs: ['ec2:DescribeInstances'],
  why: 'Whoever breaks in from outside also gets the role’s credentials, and with them a way on into the account.',
  remedy: {
    text: 'Take the public address away and put a load balancer in front; where the instance must stay public, cut its role down to almost nothing.',
    console: 'EC2 → the instance → Actions → Networking → Manage IP addresses, or Security → Modify IAM role.',
    cli: 'aws ec2 disassociate-address --association-id <association-id>',
  },
  aliases: { prowler: ['ec2_instance_internet_facing_with_instance_profile'] },
  evaluate: ({ data }) => {
    const [addresses, profile] = [publicAddressesOf(data), profileNameOf(data)];
    const evidence = { addresses, profile };
    const gone = goneVerdict(data);
    if (gone) return gone;
    if (addresses.length === 0) return pass('The instance has no public address', evidence);
    return profile
      ? fail(`The instance has the public address ${addresses.join(', ')} and the profile ${profile}`, evidence)
      : pass('The instance is public, but holds no role', evidence);
  },
});
