import { ArrowRightIcon, GlobeIcon, KeyRoundIcon, type LucideIcon, ScissorsIcon, UserRoundXIcon, VaultIcon } from 'lucide-react';
import Link from 'next/link';
import { typeName } from '@/components/inventory/type-name';
import { cn } from '@/components/lib/cn';
import { iconOf } from '@/components/relations/node-look';
import type { PathFix, PathLink, PathNode } from '@/server/attack-paths/types';

const outside: Readonly<Record<string, LucideIcon>> = {
  internet: GlobeIcon,
  outsider: UserRoundXIcon,
  account: VaultIcon,
  'leaked-credential': KeyRoundIcon,
};

const kindOf = ({ id, type }: PathNode): string => {
  if (type === 'internet') return 'anyone';
  if (type === 'outsider') return id === 'leaked-credential' ? 'whoever found it' : 'somebody else';
  return type === 'account' ? 'everything in it' : typeName(type);
};

interface PathChainProps {
  nodes: readonly PathNode[];
  links: readonly PathLink[];
  fix: Pick<PathFix, 'link'>;
}

/** A path as a picture: from left to right, on a phone from top to bottom. The numbers are those of the sentences below it. */
export function PathChain({ nodes, links, fix }: PathChainProps) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const [first] = links;
  const start = first && byId.get(first.from);
  return (
    <div className="grid grid-cols-1 gap-3">
      <ol aria-label="Chain" className="flex flex-col items-stretch md:flex-row md:flex-wrap md:items-center md:gap-y-3">
        {start && (
          <li className="min-w-0 md:w-36">
            <Place node={start} tone="start" />
          </li>
        )}
        {links.map((link, index) => {
          const node = byId.get(link.to);
          return (
            <li key={`${link.from} ${link.to}`} className="flex min-w-0 flex-col md:flex-row md:items-center">
              <Arrow number={index + 1} isUnseen={link.state === 'unseen'} isCut={index === fix.link} />
              <div className="min-w-0 md:w-40">{node && <Place node={node} tone={index === links.length - 1 ? 'end' : 'step'} />}</div>
            </li>
          );
        })}
      </ol>
      <ol className="grid gap-1 text-sm">
        {links.map((link, index) => (
          <li key={`${link.from} ${link.to}`} className="flex gap-2">
            <span className="tabular w-4 shrink-0 text-right text-ink-muted">{index + 1}</span>
            <span className="min-w-0 break-words">
              {link.why}.{link.reason && <span className="text-medium-text"> Not seen: {link.reason}.</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Arrow({ number, isUnseen, isCut }: { number: number; isUnseen: boolean; isCut: boolean }) {
  const label = `Step ${number}${isCut ? ', which the fix breaks' : ''}${isUnseen ? ', not seen' : ''}`;
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={cn(
        'flex shrink-0 items-center justify-center gap-1 py-1 text-xs text-ink-muted md:w-14 md:flex-col md:gap-0 md:py-0',
        isCut && 'text-accent-text',
      )}
    >
      <span className="tabular inline-flex items-center gap-1 font-medium">
        {number}
        {isCut && <ScissorsIcon className="size-3.5" aria-hidden="true" />}
        {isUnseen && <span aria-hidden="true">?</span>}
      </span>
      <ArrowRightIcon className={cn('size-4 rotate-90 md:rotate-0', isUnseen && 'opacity-50')} aria-hidden="true" />
    </span>
  );
}

const tones = {
  start: 'border-dashed',
  step: 'bg-surface',
  end: 'border-critical/60 bg-critical-soft',
} as const;

function Place({ node, tone }: { node: PathNode; tone: keyof typeof tones }) {
  const Icon = outside[node.id] ?? outside[node.type] ?? iconOf({ type: node.type, arn: node.id });
  const isResource = node.type.startsWith('AWS::') && node.id.startsWith('arn:');
  return (
    <div className={cn('flex min-w-0 items-center gap-2 rounded-md border px-2.5 py-2', tones[tone])}>
      <Icon className="size-4 shrink-0 text-ink-muted" aria-hidden="true" />
      <div className="min-w-0">
        {isResource ? (
          <Link
            href={`/inventory/${encodeURIComponent(node.id)}`}
            prefetch={false}
            title={node.id}
            className="block truncate text-sm font-medium underline-offset-2 hover:underline"
          >
            {node.name}
          </Link>
        ) : (
          <span className="block truncate text-sm font-medium" title={node.name}>
            {node.name}
          </span>
        )}
        <span className="block truncate text-xs text-ink-muted">{kindOf(node)}</span>
      </div>
    </div>
  );
}
