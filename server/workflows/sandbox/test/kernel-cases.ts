import { expect } from 'vitest';
import { denied } from '../seccomp/denied';
import type { EscapeCase } from './escape-case';

const column = process.arch === 'arm64' ? 2 : 1;
const numbers = denied.flatMap((call) => (call[column] === null ? [] : [`[${call[column]}, '${call[0]}']`]));

/** Scripts that ask the kernel for more than theirs. */
export const kernelCases: readonly EscapeCase[] = [
  {
    number: 21,
    title: 'raw, packet, crypto and virtual machine sockets',
    script: `perl -e 'for ([17,3,768],[17,2,768],[38,5,0],[40,1,0],[44,3,0],[15,3,2],[2,3,1],[10,3,58],[16,3,9]) {
my ($f, $t, $p) = @$_; print(socket(my $s, $f, $t, $p) ? "open $f\\n" : "refused $f\\n") }'`,
    check: ({ output }) => {
      expect(output).not.toContain('open');
      expect(output.match(/refused/g)).toHaveLength(9);
    },
  },
  {
    number: 23,
    title: 'mount, namespaces, ptrace, bpf, keyctl, io_uring, perf and their like',
    script: `perl -e 'my $n = 0; for (${numbers.join(',')}) { my ($call, $name) = @$_; $! = 0; my $r = syscall($call, 0, 0, 0, 0, 0, 0);
my $e = $! + 0; $n++; print "allowed $name $e\\n" unless $r == -1 && ($e == 1 || $e == 38) } print "asked $n\\n"'
for a in --user --mount --net --pid --ipc --uts --cgroup; do unshare $a true 2>/dev/null && echo "allowed unshare $a"; done
mount -t tmpfs none /tmp 2>/dev/null && echo allowed mount
mount -t proc none /work 2>/dev/null && echo allowed proc
nsenter --target 1 --mount true 2>/dev/null && echo allowed nsenter
exit 0`.replaceAll("'mount'", '"mount"'),
    check: ({ output }) => {
      expect(output).toContain(`asked ${numbers.length}`);
      expect(output).not.toContain('allowed');
    },
  },
  {
    number: 24,
    title: 'setuid programs',
    script: `cp /bin/sh /tmp/root-shell; chmod 6755 /tmp/root-shell; /tmp/root-shell -p -c 'id -u; id -g'
for p in su mount passwd newgrp chsh sudo pkexec; do f=$(command -v $p) || continue; [ -u "$f" ] && "$f" --help >/dev/null 2>&1; done
su -c 'id -u' </dev/null 2>/dev/null; grep NoNewPrivs /proc/self/status`,
    check: ({ output }) => {
      expect(output).toMatch(/^65534\n65534\n/);
      expect(output).not.toMatch(/^0$/m);
      expect(output).toMatch(/NoNewPrivs:\s+1/);
    },
  },
  {
    number: 25,
    title: 'devices',
    script: `mknod /tmp/mem c 1 1 2>/dev/null && echo made character; mknod /tmp/disk b 8 0 2>/dev/null && echo made block
mkfifo /tmp/pipe && echo pipe
for d in /dev/kmsg /dev/mem /dev/port /dev/sda /dev/vda /dev/nvme0n1 /dev/loop-control /dev/fuse /dev/kvm /dev/net/tun; do head -c 1 $d >/dev/null 2>&1 && echo "read $d"; done
dmesg >/dev/null 2>&1 && echo read the log
ls /dev | tr '\\n' ' '`,
    check: ({ output }) => {
      expect(output).not.toMatch(/^(made|read)/m);
      expect(output).toContain('pipe\n');
      const last = output.trim().split('\n').at(-1)?.trim().split(' ') ?? [];
      const usual = [
        'core',
        'console',
        'fd',
        'full',
        'mqueue',
        'null',
        'ptmx',
        'pts',
        'random',
        'shm',
        'stderr',
        'stdin',
        'stdout',
        'tty',
        'urandom',
        'zero',
      ];
      expect(last.filter((name) => !usual.includes(name))).toEqual([]);
    },
  },
  {
    number: 26,
    title: 'the kernel’s switches: sysrq, core_pattern, release_agent, /sys',
    script: `for f in /proc/sysrq-trigger /proc/sys/kernel/core_pattern /proc/sys/kernel/modprobe /proc/sys/vm/overcommit_memory /proc/sys/fs/binfmt_misc/register \\
  /sys/kernel/uevent_helper /sys/fs/cgroup/release_agent /sys/fs/cgroup/cgroup.procs /sys/fs/cgroup/memory/release_agent /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/kernel/security/apparmor/.remove; do
  (echo x > $f) 2>/dev/null && echo "written $f"; done
find /sys -writable -type f 2>/dev/null | head -3
find /proc/sys /proc/irq /proc/bus -writable -type f 2>/dev/null | while read f; do cat "$f" > /tmp/was 2>/dev/null && (cat /tmp/was > "$f") 2>/dev/null && echo "written $f"; done | grep -v /proc/sys/user/ | head -3
exit 0`,
    check: ({ output }) => expect(output).toBe(''),
  },
  {
    number: 27,
    title: 'files of the machine that were left open',
    script: `for f in /proc/self/fd/* /proc/1/fd/* /proc/$PPID/fd/*; do n=\${f##*/}; t=$(readlink $f); case "$t" in /dev/null|pipe:*|/proc/*|''|*'(deleted)'|socket:*|anon_inode:*) ;; *) echo "$f $t" ;; esac; cat $f/../../../etc/shadow $f/../../../../../etc/shadow 2>/dev/null; done
for n in 3 4 5 6 7 8 9 10; do [ -e /proc/self/fd/$n ] && [ $n -ne 10 ] && readlink /proc/self/fd/$n; done
readlink /proc/self/cwd; readlink /proc/self/root; cat /proc/1/root/etc/shadow /proc/1/cwd/../etc/shadow 2>/dev/null; exit 0`,
    check: ({ output }) =>
      expect(output.replaceAll(/^\/work\/script$|^\/work\/script\n/gm, '')).toMatch(/^(?:[^\n]* \/work\/script\n)?\/work\n\/\n$/),
  },
  {
    number: 28,
    title: 'changing the time',
    script: `date -s '2001-01-01' >/dev/null 2>&1 && echo changed; hwclock --set --date '2001-01-01' >/dev/null 2>&1 && echo changed; date +%Y`,
    check: ({ output }) => {
      expect(output).not.toContain('changed');
      expect(Number(output)).toBeGreaterThan(2001);
    },
  },
];
