import type { Snapshot } from '@/server/checks/types';
import type { EcrImage } from '@/server/collect/ecr/types';
import type { Resource } from '@/server/collect/types';
import { type Inspected, inspectedBy, seen, together } from '../sensors/inspected';
import { fromCollected } from '../vulnerabilities/from-collected';
import { parseImage } from './image-reference';

export type Repository = Resource<'AWS::ECR::Repository'>;

export interface FoundImage {
  repository: Repository;
  image: EcrImage;
  /** `arn:aws:ecr:…:repository/shop/sha256:…`, as Inspector names it. */
  arn: string;
}

export const imageArn = ({ arn }: Repository, { digest }: EcrImage): string => `${arn}/${digest}`;

/** The image of the account's own registry that a container names; null: it is elsewhere, or not among the newest of its repository. */
export function findImage(reference: string, account: string, inRegion: (region: string) => Snapshot): FoundImage | null {
  const { ecr, repository: name, tag, digest } = parseImage(reference);
  if (ecr?.account !== account) return null;
  const repository = inRegion(ecr.region).get('AWS::ECR::Repository', name);
  const image = repository?.data.images?.find((each) => (digest ? each.digest === digest : tag !== null && each.tags.includes(tag)));
  return repository && image ? { repository, image, arn: imageArn(repository, image) } : null;
}

/** What ECR's own scan tells of an image: it is kept for the newest one of a repository. */
function scannedByEcr({ data }: Repository, { digest }: EcrImage): Inspected {
  const { scan, images } = data;
  const unknown = (why: string): Inspected => ({ part: { state: 'unknown', why }, list: [] });
  if (images?.[0]?.digest !== digest) return unknown('The scan of older images is not read');
  if (scan === undefined) return unknown('ECR’s scan of it could not be read');
  if (scan === null) return { part: { state: 'not-scanned', why: 'ECR has never scanned it' }, list: [] };
  const told = scan.findings.map((each) => fromCollected(each, 'ecr'));
  const isDone = scan.status === 'COMPLETE' || scan.status === 'ACTIVE';
  if (!isDone && told.length === 0)
    return { part: { state: 'not-scanned', why: `ECR could not scan it (${scan.status ?? 'no status'})` }, list: [] };
  return seen(told, ['ecr'], scan.cut ? 'ECR found more than the worst that are told here' : null);
}

/** What Inspector and ECR tell of an image, each vulnerability once. */
export function inspectImage({ repository, image, arn }: FoundImage, snapshot: Snapshot): Inspected {
  return together(
    inspectedBy('image', [arn], snapshot, 'Inspector has no finding of it; it scans images only for a time after a push'),
    scannedByEcr(repository, image),
  );
}
