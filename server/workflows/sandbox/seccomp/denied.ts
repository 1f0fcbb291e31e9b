/**
 * Calls to the kernel that no script needs, and that other people's holes were made of. Numbers of x86_64 and aarch64, as in the
 * kernel's arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h; null: the architecture has none.
 */
export const denied: readonly (readonly [name: string, x64: number | null, arm64: number | null])[] = [
  // Mounts and roots.
  ['mount', 165, 40],
  ['umount2', 166, 39],
  ['pivot_root', 155, 41],
  ['chroot', 161, 51],
  ['move_mount', 429, 429],
  ['open_tree', 428, 428],
  ['open_tree_attr', 467, 467],
  ['fsopen', 430, 430],
  ['fsconfig', 431, 431],
  ['fsmount', 432, 432],
  ['fspick', 433, 433],
  ['mount_setattr', 442, 442],
  ['statmount', 457, 457],
  ['listmount', 458, 458],
  ['swapon', 167, 224],
  ['swapoff', 168, 225],
  ['quotactl', 179, 60],
  ['quotactl_fd', 443, 443],
  // Namespaces; clone's flags are looked at too.
  ['unshare', 272, 97],
  ['setns', 308, 268],
  // Other processes.
  ['ptrace', 101, 117],
  ['process_vm_readv', 310, 270],
  ['process_vm_writev', 311, 271],
  ['kcmp', 312, 272],
  ['pidfd_getfd', 438, 438],
  ['process_madvise', 440, 440],
  // Parts of the kernel with a history.
  ['bpf', 321, 280],
  ['perf_event_open', 298, 241],
  ['userfaultfd', 323, 282],
  ['io_uring_setup', 425, 425],
  ['io_uring_enter', 426, 426],
  ['io_uring_register', 427, 427],
  ['add_key', 248, 217],
  ['request_key', 249, 218],
  ['keyctl', 250, 219],
  ['fanotify_init', 300, 262],
  ['name_to_handle_at', 303, 264],
  ['open_by_handle_at', 304, 265],
  ['lookup_dcookie', 212, 18],
  ['mbind', 237, 235],
  ['set_mempolicy', 238, 237],
  ['migrate_pages', 256, 238],
  ['move_pages', 279, 239],
  ['vmsplice', 278, 75],
  ['modify_ldt', 154, null],
  ['uselib', 134, null],
  ['ustat', 136, null],
  ['sysfs', 139, null],
  ['_sysctl', 156, null],
  ['nfsservctl', 180, 42],
  // The machine as such.
  ['reboot', 169, 142],
  ['kexec_load', 246, 104],
  ['kexec_file_load', 320, 294],
  ['init_module', 175, 105],
  ['finit_module', 313, 273],
  ['delete_module', 176, 106],
  ['create_module', 174, null],
  ['get_kernel_syms', 177, null],
  ['query_module', 178, null],
  ['iopl', 172, null],
  ['ioperm', 173, null],
  ['acct', 163, 89],
  ['syslog', 103, 116],
  ['vhangup', 153, 58],
  ['sethostname', 170, 161],
  ['setdomainname', 171, 162],
  ['settimeofday', 164, 170],
  ['adjtimex', 159, 171],
  ['clock_settime', 227, 112],
  ['clock_adjtime', 305, 266],
];

/** Numbers of the calls whose arguments are looked at. */
export const examined = {
  x64: { clone: 56, clone3: 435, socket: 41, socketpair: 53, ioctl: 16, personality: 135, mknod: 133, mknodat: 259 },
  arm64: { clone: 220, clone3: 435, socket: 198, socketpair: 199, ioctl: 29, personality: 92, mknod: null, mknodat: 33 },
} as const;

/** Any of CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET, NEWTIME (include/uapi/linux/sched.h). */
export const newNamespaces = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000 | 0x00000080;

/** AF_UNIX, AF_INET, AF_INET6, AF_NETLINK: what programs ask for to resolve names and to list their interfaces. */
export const allowedFamilies = [1, 2, 10, 16] as const;

/** Typing into somebody else's terminal. */
export const deniedIoctls = { TIOCSTI: 0x5412, TIOCLINUX: 0x541c } as const;

/** The last call of Linux 6.17: what comes later nobody has judged. */
export const lastKnownCall = 469;
