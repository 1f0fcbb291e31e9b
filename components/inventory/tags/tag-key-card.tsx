import Link from 'next/link';
import { formatNumber, plural } from '@/components/lib/format';
import { Card, CardHeader } from '@/components/ui/card';
import type { RequiredKey, TagPlace } from '@/server/inventory/tags/types';
import type { AccountRef } from '@/server/posture';
import { inventoryHref } from '../search-params';
import { typeName } from '../type-name';
import { countedOnly } from './counted-only';
import { CoverageBar } from './coverage-bar';

/** Where a required key is there and where it is missing, and what of its values is spelt in several ways. */
export function TagKeyCard({ required, accounts }: { required: RequiredKey; accounts: readonly AccountRef[] }) {
  const { key, total, present, byType, byAccount, values, valuesAreCapped, spellings } = required;
  const name = (id: string) => accounts.find((account) => account.id === id)?.name ?? id;
  const id = `key-${key.replace(/[^A-Za-z0-9]/g, '-')}`;
  const lacking = total - present;
  return (
    <Card aria-labelledby={id}>
      <CardHeader
        id={id}
        title={key}
        description={`${formatNumber(present)} of ${formatNumber(total)} carry it, with ${plural(values, 'value')}${valuesAreCapped ? ' or more' : ''}`}
        action={
          lacking > 0 && (
            <Link
              href={inventoryHref({ without: [key], type: countedOnly(byType.map(({ value }) => value)) })}
              className="text-xs font-medium text-accent-text hover:underline"
            >
              Resources that lack it
            </Link>
          )
        }
      />
      <div className="grid gap-4 px-4 pb-4">
        <CoverageBar label={key} present={present} total={total} />
        {spellings.length > 0 && (
          <div>
            <h3 className="mb-1 text-xs font-medium text-ink-muted">Spelt in several ways</h3>
            <ul className="grid gap-1">
              {spellings.map(({ values: alike }) => (
                <li key={alike.join()} className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
                  {alike.map((value) => (
                    <Link
                      key={value}
                      href={inventoryHref({ tag: [`${key}=${value}`] })}
                      className="rounded break-all underline-offset-4 hover:underline"
                    >
                      {value}
                    </Link>
                  ))}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="grid grid-cols-1 gap-x-6 gap-y-4 md:grid-cols-2">
          <Places title="By type" places={byType} label={typeName} href={(type) => inventoryHref({ without: [key], type: [type] })} />
          <Places
            title="By account"
            places={byAccount}
            label={name}
            href={(account) => inventoryHref({ without: [key], account: [account], type: countedOnly(byType.map(({ value }) => value)) })}
          />
        </div>
      </div>
    </Card>
  );
}

interface PlacesProps {
  title: string;
  places: readonly TagPlace[];
  label: (value: string) => string;
  href: (value: string) => string;
}

function Places({ title, places, label, href }: PlacesProps) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1 text-xs font-medium text-ink-muted">{title}</h3>
      <ul className="grid max-h-64 gap-1.5 overflow-y-auto">
        {places.map(({ value, total, present }) => (
          <li key={value} className="grid grid-cols-[minmax(0,1fr)_8.5rem] items-center gap-3 text-sm">
            {present < total ? (
              <Link
                href={href(value)}
                className="truncate rounded underline-offset-4 hover:underline"
                title={`${label(value)}: those that lack it`}
              >
                {label(value)}
              </Link>
            ) : (
              <span className="truncate">{label(value)}</span>
            )}
            <CoverageBar label={label(value)} present={present} total={total} />
          </li>
        ))}
      </ul>
    </section>
  );
}
