/** Pure: the parts of a rule that say what it is about. null fits everything. */
export interface RuleParts {
  stackName: string | null;
  resourceType: string | null;
  logicalId: string | null;
  propertyPath: string | null;
}

export interface Subject {
  stackName: string;
  resourceType: string;
  logicalId: string;
  /** A JSON pointer; '' for a resource that is gone as a whole. */
  path: string;
}

/** `*` stands for any text, in any case of letters that AWS might use. Never a regular expression of somebody else's making. */
export function fits(pattern: string | null, text: string): boolean {
  if (pattern === null) return true;
  const parts = pattern.split('*');
  if (parts.length === 1) return pattern === text;
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const next = text.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return at <= text.length - last.length;
}

/** A property's path fits a rule's when it is that or lies below it; the numbers of list members may be left out. */
function fitsPath(pattern: string | null, path: string): boolean {
  if (pattern === null) return true;
  const wanted = pattern.startsWith('/') ? pattern : `/${pattern}`;
  const plain = path.replace(/\/\d+(?=\/|$)/g, '');
  return [path, plain].some((each) => fits(wanted, each) || fits(`${wanted}/*`, each));
}

export const isIgnoredBy = (rule: RuleParts, subject: Subject): boolean =>
  fits(rule.stackName, subject.stackName) &&
  fits(rule.resourceType, subject.resourceType) &&
  fits(rule.logicalId, subject.logicalId) &&
  fitsPath(rule.propertyPath, subject.path);
