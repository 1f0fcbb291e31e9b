import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { scanningRuleFor } from '../shared/image-scanning';
import { some } from '../shared/security-groups';

export const check = defineCheck({
  id: 'ecr/registry-scans-on-push',
  title: 'Registries scan all images when they are pushed',
  severity: 'medium',
  resourceType: 'AWS::ECR::RegionSettings',
  needs: ['ecr:GetRegistryScanningConfiguration', 'ecr:DescribeRepositories'],
  reads: [{ type: 'AWS::ECR::Repository', scope: 'region' }],
  why: 'A setting of each repository is forgotten at the next one; a rule of the registry holds for those that come later, too.',
  remedy: {
    text: 'Add a rule with the filter * that scans on push, or continuously by Inspector.',
    console: 'ECR → Private registry → Features & Settings → Scanning → Edit.',
    cli: 'aws ecr put-registry-scanning-configuration --scan-type BASIC --rules \'[{"scanFrequency":"SCAN_ON_PUSH","repositoryFilters":[{"filter":"*","filterType":"WILDCARD"}]}]\'',
    terraform:
      'resource "aws_ecr_registry_scanning_configuration" "this" {\n  scan_type = "BASIC"\n  rule {\n    scan_frequency = "SCAN_ON_PUSH"\n    repository_filter {\n      filter      = "*"\n      filter_type = "WILDCARD"\n    }\n  }\n}',
  },
  aliases: { prowler: ['ecr_registry_scan_images_on_push_enabled'] },
  evaluate: ({ data: { scanning }, region }, snapshot) => {
    const repositories = snapshot.list('AWS::ECR::Repository').length;
    if (repositories === 0) return notApplicable(`There is no repository in ${region}`);
    if (scanning === undefined) return unknown('Not known: AWS did not tell how images are scanned');
    const names = snapshot.list('AWS::ECR::Repository').map(({ id }) => id);
    const left = names.filter((name) => {
      const rule = scanningRuleFor(name, scanning);
      return !rule || rule.scanFrequency === 'MANUAL';
    });
    const evidence = {
      scanType: scanning.scanType ?? null,
      rules: (scanning.rules ?? []).length,
      repositories,
      notScanned: left.slice(0, 20).sort(),
    };
    return left.length === 0
      ? pass(`Rules of the registry have every image in ${region} scanned`, evidence)
      : fail(`No rule of the registry scans ${some(left.sort())}`, evidence);
  },
});
