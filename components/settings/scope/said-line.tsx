import { formatInstant } from '@/components/lib/format';
import { Badge } from '@/components/ui/badge';

interface Said {
  reason: string | null;
  owner: string | null;
  expiresAt: string | null;
  isOver: boolean;
  by: string;
  at: string;
}

/** Where it holds, why, who answers for it, until when, and who said so. */
export function SaidLine({ where, said }: { where: string; said: Said }) {
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-ink-muted">
      <span>{where}</span>
      {said.reason && <span>{said.reason}</span>}
      {said.owner && <span>Owner: {said.owner}</span>}
      {said.isOver ? <Badge>Ended</Badge> : said.expiresAt && <span>Ends {formatInstant(said.expiresAt)}</span>}
      <span>
        By {said.by}, {formatInstant(said.at)}
      </span>
    </p>
  );
}
