import type { ScriptKind } from '../types';

/** Counted up when what is in the images changes, so that those of an older CloudLens are not taken for these. */
const imagesVersion = 1;

/** What `npm run sandbox:images` makes, one for each kind of script. `localhost` belongs to no registry: it cannot be pulled. */
export const builtInImage = (kind: ScriptKind): string => `localhost/cloudlens-sandbox-${kind}:${imagesVersion}`;

/** Makes the image of a kind. */
export const imageCommand = (kind: ScriptKind): string => `npm run sandbox:images -- ${kind}`;
