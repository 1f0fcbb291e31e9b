'use client';

import { ChevronDownIcon, DownloadIcon, Trash2Icon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { deleteFrameworkAction } from '@/server/compliance/actions';

const formats = [
  { format: 'pdf', label: 'PDF report' },
  { format: 'csv', label: 'CSV, a row for every check' },
  { format: 'json', label: 'JSON' },
];

interface Props {
  id: string;
  title: string;
  /** Twelve digits; null: all accounts. */
  accountId: string | null;
  isOwn: boolean;
}

/** Downloads of what the page shows, and the end of an uploaded framework. */
export function FrameworkActions({ id, title, accountId, isOwn }: Props) {
  const router = useRouter();
  const mayDelete = useCan('organization:update') && isOwn;
  const href = (format: string) => `/api/compliance/frameworks/${id}/export?format=${format}${accountId ? `&accountId=${accountId}` : ''}`;
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button>
            <DownloadIcon aria-hidden="true" /> Export <ChevronDownIcon aria-hidden="true" />
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          {formats.map(({ format, label }) => (
            <MenuItem key={format} asChild>
              <a href={href(format)} download>
                {label}
              </a>
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
      {mayDelete && (
        <ConfirmDialog
          trigger={
            <Button>
              <Trash2Icon aria-hidden="true" /> Delete
            </Button>
          }
          title={`Delete ${title}?`}
          confirm="Delete framework"
          onConfirm={async () => {
            if (!settle(await deleteFrameworkAction({ id }), `Deleted ${title}`)) return;
            router.push('/compliance');
            router.refresh();
          }}
        >
          Its scores and attestations go with it. Findings stay as they are.
        </ConfirmDialog>
      )}
    </>
  );
}
