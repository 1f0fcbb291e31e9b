/** When something that code runs on stops being patched. */
export interface EndOfLife {
  /** As people call it: `Ubuntu 22.04 LTS`. */
  name: string;
  /** Last day of support, `2026-06-30`; null: current, and none has been announced. */
  end: string | null;
  /** What ends on that day, in words. */
  meaning: string;
  /** Where it is said: by the maker, or by a list of makers' dates. */
  source: string;
  /** The day on which we last compared it with the source; null: nobody has yet. */
  checkedOn: string | null;
}
