import type { Factor, Reach } from '../types';

/** From where a workload is reached. */
export interface ExposureFacts {
  reach: Reach;
  factor: Factor;
  /** Addresses with ports, URLs, names. */
  doors: string[];
}
