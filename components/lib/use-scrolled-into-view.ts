import { type RefObject, useEffect, useRef } from 'react';

/** For the current one of tabs that may not all fit: on a phone it may stand beyond the edge. @param key changes with the current one */
export function useScrolledIntoView<T extends HTMLElement>(key: string): RefObject<T | null> {
  const here = useRef<T>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is another element
  useEffect(() => {
    // Gives back a promise in newer browsers, which is no clean-up.
    void here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [key]);
  return here;
}
