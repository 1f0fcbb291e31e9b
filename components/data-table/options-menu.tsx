'use client';

import { SlidersHorizontalIcon } from 'lucide-react';
import { Button } from '@/components/ui/button';
import {
  Menu,
  MenuCheckboxItem,
  MenuContent,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu';
import type { Column } from './columns';
import { useTablePreferences } from './use-table-preferences';

/** Columns and density of the list of that name. */
export function TableOptionsMenu<T>({ name, columns }: { name: string; columns: readonly Column<T>[] }) {
  const { visibility, density, setDensity, setVisible } = useTablePreferences(name, columns);
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button className="max-md:hidden">
          <SlidersHorizontalIcon aria-hidden="true" />
          View
        </Button>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuLabel>Columns</MenuLabel>
        {columns
          .filter((column) => !column.fixed)
          .map((column) => (
            <MenuCheckboxItem
              key={column.id}
              checked={visibility[column.id]}
              onCheckedChange={(checked) => setVisible(column.id, checked)}
              onSelect={(event) => event.preventDefault()}
            >
              {column.label}
            </MenuCheckboxItem>
          ))}
        <MenuSeparator />
        <MenuLabel>Density</MenuLabel>
        <MenuRadioGroup value={density} onValueChange={(value) => setDensity(value === 'compact' ? 'compact' : 'comfortable')}>
          <MenuRadioItem value="comfortable">Comfortable</MenuRadioItem>
          <MenuRadioItem value="compact">Compact</MenuRadioItem>
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
