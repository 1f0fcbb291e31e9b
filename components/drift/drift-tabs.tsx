import { SectionTabs } from '@/components/ui/section-tabs';

const pages = [
  { href: '/drift', label: 'Stacks' },
  { href: '/drift/stack-sets', label: 'Stack sets' },
  { href: '/drift/changes', label: 'Changes' },
  { href: '/drift/terraform', label: 'Terraform' },
  { href: '/drift/rules', label: 'Ignore rules' },
] as const;

/** The pages about drift. */
export function DriftTabs({ current }: { current: (typeof pages)[number]['href'] }) {
  return <SectionTabs label="Drift" pages={pages} current={current} />;
}
