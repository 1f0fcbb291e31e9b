import { CircleAlertIcon } from 'lucide-react';
import { loadWidget } from '@/server/dashboards/loaders';
import type { Widget } from '@/server/dashboards/schema';
import { WidgetBody } from './widgets/widget-body';

/** Reads what a widget shows. One that cannot be read says so, and leaves the others as they are. */
export async function WidgetContent({ widget }: { widget: Widget }) {
  const { data, error } = await loadWidget(widget);
  if (!data)
    return (
      <p className="flex items-start gap-2 px-4 pb-4 text-sm text-ink-muted" role="alert">
        <CircleAlertIcon className="mt-0.5 size-4 shrink-0 text-critical-text" aria-hidden="true" />
        {error}
      </p>
    );
  return <WidgetBody widget={widget} data={data} />;
}
