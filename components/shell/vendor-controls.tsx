'use client';

import dynamic from 'next/dynamic';
import { createContext, useContext } from 'react';

/** Whether Clerk's script is around this part of the page. */
export const ClerkContext = createContext(false);

// Apart from the console's own code: most installations never need it.
const ClerkControls = dynamic(() => import('./clerk-controls').then((module) => module.ClerkControls), { ssr: false });

/** Controls that the identity vendor in use brings along. */
export function VendorControls({ collapsed }: { collapsed: boolean }) {
  return useContext(ClerkContext) ? <ClerkControls collapsed={collapsed} /> : null;
}
