import { defineCheck, fail, pass, unknown } from '../define-check';
import { scanningRuleFor } from '../shared/image-scanning';

export const check = defineCheck({
  id: 'ecr/repository-scans-on-push',
  title: 'ECR repositories scan images when they are pushed',
  severity: 'medium',
  resourceType: 'AWS::ECR::Repository',
  needs: ['ecr:DescribeRepositories', 'ecr:GetRegistryScanningConfiguration'],
  reads: [{ type: 'AWS::ECR::RegionSettings', scope: 'region' }],
  why: 'An image with known holes is found when somebody looks at it: best before it runs.',
  remedy: {
    text: 'Scan all repositories by a rule of the registry, on push or continuously: the setting of the single repository is the old way.',
    console: 'ECR → Private registry → Features & Settings → Scanning → Edit.',
    cli: 'aws ecr put-registry-scanning-configuration --scan-type BASIC --rules \'[{"scanFrequency":"SCAN_ON_PUSH","repositoryFilters":[{"filter":"*","filterType":"WILDCARD"}]}]\'',
    terraform:
      'resource "aws_ecr_registry_scanning_configuration" "this" {\n  scan_type = "BASIC"\n  rule {\n    scan_frequency = "SCAN_ON_PUSH"\n    repository_filter {\n      filter      = "*"\n      filter_type = "WILDCARD"\n    }\n  }\n}',
    cloudformation: 'ImageScanningConfiguration:\n  ScanOnPush: true',
  },
  differs: 'A repository that only a rule of the registry has scanned passes, too.',
  aliases: { prowler: ['ecr_repositories_scan_images_on_push_enabled'], securityHub: ['ECR.1'] },
  requirements: { fsbp: ['ECR.1'] },
  evaluate: ({ data, id, region }, snapshot) => {
    const own = data.imageScanningConfiguration?.scanOnPush;
    if (own === true) return pass('The repository scans images on push', { scanOnPush: true });
    const settings = snapshot.get('AWS::ECR::RegionSettings', region)?.data;
    if (!settings?.scanning || own === undefined) return unknown('Not known: AWS did not tell how images are scanned');
    const rule = scanningRuleFor(id, settings.scanning);
    const evidence = { scanOnPush: own, scanType: settings.scanning.scanType ?? null, rule: rule?.scanFrequency ?? null };
    return rule && rule.scanFrequency !== 'MANUAL'
      ? pass('A rule of the registry has images of the repository scanned', evidence)
      : fail('Images are scanned only when somebody asks', evidence);
  },
});
