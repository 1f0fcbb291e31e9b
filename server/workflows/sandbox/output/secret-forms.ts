/** Shorter values are part of too many words to be masked. */
export const shortestMasked = 4;

/** The first characters of a base64 text that depend on the bytes before, by how many there are in its group of three. */
const foreignHead = [0, 2, 3] as const;

const sixBits = (bytes: number): number => Math.floor((bytes * 8) / 6);

/** What base64 of a text that holds the value must contain, wherever in the text it stands. */
function base64Cores(value: Buffer): string[] {
  return foreignHead.flatMap((head, before) => {
    const text = Buffer.concat([Buffer.alloc(before), value]).toString('base64');
    const core = text.slice(head, sixBits(before + value.length));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function percentForms(value: string): string[] {
  let usual = value;
  try {
    usual = encodeURIComponent(value);
  } catch {
    // A lone surrogate has no such form.
  }
  const every = Buffer.from(value).toString('hex').replaceAll(/../g, '%$&');
  const forms = [usual, usual.replaceAll('%20', '+'), every];
  return forms.flatMap((form) => [
    form,
    form.replaceAll(/%../g, (code) => code.toLowerCase()),
    form.replaceAll(/%../g, (code) => code.toUpperCase()),
  ]);
}

const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);

function forms(value: string): string[] {
  const bytes = Buffer.from(value);
  const hex = bytes.toString('hex');
  return [
    value,
    [...value].reverse().join(''),
    bytes.toString('base64'),
    ...base64Cores(bytes),
    ...percentForms(value),
    hex,
    hex.toUpperCase(),
    inJson(value),
    inJson(inJson(value)),
    inJson(value).replaceAll('/', '\\/'),
    value.replaceAll("'", "'\\''"),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  ];
}

/**
 * How a secret may appear in output: as it is, backwards, in base64 (at each of its three offsets), percent-encoded, in hex, and
 * escaped for JSON, XML and a shell. Of one with several lines each longer line counts too. Line breaks are left out, because the
 * masker overlooks them in the output as well.
 */
export function secretForms(values: readonly string[]): string[] {
  const whole = values.flatMap((value) => [value, value.trim(), ...value.split(/\r?\n/).filter((line) => line.length >= 8)]);
  const all = whole.filter((value) => value.length >= shortestMasked).flatMap(forms);
  return [...new Set(all.map((form) => form.replaceAll(/[\r\n]/g, '')))].filter((form) => form.length >= shortestMasked);
}
