import {
  ActivityIcon,
  BookOpenCheckIcon,
  BoxesIcon,
  BracesIcon,
  CloudIcon,
  CoinsIcon,
  ContainerIcon,
  GitCompareArrowsIcon,
  LayoutDashboardIcon,
  LayoutGridIcon,
  type LucideIcon,
  RadarIcon,
  RouteIcon,
  ServerIcon,
  SettingsIcon,
  ShieldCheckIcon,
  WorkflowIcon,
} from 'lucide-react';

export interface NavItem {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Typed after `g`. */
  key: string;
}

export interface NavGroup {
  /** null: stands alone, above the others. */
  label: string | null;
  items: readonly NavItem[];
}

/**
 * The side navigation. A page goes where its question belongs: Posture asks what is wrong, Resources what there is and what
 * became of it, Operate what is connected and what runs.
 */
export const navGroups: readonly NavGroup[] = [
  {
    label: null,
    items: [
      { href: '/overview', label: 'Overview', icon: LayoutDashboardIcon, key: 'o' },
      { href: '/dashboards', label: 'Dashboards', icon: LayoutGridIcon, key: 'b' },
    ],
  },
  {
    label: 'Posture',
    items: [
      { href: '/findings', label: 'Findings', icon: ActivityIcon, key: 'f' },
      { href: '/attack-paths', label: 'Attack paths', icon: RouteIcon, key: 'k' },
      { href: '/compliance', label: 'Compliance', icon: ShieldCheckIcon, key: 'p' },
      { href: '/checks', label: 'Checks', icon: BookOpenCheckIcon, key: 'c' },
    ],
  },
  {
    label: 'Resources',
    items: [
      { href: '/inventory', label: 'Inventory', icon: BoxesIcon, key: 'i' },
      { href: '/workloads', label: 'Workloads', icon: ContainerIcon, key: 'w' },
      { href: '/drift', label: 'Drift', icon: GitCompareArrowsIcon, key: 'r' },
      { href: '/cost', label: 'Cost', icon: CoinsIcon, key: 'm' },
    ],
  },
  {
    label: 'Operate',
    items: [
      { href: '/instances', label: 'Instances', icon: ServerIcon, key: 'n' },
      { href: '/accounts', label: 'Accounts', icon: CloudIcon, key: 'a' },
      { href: '/scans', label: 'Scans', icon: RadarIcon, key: 's' },
      { href: '/workflows', label: 'Workflows', icon: WorkflowIcon, key: 'x' },
    ],
  },
];

export const mainNav: readonly NavItem[] = navGroups.flatMap(({ items }) => items);

/** The pages under the thumb, on phones; the others are in the menu. */
const thumbPages = ['/overview', '/findings', '/compliance', '/scans', '/accounts'];
export const thumbNav = mainNav.filter(({ href }) => thumbPages.includes(href));

export const moreNav: readonly NavItem[] = [
  { href: '/api-docs', label: 'API', icon: BracesIcon, key: 'd' },
  { href: '/settings', label: 'Settings', icon: SettingsIcon, key: 't' },
];

export const allNav = [...mainNav, ...moreNav];

export const isCurrent = (href: string, pathname: string): boolean => pathname === href || pathname.startsWith(`${href}/`);
