import * as accounts from '../accounts/api';
import * as attackPaths from '../attack-paths/api';
import * as audit from '../audit/api';
import * as catalogue from '../catalogue/api';
import * as compliance from '../compliance/api';
import * as costs from '../costs/api';
import * as dashboards from '../dashboards/api';
import * as drift from '../drift/api';
import * as stackSets from '../drift/stack-sets/api';
import * as terraform from '../drift/terraform/api';
import * as versions from '../drift/versions/api';
import * as findings from '../findings/api';
import * as forwarding from '../forwarding/api';
import * as health from '../health/api';
import * as identity from '../identity/api';
import * as invitations from '../identity/invitations/api';
import * as localIdentity from '../identity/local/api';
import * as members from '../identity/members/api';
import * as sessions from '../identity/own-sessions/api';
import * as secondFactor from '../identity/second-factor/api';
import * as webhooks from '../identity/webhooks/api';
import * as workos from '../identity/workos/api';
import * as inventory from '../inventory/api';
import * as limits from '../limits/api';
import * as live from '../live/api';
import * as notifications from '../notifications/api';
import * as operate from '../operate/api';
import * as launchTemplates from '../operate/templates/api';
import * as relations from '../relations/api';
import * as reports from '../reports/api';
import * as retention from '../retention/api';
import * as scans from '../scans/api';
import * as scope from '../scope/api';
import * as security from '../security/api';
import * as telemetry from '../telemetry/api';
import * as triage from '../triage/api';
import * as workflows from '../workflows/api';
import * as workloads from '../workloads/api';
import type { Operation } from './operation';

/** The modules that declare operations. A new domain adds its `api.ts` here. */
const modules: readonly object[] = [
  health,
  attackPaths,
  localIdentity,
  identity,
  secondFactor,
  sessions,
  invitations,
  members,
  workos,
  webhooks,
  accounts,
  scans,
  findings,
  triage,
  drift,
  versions,
  stackSets,
  terraform,
  catalogue,
  inventory,
  relations,
  workloads,
  compliance,
  scope,
  costs,
  live,
  audit,
  telemetry,
  security,
  retention,
  operate,
  launchTemplates,
  workflows,
  notifications,
  forwarding,
  dashboards,
  reports,
  limits,
];

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'permission' in value && 'path' in value && 'response' in value;

/** Every call of the API, in the order of the documentation. */
export const operations: readonly Operation[] = modules.flatMap((module) => Object.values(module).filter(isOperation));
