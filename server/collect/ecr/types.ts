import type { GetRegistryScanningConfigurationResponse, Repository } from '@aws-sdk/client-ecr';
import type { Looked } from '@/server/workloads/content/types';
import type { Vulnerability } from '../vulnerability';

/** An image that has a tag. When it was last pulled is left out: that moves by itself. */
export interface EcrImage {
  digest: string;
  tags: readonly string[];
  pushedAt: Date | null;
  /** Bytes. */
  size: number | null;
  /** `COMPLETE`, `ACTIVE`, `FAILED`, `UNSUPPORTED_IMAGE`, …; null: never scanned. */
  scanStatus: string | null;
  /** Findings by severity as the listing tells; null: not told, as under continuous scanning. */
  severities: Readonly<Record<string, number>> | null;
}

/** What a scan of an image found. */
export interface EcrScan {
  digest: string;
  /** `COMPLETE`, `ACTIVE`, `IN_PROGRESS`, `FAILED`, `UNSUPPORTED_IMAGE`, … */
  status: string | null;
  description: string | null;
  severities: Readonly<Record<string, number>>;
  /** The worst of those that were read. */
  findings: readonly Vulnerability[];
  /** There are more findings than are told here; `severities` counts all. */
  cut: boolean;
}

export interface EcrRepository extends Repository {
  /** The lifecycle policy (JSON text); null: none. Absent when it was not given. */
  lifecyclePolicy?: string | null;
  /** The repository's policy (JSON text); null: none. */
  policy?: string | null;
  /** The newest images that have a tag, newest first, five at most. */
  images?: readonly EcrImage[];
  /** The scan of the newest image; null: it never was scanned, or there is no image. */
  scan?: EcrScan | null;
  /** What looking through the newest image came to; absent: reading images is off, or there is none. */
  content?: Looked & { digest: string };
}

export interface EcrRegionSettings {
  registryId?: string;
  /** Absent when it was not given. */
  scanning?: GetRegistryScanningConfigurationResponse['scanningConfiguration'];
}

export interface EcrResources {
  'AWS::ECR::Repository': EcrRepository;
  'AWS::ECR::RegionSettings': EcrRegionSettings;
}
