import { SectionTabs } from '@/components/ui/section-tabs';

const pages = [
  { href: '/instances', label: 'Instances' },
  { href: '/instances/launch-templates', label: 'Launch templates' },
] as const;

/** The pages about what runs and what it is launched from. */
export function OperateTabs({ current }: { current: (typeof pages)[number]['href'] }) {
  return <SectionTabs label="Instances" pages={pages} current={current} />;
}
