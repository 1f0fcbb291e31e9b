import { z } from 'zod';

const step = z.union([
  z.object({ type: z.literal('get_attr'), value: z.string() }),
  z.object({
    type: z.literal('index'),
    value: z.object({ value: z.union([z.string(), z.number()]) }),
  }),
]);

/**
 * The attributes that Terraform marks as sensitive, as `password` or `rule.0.value`. A mark in a form that is not known makes the whole
 * attribute that it begins with sensitive, or all of them.
 */
export function sensitivePaths(marks: unknown): string[] {
  if (!Array.isArray(marks)) return [];
  return marks.map((mark) => {
    const names: string[] = [];
    for (const each of Array.isArray(mark) ? mark : []) {
      const parsed = step.safeParse(each);
      if (!parsed.success) break;
      names.push(parsed.data.type === 'get_attr' ? parsed.data.value : String(parsed.data.value.value));
    }
    return names.join('.');
  });
}

/** Whether the attribute is marked, or is below or above one that is. */
export const isSensitive = (path: string, marked: readonly string[]): boolean =>
  marked.some((mark) => mark === '' || path === mark || path.startsWith(`${mark}.`) || mark.startsWith(`${path}.`));
