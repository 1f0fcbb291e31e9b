interface Stats {
  cpu_stats?: { cpu_usage?: { total_usage?: number } };
  memory_stats?: { max_usage?: number };
}

/** What an engine's statistics say of a container that still runs: the time is in nanoseconds, the most memory only some tell. */
export function memoryAndTime(stats: unknown): { cpuSeconds: number | null; peakMemoryMb: number | null } {
  const { cpu_stats: cpu, memory_stats: memory } = (stats ?? {}) as Stats;
  const nanos = cpu?.cpu_usage?.total_usage;
  return {
    cpuSeconds: nanos ? nanos / 1e9 : null,
    peakMemoryMb: memory?.max_usage ? memory.max_usage / 1024 / 1024 : null,
  };
}
