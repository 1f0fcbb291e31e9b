'use client';

import { useQuery } from '@tanstack/react-query';
import { RouteIcon } from 'lucide-react';
import Link from 'next/link';
import { getJson } from '@/components/lib/api';
import { plural } from '@/components/lib/format';
import { Banner } from '@/components/ui/banner';

interface Answer {
  paths: { id: string; title: string }[];
  pagination: { total: number };
}

/** Says over a finding that its resource is part of open attack paths; nothing where it is of none. */
export function PathsOver({ arn, accountId }: { arn: string; accountId: string }) {
  const { data } = useQuery({
    queryKey: ['attack-paths', 'over', accountId, arn],
    queryFn: ({ signal }) => getJson<Answer>(`/api/attack-paths?${new URLSearchParams({ resource: arn, accountId, limit: '3' })}`, signal),
  });
  if (!data || data.paths.length === 0) return null;
  const { total } = data.pagination;
  return (
    <Banner tone="warning" icon={RouteIcon} title={`Part of ${plural(total, 'attack path')}`}>
      <ul className="grid gap-0.5">
        {data.paths.map((path) => (
          <li key={path.id}>
            <Link href={`/attack-paths/${path.id}`} className="break-words underline underline-offset-2 hover:text-ink">
              {path.title}
            </Link>
          </li>
        ))}
        {total > data.paths.length && <li>and {total - data.paths.length} more</li>}
      </ul>
    </Banner>
  );
}
