import type { AccountRef } from '@/server/posture';

export const instanceVerbs = ['start', 'stop', 'reboot', 'terminate'] as const;
export type InstanceVerb = (typeof instanceVerbs)[number];
export type OperateKind = InstanceVerb | 'launch' | 'template-create' | 'template-version' | 'template-default';

/** As EC2 names them. */
export const instanceStateNames = ['pending', 'running', 'stopping', 'stopped', 'shutting-down', 'terminated'] as const;

/** `sent`: AWS was asked and its answer is not known · `accepted`: it took it · `settled`: what it was to bring about was seen · `refused`: no effect. */
export type ActionStatus = 'sent' | 'accepted' | 'settled' | 'refused';

/** The newest action on an instance or template. */
export interface LastAction {
  id: string;
  kind: OperateKind;
  status: ActionStatus;
  by: string;
  at: string;
  error: string | null;
}

export interface InstanceRow {
  /** `i-…`. */
  id: string;
  arn: string;
  account: AccountRef;
  region: string;
  name: string | null;
  state: string;
  instanceType: string | null;
  launchTime: string | null;
  privateIp: string | null;
  publicIp: string | null;
  tags: Record<string, string>;
  /** `reserved`: of a schedule, a capacity block or a reservation that can be interrupted. */
  lifecycle: 'on-demand' | 'spot' | 'reserved';
  autoScalingGroup: string | null;
  /** When the state was seen; null: nobody knows any more. */
  asOf: string | null;
  /** Whether a scan saw it, or AWS was asked for this very instance. */
  source: 'scan' | 'live';
  /** null: it may be operated. Else a sentence that says why not. */
  notOperable: string | null;
  lastAction: LastAction | null;
}

/** What an action does beside what its name says. `blocks`: AWS will refuse it · `loses`: something is gone for good · `changes` · `note`. */
export interface Effect {
  tone: 'blocks' | 'loses' | 'changes' | 'note';
  text: string;
}

/** What AWS said when it was asked without doing it. */
export type Rehearsal = { outcome: 'would-work' } | { outcome: 'refused' | 'unknown'; reason: string };

export interface ActionPreview {
  instanceId: string;
  name: string | null;
  state: string;
  effects: Effect[];
  rehearsal: Rehearsal;
}

/** What became of an action on one thing. */
export interface PerformedAction {
  actionId: string;
  kind: OperateKind;
  status: ActionStatus;
  awsRequestId: string | null;
  /** The same request came before under its token: this is its answer. */
  replayed: boolean;
  answer: ActionAnswer;
}

/** What AWS answered, as far as it is worth telling. */
export interface ActionAnswer {
  previousState?: string;
  currentState?: string;
  instanceIds?: string[];
  launchTemplateId?: string;
  launchTemplateName?: string;
  version?: number;
}

export interface LaunchTemplateRow {
  /** `lt-…`. */
  id: string;
  name: string;
  account: AccountRef;
  region: string;
  defaultVersion: number;
  latestVersion: number;
  createdAt: string | null;
  createdBy: string | null;
  tags: Record<string, string>;
  asOf: string | null;
  notOperable: string | null;
  lastAction: LastAction | null;
}

export interface TemplateVersion {
  version: number;
  isDefault: boolean;
  description: string | null;
  createdAt: string | null;
  createdBy: string | null;
  /** What it says, with user data replaced by its size and fingerprint: it often holds secrets. */
  data: Record<string, unknown>;
}

export interface LaunchLimit {
  perHour: number;
  used: number;
  /** false: nobody has set it, so it is the default. */
  isSet: boolean;
}

export interface LaunchLimits {
  organization: LaunchLimit;
  own: LaunchLimit;
  people: { userId: string; name: string; perHour: number }[];
}
