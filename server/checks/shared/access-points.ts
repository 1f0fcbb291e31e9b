import { fail, pass, unknown } from '../define-check';
import type { Verdict } from '../types';

interface Block {
  BlockPublicAcls?: boolean | undefined;
  IgnorePublicAcls?: boolean | undefined;
  BlockPublicPolicy?: boolean | undefined;
  RestrictPublicBuckets?: boolean | undefined;
}

/** Judges an access point's own block on public access: all four switches. */
export function judgeAccessPointBlock(block: Block | undefined, facts: { bucket?: string; origin?: string }): Verdict {
  if (!block) return unknown('Not known: the block on public access was not given');
  const off = Object.entries({
    BlockPublicAcls: block.BlockPublicAcls,
    IgnorePublicAcls: block.IgnorePublicAcls,
    BlockPublicPolicy: block.BlockPublicPolicy,
    RestrictPublicBuckets: block.RestrictPublicBuckets,
  }).flatMap(([name, on]) => (on === true ? [] : [name]));
  const evidence = { ...facts, off };
  return off.length === 0
    ? pass('The access point blocks public access', evidence)
    : fail(`The access point does not block public access: ${off.join(', ')} off`, evidence);
}
