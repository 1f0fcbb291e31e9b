/** Bounds of a graph: beyond them it says that it was cut. More of a kind is read from the list of relations. */
export const graphBounds = { depth: 3, nodes: 200, perKind: 15 } as const;
export const directions = ['both', 'out', 'in'] as const;
export type Direction = (typeof directions)[number];
