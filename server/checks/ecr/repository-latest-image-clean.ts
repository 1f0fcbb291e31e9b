import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import type { Parameter } from '../types';

const failing = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;

const parameters = {
  severity: {
    default: 3,
    min: 1,
    max: 4,
    description: 'Which holes count: 1 critical ones, 2 high ones as well, 3 medium ones as well, 4 low ones as well',
    source: 'The default of Prowler’s check (medium and above)',
  },
} satisfies Record<string, Parameter>;

export const check = defineCheck({
  id: 'ecr/repository-latest-image-clean',
  title: 'The newest image of an ECR repository has no known serious holes',
  severity: 'medium',
  resourceType: 'AWS::ECR::Repository',
  needs: ['ecr:DescribeRepositories', 'ecr:DescribeImages', 'ecr:DescribeImageScanFindings'],
  why: 'What is known to everybody is tried by everybody: most holes in an image are closed by building it anew on a current base.',
  remedy: {
    text: 'Build the image anew on a current base, with the fixed versions of what the scan names, and deploy it. Throw away what nobody uses.',
    console: 'ECR → Repositories → the repository → the image → Vulnerabilities.',
    cli: 'aws ecr describe-image-scan-findings --repository-name <repository> --image-id imageDigest=<digest>',
  },
  aliases: { prowler: ['ecr_repositories_scan_vulnerabilities_in_latest_image'] },
  parameters,
  evaluate: ({ data: { images, scan } }, _, { parameters: { severity = parameters.severity.default } }) => {
    if (images === undefined) return unknown('Not known: the images were not given');
    const [latest] = images;
    if (!latest) return notApplicable('The repository has no image with a tag');
    const image = { image: latest.digest, tags: latest.tags.slice(0, 5) };
    if (scan === undefined) return unknown('Not known: what the scan found was not given', image);
    if (scan === null) return fail('The newest image was never scanned', image);
    if (!['COMPLETE', 'ACTIVE'].includes(scan.status ?? ''))
      return unknown(`Not known: the scan of the newest image is ${scan.status ?? 'without a status'}`, {
        ...image,
        why: scan.description,
      });
    const counted = failing.slice(0, severity).map((name) => [name, scan.severities[name] ?? 0] as const);
    const serious = counted.filter(([, count]) => count > 0);
    const evidence = {
      ...image,
      severities: scan.severities,
      worst: scan.findings.slice(0, 5).map(({ id, severity: each, packages }) => ({
        id,
        severity: each,
        package: packages[0]?.name ?? null,
        fixedIn: packages[0]?.fixedIn ?? null,
      })),
    };
    return serious.length > 0
      ? fail(`The newest image has known holes: ${serious.map(([name, count]) => `${count} ${name.toLowerCase()}`).join(', ')}`, evidence)
      : pass('The scan of the newest image found nothing serious', evidence);
  },
});
