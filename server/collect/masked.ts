/** Names with `***` for their values, which may be secrets. */
export const masked = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.keys(values).map((name) => [name, '***']));
