/**
 * Work for others who may take long to answer is done in two lanes, each with slots of its own: in the quick one everybody has a turn that
 * ends, and who turned out to be slow goes on in the other one, where nobody waits for them but others that are slow.
 */
export type Lane = 'quick' | 'slow';

/** What a turn in the quick lane says when something is left for the slow one. */
export interface Turn {
  leavesSlow: boolean;
}
