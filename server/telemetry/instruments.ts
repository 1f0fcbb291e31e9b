import { counter, gauge, histogram } from './registry';

/**
 * Every figure of ours, by name. Labels take few values each: never an id, an account or a name of a resource.
 * Seconds and bytes as Prometheus wants them; docs/operations.md lists them, and a test compares.
 */
const quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
const long = [1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600] as const;

export const instruments = {
  httpRequests: () =>
    counter({
      name: 'cloudlens_http_requests_total',
      help: 'Calls of the API, by operation and status',
      labelNames: ['operation', 'method', 'status'],
    }),
  httpSeconds: () =>
    histogram(
      { name: 'cloudlens_http_request_duration_seconds', help: 'Time until an API call was answered', labelNames: ['operation'] },
      quick,
    ),
  actions: () =>
    counter({
      name: 'cloudlens_actions_total',
      help: 'Server actions of pages, by outcome: ok or the error code',
      labelNames: ['outcome'],
    }),
  signIns: () =>
    counter({
      name: 'cloudlens_sign_ins_total',
      help: 'Tries to sign in with a password or a code, and those that succeeded',
      labelNames: ['outcome'],
    }),
  databaseTransactions: () =>
    counter({
      name: 'cloudlens_database_transactions_total',
      help: 'Transactions by door and outcome: ok, refused (we threw), or the SQLSTATE',
      labelNames: ['door', 'outcome'],
    }),
  databaseSeconds: () =>
    histogram(
      {
        name: 'cloudlens_database_transaction_duration_seconds',
        help: 'Time of transactions, waiting for a connection included',
        labelNames: ['door'],
      },
      quick,
    ),
  databaseOpen: () =>
    gauge({ name: 'cloudlens_database_transactions_open', help: 'Transactions running or waiting for a connection', labelNames: ['door'] }),
  awsCalls: () =>
    counter({
      name: 'cloudlens_aws_calls_total',
      help: 'Requests to AWS on the wire, retries included, by service and outcome: ok or the kind of error',
      labelNames: ['service', 'outcome'],
    }),
  awsSeconds: () =>
    histogram({ name: 'cloudlens_aws_call_duration_seconds', help: 'Time until AWS answered', labelNames: ['service'] }, quick),
  awsWait: () =>
    histogram(
      {
        name: 'cloudlens_aws_pacer_wait_seconds',
        help: 'Time that calls waited so that AWS need not throttle them',
        labelNames: ['service'],
      },
      quick,
    ),
  scansEnded: () => counter({ name: 'cloudlens_scans_ended_total', help: 'Scans that ended, by status', labelNames: ['status'] }),
  scanSeconds: () =>
    histogram({ name: 'cloudlens_scan_duration_seconds', help: 'Time of scans from start to end', labelNames: ['status'] }, long),
  units: () =>
    counter({
      name: 'cloudlens_scan_units_total',
      help: 'Services in regions that were scanned, by outcome',
      labelNames: ['service', 'status'],
    }),
  rowsHeld: () =>
    gauge({ name: 'cloudlens_scan_rows_held_bytes', help: 'What scan units hold in memory until they have a connection to write it' }),
  coverageProblems: () =>
    counter({
      name: 'cloudlens_coverage_problems_total',
      help: 'Operations of a unit that AWS did not answer in full, by kind',
      labelNames: ['service', 'kind'],
    }),
  findingChanges: () =>
    counter({ name: 'cloudlens_finding_changes_total', help: 'Findings that scans opened, resolved or reopened', labelNames: ['change'] }),
  functionRuns: () =>
    counter({
      name: 'cloudlens_function_runs_total',
      help: 'Durable functions that ended, by outcome',
      labelNames: ['function', 'outcome'],
    }),
  stepErrors: () =>
    counter({ name: 'cloudlens_function_step_errors_total', help: 'Steps that failed and may be tried again', labelNames: ['function'] }),
} as const;

/** Figures that are looked up when somebody asks, by those processes alone that can know them: an unknown one is absent, not 0. */
export const observed = {
  databasePool: () =>
    gauge({ name: 'cloudlens_database_pool_size', help: 'Connections that a door may use at most', labelNames: ['door'] }),
  liveStreams: () => gauge({ name: 'cloudlens_live_streams', help: 'Open live streams' }),
  engineUp: () =>
    gauge({ name: 'cloudlens_engine_up', help: '1 when the workflow engine of this installation answers and has our functions' }),
  engineCalls: () => gauge({ name: 'cloudlens_engine_calls', help: 'Calls of functions by the embedded engine', labelNames: ['state'] }),
  workerUp: () => gauge({ name: 'cloudlens_worker_up', help: '1 when the worker process answers' }),
  accounts: () => gauge({ name: 'cloudlens_aws_accounts', help: 'Connected AWS accounts, by status', labelNames: ['status'] }),
  scansWaiting: () => gauge({ name: 'cloudlens_scans_waiting', help: 'Scans that have not ended, by status', labelNames: ['status'] }),
  oldestQueued: () =>
    gauge({ name: 'cloudlens_scans_oldest_queued_seconds', help: 'How long the scan at the head of the queue has waited' }),
  silentScans: () => gauge({ name: 'cloudlens_scans_silent', help: 'Running scans without a sign of life for a minute' }),
  databaseUp: () => gauge({ name: 'cloudlens_database_up', help: '1 when every door of the database opens' }),
} as const;

/** Makes what is counted exist, so that a count that is still 0 is told as 0 and not as absent. */
export function touchInstruments(): void {
  for (const make of Object.values(instruments)) make();
  // Alerts compare these by label. A series that begins with its first event counts as no increase, and one that is missing silences a difference.
  for (const outcome of ['tried', 'succeeded']) instruments.signIns().inc({ outcome }, 0);
  for (const status of ['completed', 'partial', 'failed', 'cancelled']) instruments.scansEnded().inc({ status }, 0);
}
