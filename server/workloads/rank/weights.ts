/** How much each sign of weakness is worth, 0 to 100. The strongest counts. */
export const weaknessWeights = {
  critical: 80,
  high: 60,
  medium: 35,
  low: 15,
  /** Added when an exploit is known, or likely by EPSS. */
  exploit: 20,
  attacked: 100,
  suspicious: 70,
  endOfLife: 50,
  criticalPatches: 60,
  patches: 40,
  secrets: 40,
  imdsV1: 30,
  privilegedContainer: 30,
} as const;

/** How much each power of a workload's role is worth, 0 to 100. The strongest counts. */
export const powerWeights = { administrator: 100, escalation: 85, allData: 60, some: 30, none: 0 } as const;
