'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { allNav } from './navigation';

const groups: { title: string; rows: [string[], string][] }[] = [
  {
    title: 'Anywhere',
    rows: [
      [['⌘ or Ctrl', 'K'], 'Search and commands'],
      [['/'], 'Search this list'],
      [['?'], 'This help'],
    ],
  },
  {
    title: 'In a list',
    rows: [
      [['J', 'K'], 'Next and previous row, or finding when one is open'],
      [['Enter'], 'Open the row'],
      [['X'], 'Select the row'],
      [['Esc'], 'Close'],
    ],
  },
  {
    title: 'With findings that are selected, open or in focus',
    rows: [
      [['A'], 'Assign'],
      [['M'], 'Mute'],
      [['E'], 'Accept the risk'],
    ],
  },
  { title: 'Go to', rows: allNav.map((item): [string[], string] => [['G', item.key.toUpperCase()], item.label]) },
];

export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts">
        <div className="grid gap-5">
          {groups.map((group) => (
            <section key={group.title}>
              <h3 className="mb-1.5 text-xs font-medium text-ink-muted">{group.title}</h3>
              <dl className="grid gap-1">
                {group.rows.map(([keys, meaning]) => (
                  <div key={meaning} className="flex items-center justify-between gap-4">
                    <dd>{meaning}</dd>
                    <dt className="flex gap-1">
                      {keys.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dt>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
