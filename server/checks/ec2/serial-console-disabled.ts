import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/serial-console-disabled',
  title: 'The serial console of instances is switched off',
  severity: 'low',
  resourceType: 'AWS::EC2::RegionSettings',
  needs: ['ec2:GetSerialConsoleAccessStatus'],
  why: 'The serial console reaches an instance past its security groups and network ACLs; whoever holds the permission gets a login prompt.',
  remedy: {
    text: 'Switch serial console access off, and on again only while a machine that does not boot is being repaired.',
    console: 'EC2 → Settings → EC2 Serial Console → Manage → clear Allow.',
    cli: 'aws ec2 disable-serial-console-access --region <region>',
    terraform: 'resource "aws_ec2_serial_console_access" "this" {\n  enabled = false\n}',
  },
  aliases: {},
  evaluate: ({ region, data: { serialConsoleAccess: on } }) => {
    if (on === undefined) return unknown(`Not known: AWS did not say whether ${region} allows the serial console`);
    return on
      ? fail(`Serial console access is allowed in ${region}`, { serialConsoleAccess: on })
      : pass(`Serial console access is off in ${region}`, { serialConsoleAccess: on });
  },
});
