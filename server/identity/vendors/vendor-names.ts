import type { Vendor } from './claim';

/** As the vendors write themselves. */
export const vendorNames: Readonly<Record<Vendor, string>> = { clerk: 'Clerk', workos: 'WorkOS' };
