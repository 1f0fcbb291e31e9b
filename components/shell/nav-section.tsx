import { useId } from 'react';
import { cn } from '@/components/lib/cn';
import { NavLink } from './nav-link';
import type { NavGroup } from './navigation';

interface NavSectionProps {
  group: NavGroup;
  collapsed: boolean;
  onNavigate?: () => void;
}

/** A group of the side navigation; narrow, a line stands for its name. */
export function NavSection({ group: { label, items }, collapsed, onNavigate }: NavSectionProps) {
  const id = useId();
  return (
    <div className={cn(collapsed && label && 'border-t pt-1.5')}>
      {label && (
        <p id={id} className={cn('px-2.5 pb-1 text-2xs font-medium text-ink-faint', collapsed && 'sr-only')}>
          {label}
        </p>
      )}
      <ul aria-labelledby={label ? id : undefined} className="grid grid-cols-1 gap-0.5">
        {items.map((item) => (
          <li key={item.href}>
            <NavLink item={item} collapsed={collapsed} onNavigate={onNavigate} />
          </li>
        ))}
      </ul>
    </div>
  );
}
