import { ArrowDownIcon, ArrowUpIcon, PencilIcon, Trash2Icon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { NativeSelect } from '@/components/ui/field';
import { widths } from '@/server/dashboards/constants';
import type { Widget } from '@/server/dashboards/schema';
import { widgetTitle } from '@/server/dashboards/words';

interface WidgetFrameProps {
  widget: Widget;
  editing: boolean;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onWidth: (width: Widget['width']) => void;
  onEdit: () => void;
  onRemove: () => void;
  children: ReactNode;
}

const widthLabel = { 1: 'One column', 2: 'Two columns', 3: 'Whole width' };

/** A widget's card; while the dashboard is arranged, with what moves, widens, changes and removes it. */
export function WidgetFrame({ widget, editing, isFirst, isLast, onMove, onWidth, onEdit, onRemove, children }: WidgetFrameProps) {
  const titleId = `widget-${widget.key}`;
  const title = widgetTitle(widget);
  return (
    <Card aria-labelledby={titleId} className="flex h-full flex-col">
      {editing && (
        <div className="flex flex-wrap items-center gap-1 border-b bg-sunken px-2 py-1.5">
          <Button variant="ghost" size="icon-sm" aria-label={`Move ${title} up`} disabled={isFirst} onClick={() => onMove(-1)}>
            <ArrowUpIcon />
          </Button>
          <Button variant="ghost" size="icon-sm" aria-label={`Move ${title} down`} disabled={isLast} onClick={() => onMove(1)}>
            <ArrowDownIcon />
          </Button>
          <NativeSelect
            aria-label={`Width of ${title}`}
            className="h-7 w-32 text-xs"
            value={widget.width}
            onChange={(event) => onWidth(widths.find((width) => String(width) === event.target.value) ?? 1)}
          >
            {widths.map((width) => (
              <option key={width} value={width}>
                {widthLabel[width]}
              </option>
            ))}
          </NativeSelect>
          <Button variant="ghost" size="icon-sm" className="ml-auto" aria-label={`Change ${title}`} onClick={onEdit}>
            <PencilIcon />
          </Button>
          <Button variant="ghost" size="icon-sm" aria-label={`Remove ${title}`} onClick={onRemove}>
            <Trash2Icon />
          </Button>
        </div>
      )}
      <h2 id={titleId} className="px-4 pt-3.5 pb-2 text-sm font-semibold">
        {title}
      </h2>
      {children}
    </Card>
  );
}
