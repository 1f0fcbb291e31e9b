import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/snapshot-public-sharing-blocked',
  title: 'Public sharing of EBS snapshots is blocked',
  severity: 'high',
  resourceType: 'AWS::EC2::RegionSettings',
  needs: ['ec2:GetSnapshotBlockPublicAccessState'],
  why: 'One wrong permission on one snapshot gives a whole disk to everybody; the block makes that mistake impossible in the region.',
  remedy: {
    text: 'Block all public sharing of snapshots in every region. Blocking only new shares leaves those that are public today as they are.',
    console: 'EC2 → Settings → Data protection and security → Block public access for EBS snapshots → Manage → Block all.',
    cli: 'aws ec2 enable-snapshot-block-public-access --state block-all-sharing --region <region>',
    terraform: 'resource "aws_ebs_snapshot_block_public_access" "this" {\n  state = "block-all-sharing"\n}',
  },
  aliases: { prowler: ['ec2_ebs_snapshot_account_block_public_access'] },
  evaluate: ({ region, data: { snapshotBlockPublicAccess: state } }) => {
    if (state === undefined) return unknown(`Not known: AWS did not say whether ${region} blocks public snapshots`);
    if (state === 'block-all-sharing') return pass(`No snapshot in ${region} can be public`, { state });
    if (state === 'block-new-sharing')
      return fail(`Snapshots in ${region} that were shared with everybody before the block stay public`, { state });
    return fail(`Snapshots in ${region} may be shared with everybody`, { state });
  },
});
