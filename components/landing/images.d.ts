// Next.js writes the same line into next-env.d.ts, which exists only after a build.
/// <reference types="next/image-types/global" />
