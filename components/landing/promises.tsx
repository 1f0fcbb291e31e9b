import { HelpCircleIcon, HistoryIcon, type LucideIcon, ScanSearchIcon } from 'lucide-react';

const promises: { icon: LucideIcon; title: string; text: string }[] = [
  {
    icon: ScanSearchIcon,
    title: 'Reads every region',
    text: 'Through a read-only role, paced below the limits of AWS, configuration only.',
  },
  {
    icon: HelpCircleIcon,
    title: 'Says unknown',
    text: 'A denied or throttled call never turns into a pass. You see which, where and why.',
  },
  { icon: HistoryIcon, title: 'Remembers changes', text: 'Each finding has its evidence, its history and a way to put it right.' },
];

export function Promises() {
  return (
    <ul className="grid gap-4 sm:grid-cols-3">
      {promises.map(({ icon: Icon, title, text }) => (
        <li key={title}>
          <p className="flex items-center gap-2 font-medium">
            <Icon className="size-4 text-accent-text" aria-hidden="true" />
            {title}
          </p>
          <p className="mt-1 text-ink-muted">{text}</p>
        </li>
      ))}
    </ul>
  );
}
