import { CircleAlertIcon, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';

interface ListCardProps<Row> {
  id: string;
  title: string;
  description: string;
  action?: ReactNode;
  query: { data: readonly Row[] | undefined; error: Error | null; refetch: () => unknown };
  empty: { icon: LucideIcon; title: string; text: string };
  row: (row: Row) => ReactNode;
}

/** A card with a list that is loading, could not be read, is empty, or is there. */
export function ListCard<Row>({ id, title, description, action, query: { data, error, refetch }, empty, row }: ListCardProps<Row>) {
  return (
    <Card aria-labelledby={id}>
      <CardHeader id={id} title={title} description={description} action={action} />
      {error ? (
        <EmptyState
          icon={CircleAlertIcon}
          title="This could not be shown"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </EmptyState>
      ) : !data ? (
        <div className="grid gap-2 px-4 pb-4">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </div>
      ) : data.length === 0 ? (
        <EmptyState icon={empty.icon} title={empty.title}>
          {empty.text}
        </EmptyState>
      ) : (
        <ul className="divide-y border-t">{data.map(row)}</ul>
      )}
    </Card>
  );
}
