import type { VerdictRecord } from '../../server/checks/judge';
import { severities } from '../../server/checks/types';
import type { Coverage } from './report';

/** Prints failures as they are found, and what the scan could not see at the end. */
export class TableWriter {
  constructor(private readonly out: NodeJS.WritableStream) {}

  write(records: readonly VerdictRecord[]): void {
    for (const record of records) {
      if (record.status !== 'fail') continue;
      const name =
        record.resourceName && record.resourceName !== record.resourceId
          ? `${record.resourceId} (${record.resourceName})`
          : record.resourceId;
      this.line(
        `${record.severity.toUpperCase().padEnd(8)}  ${record.region.padEnd(14)}  ${record.checkId.padEnd(46)}  ${name}: ${record.summary}`,
      );
    }
  }

  summary(records: readonly VerdictRecord[], coverage: Coverage): void {
    const count = (status: VerdictRecord['status']) => records.filter((record) => record.status === status).length;
    const bySeverity = severities.map(
      (severity) => `${records.filter((record) => record.status === 'fail' && record.severity === severity).length} ${severity}`,
    );
    this.line('');
    this.line(
      `${count('fail')} failed (${bySeverity.join(', ')}), ${count('pass')} passed, ${count('unknown')} unknown, ${count('not-applicable')} not applicable`,
    );
    if (coverage.disabledRegions.length > 0) this.line(`Not enabled, so not looked at: ${coverage.disabledRegions.join(', ')}`);
    if (coverage.leftOutRegions.length > 0) this.line(`Left out: ${coverage.leftOutRegions.join(', ')}`);
    for (const problem of coverage.problems)
      this.line(`Could not see: ${problem.operation} in ${problem.region}: ${problem.status}${problem.code ? ` (${problem.code})` : ''}`);
  }

  private line(text: string): void {
    // What AWS or a customer named must not steer the terminal.
    this.out.write(`${text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '?')}\n`);
  }
}
