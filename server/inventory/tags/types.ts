/** Pure, usable in the browser. */

/** Texts that differ in nothing but spelling. */
export interface Spelling {
  values: string[];
}

export interface KeyUse {
  key: string;
  /** Resources that carry it. */
  present: number;
}

/** What a filter by tag can be chosen from. */
export interface TagChoices {
  choices: { value: string; resources: number | null }[];
  /** Whether there are more. */
  isCapped: boolean;
}

/** How many resources of a type, or in an account, carry a key. */
export interface TagPlace {
  /** AWS's name of the type, or our id of the account. */
  value: string;
  total: number;
  present: number;
}

export interface RequiredKey {
  key: string;
  total: number;
  present: number;
  /** Where most is missing first. */
  byType: TagPlace[];
  byAccount: TagPlace[];
  /** How many different values it has. */
  values: number;
  valuesAreCapped: boolean;
  spellings: Spelling[];
}

export interface TagCoverage {
  /** Resources of types that can be tagged, as far as any of them is. */
  total: number;
  /** Of those, without any tag. */
  untagged: number;
  required: RequiredKey[];
  /** Keys that are in use, most used first; AWS's own are left out. */
  inUse: KeyUse[];
  keySpellings: Spelling[];
  /** Types of which nothing carries a tag: left out of the counts. */
  withoutTags: string[];
  /** The types that are counted. */
  types: string[];
}
