import { SectionTabs } from '@/components/ui/section-tabs';

const pages = [
  { href: '/workflows', label: 'Workflows' },
  { href: '/workflows/runtimes', label: 'Runtimes and secrets' },
] as const;

/** The pages about scripts and what they run in. */
export function WorkflowTabs({ current }: { current: (typeof pages)[number]['href'] }) {
  return <SectionTabs label="Workflows" pages={pages} current={current} />;
}
