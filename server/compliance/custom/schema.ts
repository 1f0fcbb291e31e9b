import { z } from 'zod';

/** Bytes of an upload, and how many an organization may keep. */
export const customFrameworkBytes = 256 * 1024;
export const customFrameworksAtMost = 20;
const requirementsAtMost = 1000;

const requirement = z.strictObject({
  number: z.string().trim().min(1).max(60),
  name: z.string().trim().min(1).max(200),
  assessment: z.enum(['automated', 'manual']).optional(),
  checks: z.array(z.string().min(1).max(120)).max(200).default([]),
});

/** A framework as it is uploaded: groups of requirements, each with the checks that serve it, by our ids or known aliases. */
export const customFrameworkSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    version: z.string().trim().max(40).default(''),
    groups: z
      .array(z.strictObject({ name: z.string().trim().min(1).max(120), requirements: z.array(requirement).min(1).max(requirementsAtMost) }))
      .min(1)
      .max(100),
  })
  .superRefine(({ groups }, context) => {
    const numbers = groups.flatMap((group) => group.requirements.map(({ number }) => number));
    if (numbers.length > requirementsAtMost)
      context.addIssue({ code: 'custom', path: ['groups'], message: `A framework holds ${requirementsAtMost} requirements at most.` });
    const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
    if (twice) context.addIssue({ code: 'custom', path: ['groups'], message: `The number '${twice}' stands for two requirements.` });
  });

export type CustomFramework = z.output<typeof customFrameworkSchema>;
