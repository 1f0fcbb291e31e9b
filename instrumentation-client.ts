import { config } from 'zod/v4/core';

// Zod asks with `new Function` whether it may compile its parsers. The content security policy says no, and every page would report a
// violation. It runs before any schema is made: Next.js loads this file ahead of the pages.
config({ jitless: true });
