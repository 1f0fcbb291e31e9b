import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'securityhub/standard-or-product-enabled',
  title: 'Security Hub has a standard or a product to take findings from',
  severity: 'medium',
  resourceType: 'AWS::SecurityHub::RegionSettings',
  needs: ['securityhub:DescribeHub', 'securityhub:GetEnabledStandards', 'securityhub:ListEnabledProductsForImport'],
  why: 'A hub that nothing reports to stays empty, and an empty list of findings looks like good news.',
  remedy: {
    text: 'Enable a standard, such as AWS Foundational Security Best Practices, or the products whose findings you want here.',
    console: 'Security Hub → Security standards → Enable standard.',
    cli: 'aws securityhub batch-enable-standards --region <region> --standards-subscription-requests StandardsArn=arn:aws:securityhub:<region>::standards/aws-foundational-security-best-practices/v/1.0.0',
    terraform:
      'resource "aws_securityhub_standards_subscription" "this" {\n  standards_arn = "arn:aws:securityhub:<region>::standards/aws-foundational-security-best-practices/v/1.0.0"\n}',
    cloudformation:
      'Type: AWS::SecurityHub::Standard\nProperties:\n  StandardsArn: arn:aws:securityhub:<region>::standards/aws-foundational-security-best-practices/v/1.0.0',
  },
  aliases: {},
  evaluate: ({ data: { hub, standards, products }, region }) => {
    if (hub === null) return notApplicable(`Security Hub is not enabled in ${region}`);
    if (!hub || !standards) return unknown('Not known: the enabled standards were not given');
    const enabled = standards.filter(({ StandardsStatus }) => StandardsStatus !== 'DELETING' && StandardsStatus !== 'FAILED');
    const evidence = {
      standards: standards.map(({ StandardsArn = '', StandardsStatus = '' }) => ({ standard: StandardsArn, status: StandardsStatus })),
    };
    if (enabled.length > 0) return pass(`${enabled.length} ${enabled.length === 1 ? 'standard is' : 'standards are'} enabled`, evidence);
    if (!products && standards.length === 0) return unknown('Not known: the enabled products were not given');
    if (products && products.length > 0) return pass('Products report their findings', { ...evidence, products: products.length });
    return fail('No standard is enabled, and no product reports its findings', { ...evidence, products: products?.length ?? null });
  },
});
