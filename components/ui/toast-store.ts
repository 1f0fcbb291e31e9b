interface ToastMessage {
  id: number;
  title: string;
  description?: string;
  tone: 'success' | 'danger';
  /** What can still be done about it: 'Undo'. */
  action?: { label: string; run: () => void };
}

let toasts: readonly ToastMessage[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly ToastMessage[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Tells the person about something that just happened. Callable from any client code. */
export function toast(message: Omit<ToastMessage, 'id'>): void {
  lastId += 1;
  set([...toasts.slice(-2), { ...message, id: lastId }]);
}

export const dismissToast = (id: number): void => set(toasts.filter((each) => each.id !== id));
export const readToasts = (): readonly ToastMessage[] => toasts;
export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
