import {
  ActivityIcon,
  BookOpenCheckIcon,
  BracesIcon,
  CloudIcon,
  CoinsIcon,
  GitCompareArrowsIcon,
  LayoutDashboardIcon,
  type LucideIcon,
  RadarIcon,
  SettingsIcon,
  ShieldCheckIcon,
} from 'lucide-react';

export interface NavItem {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Typed after `g`. */
  key: string;
}

export const mainNav: readonly NavItem[] = [
  { href: '/overview', label: 'Overview', icon: LayoutDashboardIcon, key: 'o' },
  { href: '/findings', label: 'Findings', icon: ActivityIcon, key: 'f' },
  { href: '/compliance', label: 'Compliance', icon: ShieldCheckIcon, key: 'p' },
  { href: '/drift', label: 'Drift', icon: GitCompareArrowsIcon, key: 'r' },
  { href: '/cost', label: 'Cost', icon: CoinsIcon, key: 'm' },
  { href: '/scans', label: 'Scans', icon: RadarIcon, key: 's' },
  { href: '/accounts', label: 'Accounts', icon: CloudIcon, key: 'a' },
  { href: '/checks', label: 'Checks', icon: BookOpenCheckIcon, key: 'c' },
];

/** The pages under the thumb, on phones; the others are in the menu. */
const thumbPages = ['/overview', '/findings', '/compliance', '/scans', '/accounts'];
export const thumbNav = mainNav.filter(({ href }) => thumbPages.includes(href));

export const moreNav: readonly NavItem[] = [
  { href: '/api-docs', label: 'API', icon: BracesIcon, key: 'd' },
  { href: '/settings', label: 'Settings', icon: SettingsIcon, key: 't' },
];

export const allNav = [...mainNav, ...moreNav];

export const isCurrent = (href: string, pathname: string): boolean => pathname === href || pathname.startsWith(`${href}/`);
