import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/image-public-sharing-blocked',
  title: 'Public sharing of machine images is blocked',
  severity: 'medium',
  resourceType: 'AWS::EC2::RegionSettings',
  needs: ['ec2:GetImageBlockPublicAccessState'],
  why: 'An image carries everything that was on its disk, keys and source code included; the block keeps a slip from handing it to everybody.',
  remedy: {
    text: 'Block new public sharing of images in every region, and end the sharing of images that are public today one by one.',
    console: 'EC2 → Settings → Data protection and security → Block public access for AMIs → Manage → Block new public sharing.',
    cli: 'aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing --region <region>',
    terraform: 'resource "aws_ec2_image_block_public_access" "this" {\n  state = "block-new-sharing"\n}',
  },
  aliases: { prowler: ['ec2_ami_account_block_public_access'] },
  evaluate: ({ region, data: { imageBlockPublicAccess: state } }) => {
    if (state === undefined) return unknown(`Not known: AWS did not say whether ${region} blocks public images`);
    return state === 'block-new-sharing'
      ? pass(`Images in ${region} cannot be made public`, { state })
      : fail(`Images in ${region} may be shared with everybody`, { state });
  },
});
