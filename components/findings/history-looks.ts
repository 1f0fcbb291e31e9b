import {
  BellIcon,
  BellOffIcon,
  CheckCircle2Icon,
  CircleDotIcon,
  CircleSlashIcon,
  ClockAlertIcon,
  type LucideIcon,
  RotateCcwIcon,
  ScanSearchIcon,
  ShieldCheckIcon,
  ShieldQuestionIcon,
  ShieldXIcon,
  UserCheckIcon,
  UserXIcon,
} from 'lucide-react';
import type { HistoryKind } from '@/server/findings/constants';

/** How each thing that happens to a finding is called and drawn, wherever it is told. */
export const historyLooks: Record<HistoryKind, { word: string; icon: LucideIcon; className: string }> = {
  opened: { word: 'Opened', icon: CircleDotIcon, className: 'text-critical-text' },
  reopened: { word: 'Reopened', icon: RotateCcwIcon, className: 'text-high-text' },
  resolved: { word: 'Resolved', icon: CheckCircle2Icon, className: 'text-pass-text' },
  muted: { word: 'Muted', icon: BellOffIcon, className: 'text-ink-muted' },
  unmuted: { word: 'Unmuted', icon: BellIcon, className: 'text-ink-muted' },
  excluded: { word: 'Excluded', icon: CircleSlashIcon, className: 'text-ink-muted' },
  included: { word: 'Judged again', icon: CircleDotIcon, className: 'text-high-text' },
  'mute-expired': { word: 'Mute ended', icon: BellIcon, className: 'text-ink-muted' },
  assigned: { word: 'Assigned', icon: UserCheckIcon, className: 'text-ink-muted' },
  unassigned: { word: 'Given to nobody', icon: UserXIcon, className: 'text-ink-muted' },
  'exception-asked': { word: 'Exception asked for', icon: ShieldQuestionIcon, className: 'text-ink-muted' },
  'exception-accepted': { word: 'Risk accepted', icon: ShieldCheckIcon, className: 'text-ink-muted' },
  'exception-declined': { word: 'Exception declined', icon: ShieldXIcon, className: 'text-ink-muted' },
  'exception-withdrawn': { word: 'Exception withdrawn', icon: ShieldXIcon, className: 'text-ink-muted' },
  'exception-broken': { word: 'Exception ended: the evidence changed', icon: RotateCcwIcon, className: 'text-high-text' },
  verified: { word: 'Looked at again', icon: ScanSearchIcon, className: 'text-accent-text' },
  'due-near': { word: 'Deadline came near', icon: ClockAlertIcon, className: 'text-medium-text' },
};
