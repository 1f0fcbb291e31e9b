/** How much each way to a workload is worth, 0 to 100. The strongest counts. */
export const exposureWeights = {
  /** Anybody on the internet reaches it. */
  internet: 100,
  /** Anybody reaches it through something in front: a load balancer, an API. */
  indirect: 75,
  /** Others in its network, or with credentials, reach it. */
  internal: 35,
  none: 0,
} as const;
