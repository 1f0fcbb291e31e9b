/** One kind of fault: the rows of cases that bring it about, or where else it is tried, or why it is not. */
export interface FaultRow {
  fault: string;
  rows?: readonly string[];
  elsewhere?: string;
  notTried?: string;
}

/** Every fault that a scanner meets. `rows.test.ts` holds it to the cases, and docs/faults.md to it. */
export const faultRows: readonly FaultRow[] = [
  { fault: 'The worker dies (kill -9) at a step boundary or inside a write', rows: ['worker killed'] },
  { fault: 'The worker dies in the middle of a look at one resource', rows: ['worker killed while it looks at one resource'] },
  { fault: 'Worker, engine, database or web server of a running installation die', elsewhere: '`e2e/crash.spec.ts`, one each' },
  { fault: 'The web server dies between a deed and its answer, and is asked again', rows: ['web server killed'] },
  {
    fault: 'PostgreSQL stops, or its connections break',
    rows: ['database away', 'connections reset', 'neighbours on connections that reset'],
  },
  { fault: 'The reply to COMMIT is lost', rows: ['lost reply to COMMIT'] },
  { fault: 'The reply to what ends a COPY is lost', rows: ['lost reply to COPY'] },
  { fault: 'The pool of connections is exhausted', rows: ['two connections in all'] },
  {
    fault: 'PostgreSQL fails over to a standby',
    notTried: 'needs a second server; a commit waits for its own disk whenever results are written',
  },
  {
    fault: 'The engine dies, alone or with the app, or loses its database',
    elsewhere: 'points 17, 25, 39 and 40 of [engines.md](engines.md)',
  },
  { fault: 'A storm of throttling, or one call throttled for good', rows: ['throttling storm', 'throttled for good'] },
  {
    fault: 'Calls denied: an operation, a service, a region, a resource, a service control policy',
    rows: ['denied operation', 'denied service', 'denied region', 'denied resource', 'denied by a service control policy'],
  },
  { fault: 'Credentials expire, or count as expired before their time', rows: ['credentials expire'] },
  { fault: 'A role deleted, its trust changed, or the AWS account closed in mid-scan', rows: ['credentials expire'] },
  { fault: 'Clocks that disagree', rows: ['clock skewed'] },
  { fault: 'A region switched off, or one where nothing answers', rows: ['region switched off'] },
  { fault: 'TLS that cannot be trusted or does not come about', rows: ['TLS errors'] },
  { fault: 'A name that DNS does not know', notTried: 'fails in the same place as a refused connection, as `unreachable`' },
  { fault: 'Spoilt answers: cut, reset, malformed, of the wrong type, HTML, odd text', rows: ['spoilt answers'] },
  { fault: 'One bad answer among good ones', rows: ['one bad answer'] },
  { fault: 'Answers without end', rows: ['answers of 200 MB', 'endless pages'] },
  {
    fault: 'A million resources',
    elsewhere: '566,447 were: `npm run bench:scan -- --mix huge`, see [performance.md](performance.md#half-a-million-resources)',
  },
  { fault: 'A resource goes between listing and describing', rows: ['gone between listing and describing'] },
  { fault: 'Slow answers, hung and half-open connections', rows: ['hung and slow answers'] },
  { fault: 'One service is slower than all others, or never ends', rows: ['judged before the slowest service'] },
  { fault: 'Answers carried over from an earlier scan', rows: ['answers carried over'] },
  {
    fault: 'Events duplicated, late, reordered, lost',
    rows: ['duplicate events', 'late events', 'reordered events', 'lost events'],
  },
  { fault: 'Two scans of one account at once', rows: ['two scans at once'] },
  {
    fault: 'Cancelled, the account removed, the organization deleted in mid-scan',
    rows: ['cancelled', 'account removed', 'organization deleted'],
  },
  {
    fault: 'Receivers of notifications that refuse, cut, hang, answer slowly, badly or without end',
    rows: ['receiver in trouble'],
  },
  {
    fault: 'A worker that sends messages dies, loses its database, or is told twice',
    rows: ['notifying worker killed', 'notifying without a database', 'notifying told twice'],
  },
  {
    fault: 'A worker that makes a scheduled report dies, loses its database, or is told twice',
    rows: ['reporting worker killed', 'reporting without a database', 'reporting told twice'],
  },
  {
    fault: 'Buckets and Security Hub that refuse, cut, hang, answer slowly, badly or without end',
    rows: ['forwarding target in trouble'],
  },
  {
    fault: 'A worker that forwards findings dies, loses its database, or is told twice',
    rows: ['forwarding worker killed', 'forwarding without a database', 'forwarding told twice'],
  },
  {
    fault: 'A download whose database goes away, or whose reader leaves',
    rows: ['export without a database', 'export whose reader leaves'],
  },
  {
    fault: 'Readers of the live stream that do not read',
    elsewhere: '`e2e/faults/slow-readers.test.ts`: a hundred readers, five thousand events',
  },
  {
    fault: 'Full disks, and the system out of memory or of file descriptors',
    notTried: 'need mounts and limits that a test may not set everywhere',
  },
  {
    fault: 'Two builds against one schema, restoring a backup to a point in time',
    notTried: 'part of releasing, not of scanning; see [data-and-backup.md](data-and-backup.md)',
  },
];
