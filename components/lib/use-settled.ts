'use client';

import { useEffect, useState } from 'react';

/** What was typed, once nothing more has been for a moment: so that not every letter is asked of the server. */
export function useSettled<T>(value: T, milliseconds = 200): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
