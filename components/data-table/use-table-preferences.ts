'use client';

import { useMemo } from 'react';
import { z } from 'zod';
import { useStoredText } from '@/components/lib/use-stored-text';
import type { Column } from './columns';

const schema = z.object({
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  visible: z.record(z.string(), z.boolean()).default({}),
});

type Preferences = z.infer<typeof schema>;

function parse(text: string | null): Preferences {
  try {
    return schema.parse(JSON.parse(text ?? '{}'));
  } catch {
    return schema.parse({});
  }
}

/** Which columns a person wants to see in a list and how dense; kept in the browser under the list's name. */
export function useTablePreferences<T>(name: string, columns: readonly Column<T>[]) {
  const [text, write] = useStoredText(`cloudlens.table.${name}`);
  return useMemo(() => {
    const stored = parse(text);
    const visibility = Object.fromEntries(
      columns.map((column) => [column.id, column.fixed || (stored.visible[column.id] ?? !column.hiddenByDefault)]),
    );
    const save = (change: Partial<Preferences>) => write(JSON.stringify({ ...stored, ...change }));
    return {
      density: stored.density,
      visibility,
      setDensity: (density: Preferences['density']) => save({ density }),
      setVisible: (id: string, visible: boolean) => save({ visible: { ...stored.visible, [id]: visible } }),
    };
  }, [text, write, columns]);
}
