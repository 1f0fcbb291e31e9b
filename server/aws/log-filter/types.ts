/** A test of one field of a JSON log event. */
export interface FieldTest {
  kind: 'field';
  /** `$.userIdentity.type` as its steps. */
  path: readonly string[];
  test: '=' | '!=' | '<' | '>' | '<=' | '>=' | 'is-null' | 'is-true' | 'is-false' | 'exists' | 'not-exists';
  /** What is compared with; `*` in it stands for any text. Empty for tests without one. */
  value: string;
}

export type FilterNode = FieldTest | { kind: 'all' | 'any'; parts: readonly FilterNode[] };

/** A filter pattern of CloudWatch Logs, understood. */
export type LogFilter =
  | { kind: 'json'; root: FilterNode }
  /** Words that an event's text must have, must not have, or of which it must have one. */
  | { kind: 'text'; required: readonly string[]; excluded: readonly string[]; optional: readonly string[] };
