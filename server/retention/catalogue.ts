/**
 * What becomes of the rows of each table, by its name in the database (those of `identity` with it): every one is named, or the test
 * beside it fails.
 */
export type Fate =
  /** Stays until somebody deletes it, or the organization goes (inngest/functions/organizations/erase-deleted.ts), for this reason. */
  | { kept: string }
  /** Goes with its row of that table. */
  | { with: string }
  /** Goes by this job when it is old; `by`: the column that tells. */
  | { expires: RetentionJob; by: string; after: RetentionAge };

/** `delete-expired` runs every night, `clean-up-identity` every hour. */
export type RetentionJob = 'delete-expired' | 'clean-up-identity';
/** The organization's days for history or for records of scans (server/retention/schema.ts), or what is said here. */
export type RetentionAge = 'history' | 'scans' | 'a day' | 'its end' | '30 days';

type Expires = Extract<Fate, { expires: RetentionJob }>;

const present = 'how things are now: it is written anew, and goes when there is no more of it';
const settings = 'what people set up';
const decided = 'what people decided or wrote, which nobody else can tell again';
const counts = 'counts of what is there';

const nightly = (by: string, after: RetentionAge): Expires => ({ expires: 'delete-expired', by, after });
const hourly = (by: string, after: RetentionAge = 'its end'): Expires => ({ expires: 'clean-up-identity', by, after });

export const fates = {
  account_facets: { kept: counts },
  account_operators: { kept: settings },
  account_scopes: { kept: settings },
  account_scores: nightly('at', 'history'),
  attack_path_resources: { with: 'attack_paths' },
  attack_path_runs: { kept: present },
  attack_paths: nightly('changed_at', 'history'),
  attestation_accounts: { with: 'attestations' },
  attestations: { kept: decided },
  audit_heads: { kept: 'where the audit log stands' },
  audit_log: { kept: 'who did what: it is never shortened' },
  audit_seals: { kept: 'proof that the audit log was not changed' },
  audit_tombstones: { kept: 'that there was an organization, and when it was erased' },
  aws_access_keys: { with: 'aws_accounts' },
  aws_account_tags: { with: 'aws_accounts' },
  aws_accounts: { kept: 'what is connected; connections that nobody finished go by drop-expired-connections' },
  aws_organization_members: { with: 'aws_organizations' },
  aws_organizations: { with: 'aws_accounts' },
  changes: nightly('at', 'history'),
  cost_anomalies: { kept: 'few, and what people said about them' },
  cost_budget_alerts: { with: 'cost_budgets' },
  cost_budgets: { kept: settings },
  cost_entries: { kept: 'what was spent: AWS forgets it, and charges for telling it again' },
  cost_forecasts: { kept: present },
  cost_meters: { kept: 'one row a month: what asking AWS cost' },
  cost_pages: { with: 'cost_refreshes' },
  cost_recommendations: { kept: present },
  cost_refreshes: nightly('finished_at', 'scans'),
  cost_settings: { kept: settings },
  cost_sources: { kept: present },
  cost_views: { kept: settings },
  custom_frameworks: { kept: settings },
  dashboards: { kept: settings },
  delivery_attachments: { with: 'notification_deliveries' },
  drift_detections: nightly('queued_at', 'history'),
  drift_ignore_rules: { kept: decided },
  drift_results: { with: 'drift_detections' },
  drift_schedules: { kept: settings },
  finding_comments: { kept: decided },
  finding_views: { kept: settings },
  forwarded_findings: { with: 'verdicts' },
  forwarders: { kept: settings },
  forwarding_runs: { kept: 'the fifty newest of each forwarder: a run that ends drops what is older' },
  idempotency_keys: nightly('created_at', 'a day'),
  instance_states: { kept: present },
  kept_answers: { kept: present },
  mutes: { kept: decided },
  notification_channels: { kept: settings },
  notification_deliveries: nightly('ended_at', 'history'),
  notification_rules: { kept: settings },
  operate_actions: nightly('requested_at', 'history'),
  org_facets: { kept: counts },
  org_scores: nightly('at', 'history'),
  organization_scopes: { kept: settings },
  required_tags: { kept: settings },
  resource_costs: { kept: present },
  resource_counts: { kept: counts },
  resource_edges: { with: 'resources' },
  resource_limits: { kept: settings },
  resource_tag_counts: { kept: counts },
  resource_tags: { with: 'resources' },
  resource_tokens: { with: 'resources' },
  resource_versions: nightly('changed_at', 'history'),
  resources: nightly('deleted_at', 'history'),
  retention_settings: { kept: settings },
  run_artefacts: { with: 'workflow_runs' },
  run_log_chunks: { with: 'workflow_runs' },
  runtime_mappings: { kept: settings },
  scan_units: { with: 'scans' },
  scans: nightly('queued_at', 'scans'),
  scheduled_reports: { kept: settings },
  terraform_resources: { with: 'terraform_states' },
  terraform_states: { kept: 'what people uploaded, for as long as they leave it there' },
  terraform_workflow_states: { kept: 'Terraform’s own memory of what it made' },
  triage_settings: { kept: settings },
  verdict_details: { with: 'verdicts' },
  verdict_tokens: { with: 'verdicts' },
  verdicts: { kept: 'findings, whatever their age: a resolved one says that it was looked after' },
  workflow_accounts: { with: 'workflows' },
  workflow_runs: nightly('finished_at', 'history'),
  workflow_secrets: { kept: settings },
  workflow_settings: { kept: settings },
  workflow_versions: { with: 'workflows' },
  workflows: { kept: settings },
  workload_vulnerabilities: { with: 'workloads' },
  workloads: { kept: present },
  'identity.account_grants': { with: 'identity.members' },
  'identity.accounts': { with: 'identity.users' },
  'identity.api_keys': { kept: 'also revoked ones: the audit log names them' },
  'identity.invitations': hourly('expires_at', '30 days'),
  'identity.issued_external_ids': { kept: 'an external id is never issued again' },
  'identity.members': { kept: 'who belongs to whom' },
  'identity.organizations': { kept: 'until it is deleted, and then erased by erase-deleted' },
  'identity.rate_limits': hourly('expire'),
  'identity.recovery_codes': { with: 'identity.users' },
  'identity.refresh_tokens': hourly('expires_at'),
  'identity.registrations': hourly('expires_at'),
  'identity.sessions': hourly('expires_at'),
  'identity.sign_in_links': hourly('expires_at'),
  'identity.two_factors': { with: 'identity.users' },
  'identity.user_tokens': hourly('expires_at'),
  'identity.users': { kept: 'who signs in' },
  'identity.vendor_objects': hourly('changed_at', '30 days'),
  'identity.verifications': hourly('expires_at'),
  'identity.webhook_events': hourly('received_at', '30 days'),
} as const satisfies Record<string, Fate>;
