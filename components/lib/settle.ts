import { toast } from '@/components/ui/toast-store';

interface Refusal {
  ok: false;
  error: { code: string; message: string };
}

/** Tells how an action ended, by toast, and hands on its data; null when it was refused. */
export function settle<T>(result: { ok: true; data: T } | Refusal, success?: string): { data: T } | null {
  if (!result.ok) {
    toast({ tone: 'danger', title: 'That did not work', description: result.error.message });
    return null;
  }
  if (success) toast({ tone: 'success', title: success });
  return { data: result.data };
}
