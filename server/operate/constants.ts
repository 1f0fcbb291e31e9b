/** Instances that may be launched in an hour, of an organization and of each person in it, unless an admin says otherwise. */
export const launchesPerHour = 10;
/** Instances of one action in bulk. */
export const bulkAtMost = 20;
/** Instances of one launch. */
export const launchAtMost = 20;
/** States that an instance leaves by itself. */
export const passingStates: readonly string[] = ['pending', 'stopping', 'shutting-down'];
/** How long pages go on asking AWS about an instance that is on its way. Stopping may take minutes. */
export const followForMs = 180_000;
export const followEveryMs = 3_000;

/** The state that an action leads to. */
export const leadsTo = { start: 'running', stop: 'stopped', terminate: 'terminated', launch: 'running' } as const;

export const permissionOf = {
  start: 'instances:update',
  stop: 'instances:update',
  reboot: 'instances:update',
  terminate: 'instances:delete',
  launch: 'instances:update',
  'template-create': 'instances:update',
  'template-version': 'instances:update',
  'template-default': 'instances:update',
} as const;
