import Link from 'next/link';
import { Card, CardHeader } from '@/components/ui/card';
import type { Spelling } from '@/server/inventory/tags/types';
import { inventoryHref } from '../search-params';

/** Keys that differ in nothing but spelling: one of them is probably meant. */
export function SpellingsCard({ spellings }: { spellings: readonly Spelling[] }) {
  if (spellings.length === 0) return null;
  return (
    <Card aria-labelledby="spellings-title">
      <CardHeader id="spellings-title" title="Keys in several spellings" description="The one that is used most stands first" />
      <ul className="grid gap-1.5 px-4 pb-4">
        {spellings.map(({ values }) => (
          <li key={values.join()} className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
            {values.map((key, index) => (
              <Link
                key={key}
                href={inventoryHref({ tag: [key] })}
                className={`rounded break-all underline-offset-4 hover:underline ${index === 0 ? 'font-medium' : 'text-ink-muted'}`}
              >
                {key}
              </Link>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
