'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDownIcon, DownloadIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { getJson } from '@/components/lib/api';
import { cn } from '@/components/lib/cn';
import { formatNumber, plural } from '@/components/lib/format';
import { useLive } from '@/components/live/live-provider';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Input } from '@/components/ui/field';
import type { LogPage } from '@/server/workflows/types';
import { linesOf } from './log-lines';

const lineHeight = 20;
/** Where nothing tells that something came, it is asked for. */
const askAgainMs = 2500;

/** The log of a run: its end first, what lies above when it is asked for, and what comes while it comes. */
export function RunLog({ runId, first }: { runId: string; first: LogPage }) {
  const [page, setPage] = useState(first);
  const [follow, setFollow] = useState(true);
  const [search, setSearch] = useState('');
  const [failed, setFailed] = useState(false);
  const busy = useRef(false);
  const place = useRef<HTMLDivElement>(null);
  const router = useRouter();

  const later = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      const next = await getJson<LogPage>(`/api/workflow/runs/${runId}/log?after=${page.next}`);
      setFailed(false);
      // The last of it: the page around says how the run ended.
      if (next.complete && !page.complete) router.refresh();
      setPage((now) => (now.next === page.next ? { ...next, chunks: [...now.chunks, ...next.chunks], previous: now.previous } : now));
    } catch {
      setFailed(true);
    } finally {
      busy.current = false;
    }
  }, [runId, page.next, page.complete, router]);
  const earlier = async () => {
    if (page.previous === null) return;
    const above = await getJson<LogPage>(`/api/workflow/runs/${runId}/log?before=${page.previous}`);
    setFollow(false);
    setPage((now) => ({ ...now, chunks: [...above.chunks, ...now.chunks], previous: above.previous }));
  };
  useLive(['run'], () => void later(), { wait: 300, id: runId });
  useEffect(() => {
    if (page.complete) return;
    const timer = setInterval(() => void later(), askAgainMs);
    return () => clearInterval(timer);
  }, [later, page.complete]);

  const lines = useMemo(() => linesOf(page.chunks), [page.chunks]);
  const wanted = search.trim().toLowerCase();
  const shown = useMemo(() => (wanted ? lines.filter(({ text }) => text.toLowerCase().includes(wanted)) : lines), [lines, wanted]);
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => place.current,
    estimateSize: () => lineHeight,
    overscan: 20,
  });
  useEffect(() => {
    if (follow && shown.length > 0) virtualizer.scrollToIndex(shown.length - 1, { align: 'end' });
  }, [follow, shown.length, virtualizer]);

  return (
    <Card aria-label="Log">
      <CardHeader
        title="Log"
        description={`${plural(page.lines, 'line')}${page.truncated ? ', cut at its limit' : ''}${failed ? ' · cannot be reached, trying again' : ''}`}
        action={
          <>
            <Input
              type="search"
              aria-label="Search the log"
              placeholder="Search"
              className="h-7 w-24 text-xs sm:w-36"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            <Button
              size="sm"
              aria-pressed={follow}
              onClick={() => setFollow(!follow)}
              className={cn(follow && 'border-accent text-accent-text')}
            >
              <ArrowDownIcon aria-hidden="true" />
              Follow
            </Button>
            <Button size="sm" asChild>
              <a href={`/api/workflow/runs/${runId}/log/download`} download>
                <DownloadIcon aria-hidden="true" />
                Download
              </a>
            </Button>
          </>
        }
      />
      {page.previous !== null && (
        <div className="border-t px-4 py-2">
          <Button size="sm" onClick={() => void earlier()}>
            Show earlier lines
          </Button>
        </div>
      )}
      <div
        ref={place}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label="What the run printed"
        className="h-[min(60vh,40rem)] overflow-auto rounded-b-lg border-t bg-sunken font-mono text-xs"
        onWheel={(event) => event.deltaY < 0 && setFollow(false)}
        onKeyDown={(event) => ['ArrowUp', 'PageUp', 'Home'].includes(event.key) && setFollow(false)}
      >
        {shown.length === 0 ? (
          <p className="p-4 font-sans text-sm text-ink-muted">
            {wanted ? 'No line of those that are loaded holds this.' : page.complete ? 'It printed nothing.' : 'Nothing was printed yet.'}
          </p>
        ) : (
          <div className="relative w-max min-w-full" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const line = shown[index];
              if (!line) return null;
              return (
                <div
                  key={index}
                  className="absolute left-0 flex min-w-full whitespace-pre"
                  style={{ transform: `translateY(${start}px)`, height: lineHeight }}
                >
                  <span
                    aria-hidden="true"
                    className="tabular sticky left-0 w-14 shrink-0 select-none bg-sunken pr-3 text-right text-ink-faint"
                  >
                    {formatNumber(line.number)}
                  </span>
                  <span
                    className={cn('pr-4', line.stream === 'stderr' && 'text-critical-text', line.stream === 'system' && 'text-accent-text')}
                  >
                    {line.text}
                  </span>
                </div>
              );
            })}
          </div>
        )}
      </div>
    </Card>
  );
}
