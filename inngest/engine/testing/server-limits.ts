/**
 * What servers that the cases were run against cannot do: beginning of a case's title → why. The case is skipped there, and says so.
 * A version that is not in this list is held to all of them.
 */
export const serverLimits: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '1.1.0': {
    '4: takes a repeated post': 'it does not know x-inngest-event-id-seed, so a repeated post starts runs again',
    '5: starts functions by wildcard': 'it takes a wildcard for the name of an event',
    '10:': 'it does not know the op StepFailed, and tries such a step as often as any other',
    '14: a race is lost': 'the same',
    '45:': 'it sends no inngest/function.cancelled',
    '33:': 'it does not register a function with timeouts',
  },
};

/** Refusals that only the embedded engine makes. */
export const embeddedOnly: Readonly<Record<string, string>> = {
  '43:': 'servers have signals, or answer by themselves that they have none',
};

/** What a server in dev mode does not do, whatever its version. */
export const devLimits: Readonly<Record<string, string>> = {
  '2:': 'in dev mode nothing is signed and every key is taken',
  '3:': 'in dev mode every event key is taken',
};
