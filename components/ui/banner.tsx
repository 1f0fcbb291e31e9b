import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/lib/cn';

const tones = {
  info: 'border-accent/25 bg-accent-soft [&>svg]:text-accent-text',
  warning: 'border-medium/35 bg-medium-soft [&>svg]:text-medium-text',
  danger: 'border-critical/30 bg-critical-soft [&>svg]:text-critical-text',
  neutral: 'bg-sunken [&>svg]:text-ink-muted',
};

interface BannerProps {
  tone?: keyof typeof tones;
  icon: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  role?: 'status' | 'alert';
}

export function Banner({ tone = 'info', icon: Icon, title, children, action, role }: BannerProps) {
  return (
    <div role={role} className={cn('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-4 py-3', tones[tone])}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">{title}</p>
        {children && <div className="mt-1 text-sm text-ink-muted">{children}</div>}
      </div>
      {action && <div className="flex shrink-0 items-center gap-2">{action}</div>}
    </div>
  );
}
