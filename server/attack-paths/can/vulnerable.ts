import type { Resource } from '@/server/collect/types';
import type { Vulnerability } from '@/server/collect/vulnerability';
import { findImage } from '@/server/workloads/images/find-image';
import type { Change, Cut } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { exploitabilities, factor } from '../score';
import type { Factor, PathNode } from '../types';

type Inspected = Resource<'AWS::Inspector2::InspectedResource'>;
type Repository = Resource<'AWS::ECR::Repository'>;

/** Without an answer of Inspector nothing is known to be vulnerable, and no path may be called gone. */
export const inspectorNeeds = ['inspector2:ListFindings'] as const;
export const inspectorReads = ['AWS::Inspector2::InspectedResource'] as const;
export const imageNeeds = ['ecr:DescribeRepositories', 'ecr:DescribeImages', 'ecr:DescribeImageScanFindings', ...inspectorNeeds] as const;
export const imageReads = ['AWS::ECR::Repository', ...inspectorReads] as const;

/** The probability of being exploited within 30 days from which a hole of high severity counts. */
const epssFrom = 0.1;

/** Critical, or high and exploited. Kinds that Inspector tells beside packages and code are no holes in software. */
const isSerious = ({ severity, exploit, epss, kind }: Vulnerability & { kind?: string }): boolean =>
  kind !== 'NETWORK_REACHABILITY' && (severity === 'CRITICAL' || (severity === 'HIGH' && isExploited({ exploit, epss })));
const isExploited = ({ exploit, epss }: Pick<Vulnerability, 'exploit' | 'epss'>): boolean => exploit === true || (epss ?? 0) >= epssFrom;

/** The serious holes of something that runs. */
export interface Holes {
  /** A clause: 'CVE-2021-44228 (critical, an exploit is known) in log4j-core 2.14.1'. */
  words: string;
  exploitability: Factor;
  /** null: of one of them there is no fixed version yet. */
  cut: Cut | null;
}

/** What no scan tells, so that a path over a hole is possible at most. */
export const unseenUse = 'no scan tells whether strangers get through to the vulnerable package';

interface Source {
  holes: readonly Vulnerability[];
  mended: Change;
}

const ofInspector = (inspected: Inspected | undefined): Source[] =>
  inspected
    ? [
        {
          holes: inspected.data.vulnerabilities,
          mended: {
            arn: inspected.arn,
            to: (data: Inspected['data']) => ({ ...data, vulnerabilities: data.vulnerabilities.filter((one) => !isSerious(one)) }),
          },
        },
      ]
    : [];

const ofScan = ({ arn, data }: Repository, digest: string): Source[] =>
  data.scan && data.scan.digest === digest
    ? [
        {
          holes: data.scan.findings,
          mended: {
            arn,
            to: (was: Repository['data']) => ({
              ...was,
              scan: was.scan && { ...was.scan, findings: was.scan.findings.filter((one) => !isSerious(one)) },
            }),
          },
        },
      ]
    : [];

function holesOf(sources: readonly Source[], on: PathNode, verb: (packages: string) => string): Holes | null {
  const serious = sources.flatMap(({ holes }) => holes.filter(isSerious));
  const rank = (one: Vulnerability) => (isExploited(one) ? 0 : 2) + (one.severity === 'CRITICAL' ? 0 : 1);
  const [worst] = serious.toSorted((left, right) => rank(left) - rank(right) || (right.epss ?? 0) - (left.epss ?? 0));
  if (!worst) return null;
  const exploited = serious.some(isExploited);
  const others = new Set(serious.map(({ id }) => id)).size - 1;
  const fixed = new Map(serious.flatMap(({ packages }) => packages).map(({ name, fixedIn }) => [name, fixedIn]));
  const hasFixes = serious.every(({ packages }) => packages.length > 0 && packages.every(({ fixedIn }) => fixedIn !== null));
  const list = [...fixed].map(([name, version]) => `${name} ${version}`);
  const shown = `${list.slice(0, 3).join(', ')}${list.length > 3 ? ` and ${list.length - 3} more` : ''}`;
  return {
    words: `${wordsOf(worst)}${others > 0 ? `, and ${others} more` : ''}`,
    exploitability: exploited
      ? factor(exploitabilities.known, 'A hole in it is exploited: there are tools for it')
      : factor(exploitabilities.effort, 'A critical hole in it is known; nothing tells of tools for it'),
    cut: hasFixes ? { text: verb(shown), cost: 2, on: on.id, changes: sources.map(({ mended }) => mended) } : null,
  };
}

function wordsOf({ id, severity, packages, exploit, epss }: Vulnerability): string {
  const known = exploit === true ? ', an exploit is known' : (epss ?? 0) >= epssFrom ? `, EPSS ${epss}` : '';
  const [first] = packages;
  return `${id} (${severity.toLowerCase()}${known})${first ? ` in ${first.name}${first.version ? ` ${first.version}` : ''}` : ''}`;
}

/** What Inspector found on an instance (by its id) or in a function (by its ARN, or that of its latest version). */
export function holesIn(names: readonly string[], node: PathNode, land: Landscape): Holes | null {
  const sources = names.flatMap((name) => ofInspector(land.get('AWS::Inspector2::InspectedResource', name, node.region)));
  return holesOf(sources, node, (packages) => `Update on ${node.name}: ${packages}`);
}

/** What Inspector and ECR found in the images that containers name. */
export function holesOfImages(references: readonly string[], node: PathNode, land: Landscape): Holes | null {
  const found = references.flatMap((reference) => findImage(reference, land.scope.account, (region) => land.in(region)) ?? []);
  const sources = found.flatMap(({ repository, image, arn }) => [
    ...ofInspector(land.get('AWS::Inspector2::InspectedResource', arn, repository.region)),
    ...ofScan(repository, image.digest),
  ]);
  return holesOf(sources, node, (packages) => `Build and deploy the image of ${node.name} anew with ${packages}`);
}
