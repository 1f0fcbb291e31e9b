import type { Resource } from '@/server/collect/types';
import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { indexedBy } from '../shared/index-by';

const regionOf = ({ region }: Resource<'AWS::S3::Bucket'>) => [region];

export const check = defineCheck({
  id: 'macie/session-enabled',
  title: 'Macie looks for sensitive data wherever there are buckets',
  severity: 'medium',
  resourceType: 'AWS::Macie::RegionSettings',
  needs: ['macie2:GetMacieSession', 's3:ListBuckets', 's3:GetBucketLocation'],
  reads: [{ type: 'AWS::S3::Bucket', scope: 'account' }],
  why: 'Names, card numbers and keys end up in buckets that nobody meant for them. Macie finds them, and tells when such a bucket is opened.',
  remedy: {
    text: 'Enable Macie in the region, for the whole organization by its delegated administrator, and let automated discovery run. It is billed by bucket and by data looked at.',
    console: 'Macie → Get started → Enable Macie (in each region).',
    cli: 'aws macie2 enable-macie --region <region>',
    terraform: 'resource "aws_macie2_account" "this" {\n  status = "ENABLED"\n}',
    cloudformation: 'Type: AWS::Macie::Session\nProperties:\n  Status: ENABLED',
  },
  aliases: { prowler: ['macie_is_enabled'], securityHub: ['Macie.1'] },
  requirements: { 'cis-3.0': ['2.1.3'], 'cis-5.0': ['2.1.3'], 'cis-7.0': ['3.1.3'], fsbp: ['Macie.1'] },
  evaluate: ({ data, region }, snapshot) => {
    if (data.notOffered) return notApplicable(`AWS does not offer Macie in ${region}`);
    if (data.session === undefined) return unknown('Not known: whether Macie is enabled was not given');
    const status = data.session?.status ?? null;
    if (status === 'ENABLED') return pass(`Macie is enabled in ${region}`, { status });
    const buckets = indexedBy(snapshot.list('AWS::S3::Bucket'), regionOf, region).length;
    if (buckets === 0) return notApplicable(`There is no bucket in ${region} for Macie to look at`, { status, buckets });
    return fail(status === null ? `Macie is not enabled in ${region}` : `Macie is paused in ${region}`, { status, buckets });
  },
});
