/** As long as the others wait at most, milliseconds: a service that does not answer holds nobody up. */
const longestMs = 500;

export interface HeadStart {
  /** When everything else may begin. */
  over: Promise<void>;
  /** AWS has answered, or it has ended. */
  answered(service: string): void;
  /** The region has ended. */
  leave(): void;
}

/** Of scans with regions under way in this process. */
const underWay = new Map<string, { over: Promise<void>; regions: number }>();

/**
 * Once for a scan in this process, its first region's slowest services begin alone: while dozens of clients are loaded and made their
 * first answers would wait for the processor, and their buckets fill in vain.
 * @param services those that go first where this region is the scan's first
 */
export function headStart(scanId: string, services: readonly string[]): HeadStart {
  const known = underWay.get(scanId);
  const scan = known ?? { over: Promise.resolve(), regions: 0 };
  scan.regions += 1;
  underWay.set(scanId, scan);
  const leave = () => {
    scan.regions -= 1;
    if (scan.regions === 0) underWay.delete(scanId);
  };
  const awaited = new Set(services);
  if (known || awaited.size === 0) return { over: scan.over, answered: () => undefined, leave };
  let begin = (): void => undefined;
  scan.over = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const timer = setTimeout(begin, longestMs);
  const answered = (service: string) => {
    if (!awaited.delete(service) || awaited.size > 0) return;
    clearTimeout(timer);
    begin();
  };
  return { over: scan.over, answered, leave };
}
