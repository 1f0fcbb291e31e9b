'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDownIcon, DownloadIcon } from 'lucide-react';
import { type UIEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { cn } from '@/components/lib/cn';
import { formatNumber, plural } from '@/components/lib/format';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Input } from '@/components/ui/field';
import type { LogPage } from '@/server/workflows/types';
import { linesOf } from './log-lines';
import { previousOf } from './log-window';
import { useLog } from './use-log';

const lineHeight = 20;

/** The log of a run: its end first, what lies above when it is asked for, and what comes while it comes. */
export function RunLog({ runId, first }: { runId: string; first: LogPage }) {
  const [follow, setFollow] = useState(true);
  const [search, setSearch] = useState('');
  const { window, failed, toEnd, below, above } = useLog(runId, first, follow);
  const place = useRef<HTMLDivElement>(null);
  const seen = useRef({ top: 0, height: 0 });
  const firstShown = useRef<number | undefined>(undefined);

  const lines = useMemo(() => linesOf(window.chunks), [window.chunks]);
  const wanted = search.trim().toLowerCase();
  const shown = useMemo(() => (wanted ? lines.filter(({ text }) => text.toLowerCase().includes(wanted)) : lines), [lines, wanted]);
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => place.current,
    estimateSize: () => lineHeight,
    overscan: 20,
  });
  const newest = lines.at(-1)?.number;
  useEffect(() => {
    if (follow && newest !== undefined && shown.length > 0) virtualizer.scrollToIndex(shown.length - 1, { align: 'end' });
  }, [follow, newest, shown.length, virtualizer]);

  // What somebody reads stays where it is when lines are put above it or taken away there.
  const firstNumber = lines[0]?.number;
  useLayoutEffect(() => {
    const before = firstShown.current;
    firstShown.current = firstNumber;
    if (follow || wanted || before === undefined || firstNumber === undefined || !place.current) return;
    place.current.scrollTop += (before - firstNumber) * lineHeight;
  }, [follow, wanted, firstNumber]);

  /** Whoever scrolls up wants to read, by whatever means. */
  function scrolled({ currentTarget: { scrollTop: top, scrollHeight: height } }: UIEvent<HTMLDivElement>) {
    if (height === seen.current.height && top < seen.current.top - lineHeight) setFollow(false);
    seen.current = { top, height };
  }
  function toggleFollow() {
    if (!follow && !window.isAtEnd) void toEnd();
    setFollow(!follow);
  }
  /** What comes joins on where it is looked for: at the top, or at the end. */
  function earlier() {
    setFollow(false);
    if (place.current) place.current.scrollTop = 0;
    void above();
  }
  function later() {
    if (place.current) place.current.scrollTop = place.current.scrollHeight;
    void below();
  }

  const hasAbove = previousOf(window) !== null;
  const isPart = lines.length > 0 && (hasAbove || !window.isAtEnd);
  const extent = isPart ? `, ${formatNumber(firstNumber ?? 1)} to ${formatNumber(newest ?? 1)} of them here` : '';
  return (
    <Card aria-label="Log">
      <CardHeader
        title="Log"
        description={`${plural(window.lines, 'line')}${extent}${window.truncated ? ', cut at its limit' : ''}${failed ? ' · cannot be reached, trying again' : ''}`}
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
            <Button size="sm" aria-pressed={follow} onClick={toggleFollow} className={cn(follow && 'border-accent text-accent-text')}>
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
      {hasAbove && (
        <div className="border-t px-4 py-2">
          <Button size="sm" onClick={earlier}>
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
        onScroll={scrolled}
        onWheel={(event) => event.deltaY < 0 && setFollow(false)}
        onKeyDown={(event) => ['ArrowUp', 'PageUp', 'Home'].includes(event.key) && setFollow(false)}
      >
        {shown.length === 0 ? (
          <p className="p-4 font-sans text-sm text-ink-muted">
            {wanted ? 'No line of those that are loaded holds this.' : window.complete ? 'It printed nothing.' : 'Nothing was printed yet.'}
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
                    className="tabular sticky left-0 w-16 shrink-0 select-none bg-sunken pr-3 text-right text-ink-faint"
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
      {!window.isAtEnd && (
        <div className="border-t px-4 py-2">
          <Button size="sm" onClick={later}>
            Show later lines
          </Button>
        </div>
      )}
    </Card>
  );
}
