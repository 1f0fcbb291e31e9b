import { randomUUID } from 'node:crypto';
import { jobFolder, secretFolder, workFolder } from '../job/stage';
import type { SandboxJob } from '../types';
import type { FoundImage } from './images';

export const scriptUser = '65534:65534';
const mebibyte = 1024 * 1024;

/** For whoever looks at the machine's containers, and for us who remove what is left. Docker asks for names one owns. */
export const labels = {
  ours: 'io.cloudlens.sandbox',
  /** Which numbering of processes the runner lives in: its name names a process there and nowhere else. */
  home: 'io.cloudlens.home',
  /** Seconds since 1970 by which it must have ended. */
  until: 'io.cloudlens.until',
} as const;

/** In what Docker and Podman differ, though they speak the same language. */
export interface Dialect {
  engine: 'docker' | 'podman';
  /** Podman reads the filter from a file, Docker takes it in the request. */
  seccomp: string;
  /** A file with no names but this machine's own, where the engine would copy the machine's /etc/hosts; Podman only. */
  hosts: string | null;
  /** A user namespace for each container; Podman only. */
  ownUsers: boolean;
}

export interface ContainerPlan {
  job: Pick<SandboxJob, 'limits' | 'command'>;
  /** Looked up before, by its id: a name may be given to another image meanwhile. */
  image: FoundImage;
  /** Of the run. */
  name: string;
  stage: string;
  labels: Record<string, string>;
  dialect: Dialect;
}

/** What a script must not read in /proc and /sys beyond what engines hide by themselves. */
const hidden = [
  '/proc/acpi',
  '/proc/asound',
  '/proc/interrupts',
  '/proc/kcore',
  '/proc/keys',
  '/proc/latency_stats',
  '/proc/sched_debug',
  '/proc/scsi',
  '/proc/timer_list',
  '/proc/timer_stats',
  '/sys/firmware',
  '/sys/devices/virtual/powercap',
];
const fixed = ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'];

/**
 * All that the engine is told about a container, as the body of POST /containers/create. Its protection is made of these and of
 * nothing else. Nothing of the machine is mounted; all that can be written is in memory, counted and of a size.
 */
export function createBody({
  job: { limits, command },
  image: { id, hasHealthcheck },
  name,
  stage,
  labels: marked,
  dialect,
}: ContainerPlan): object {
  const disk = limits.diskMb * mebibyte;
  const memory = limits.memoryMb * mebibyte;
  const isPodman = dialect.engine === 'podman';
  // Podman would take over content and mode of the image's folder of that name.
  const empty = isPodman ? ',notmpcopyup' : '';
  const tmpfs = (size: number, more = 'exec') => `rw,${more},nosuid,nodev,size=${size},mode=1777${empty}`;
  return {
    Image: id,
    // The name on the command line tells the process from others of the machine.
    Entrypoint: ['/bin/sh', '-c', stage, name],
    Cmd: [...command],
    User: scriptUser,
    WorkingDir: '/',
    Hostname: 'sandbox',
    Env: [],
    Labels: marked,
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: false,
    NetworkDisabled: true,
    // Said only where there is one to switch off: Podman would make a timer of systemd to do nothing.
    ...(hasHealthcheck ? { Healthcheck: { Test: ['NONE'] } } : {}),
    HostConfig: {
      NetworkMode: 'none',
      IpcMode: 'private',
      PidMode: '',
      ...(isPodman ? {} : { CgroupnsMode: 'private' }),
      ...(dialect.ownUsers ? { UsernsMode: 'auto' } : {}),
      ReadonlyRootfs: true,
      Privileged: false,
      CapDrop: ['ALL'],
      // Podman hides files by an option where Docker has a field.
      SecurityOpt: ['no-new-privileges', `seccomp=${dialect.seccomp}`, ...(isPodman ? [`mask=${hidden.join(':')}`] : [])],
      ...(isPodman ? {} : { MaskedPaths: ['/etc/resolv.conf', ...hidden], ReadonlyPaths: fixed }),
      Binds: dialect.hosts ? [`${dialect.hosts}:/etc/hosts:ro,z`] : [],
      Devices: [],
      PidsLimit: limits.pids + ownProcesses,
      Memory: memory,
      MemorySwap: memory,
      NanoCpus: Math.round(limits.cpu * 1e9),
      OomKillDisable: false,
      ShmSize: disk,
      Ulimits: [
        ulimit('fsize', disk),
        ulimit('nofile', limits.files),
        ulimit('core', 0),
        ulimit('memlock', 65_536),
        ulimit('msgqueue', 0),
        // Counted over all containers of this user: a backstop, the group's own limit is the one that holds.
        ulimit('nproc', 32_768),
      ],
      Tmpfs: {
        [workFolder]: tmpfs(disk),
        '/tmp': tmpfs(disk),
        // Podman makes these two of its own where nobody says how large.
        '/var/tmp': tmpfs(mebibyte),
        '/run': tmpfs(mebibyte, 'noexec'),
        [jobFolder]: tmpfs(mebibyte, 'noexec'),
        [secretFolder]: tmpfs(mebibyte, 'noexec'),
      },
      LogConfig: { Type: 'none' },
      RestartPolicy: { Name: 'no' },
      AutoRemove: false,
    },
  };
}

/** The stage, and the shell that interrupts a script. */
const ownProcesses = 2;

const ulimit = (Name: string, value: number) => ({ Name, Soft: value, Hard: value });

/** 122 bits of chance: no script writes it by accident, and it stands on no command line, where a script that lists processes would. */
export const newMark = (): string => `\x1e${randomUUID()}\x1e`;
