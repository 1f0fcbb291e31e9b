/** The scan is not (or no longer) this run's to work on: cancelled, deleted, overtaken or taken over. Work on it ends quietly. */
export class ScanStopped extends Error {
  override readonly name = 'ScanStopped';
  constructor(readonly scanId: string) {
    super(`Scan ${scanId} is no longer this run's to work on.`);
  }
}
