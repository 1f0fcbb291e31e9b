import type { ScanReport } from './report';
import type { ScanDetail, ScanRow } from './types';

/** A scan as the API tells it: the account's twelve digits on top, as earlier clients expect. */
export const scanView = (scan: ScanRow) => ({ ...scan, accountId: scan.account.accountId });

export const scanDetailView = ({ units, problems, disabledRegions, excludedRegions, carried, ...scan }: ScanDetail) => ({
  ...scanView(scan),
  services: units,
  coverage: { problems, disabledRegions, leftOutRegions: excludedRegions, carried },
});

export const scanReportView = ({ scan, ...report }: ScanReport) => ({ ...report, scan: { ...scan, accountId: scan.account.accountId } });
