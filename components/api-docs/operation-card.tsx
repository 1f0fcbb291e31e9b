'use client';

import { type ReactNode, useState } from 'react';
import { cn } from '@/components/lib/cn';
import { CodeBlock } from '@/components/ui/code-block';
import { curlOf, type ListedOperation, type Schema } from './openapi-types';
import { FieldLine, SchemaTree } from './schema-tree';

const methodTone: Record<string, string> = {
  GET: 'bg-low-soft text-low-text',
  POST: 'bg-pass-soft text-pass-text',
  PATCH: 'bg-medium-soft text-medium-text',
  PUT: 'bg-medium-soft text-medium-text',
  DELETE: 'bg-critical-soft text-critical-text',
};

export function MethodBadge({ method }: { method: string }) {
  return (
    <span className={cn('w-14 shrink-0 rounded py-0.5 text-center font-mono text-[0.625rem] font-semibold', methodTone[method])}>
      {method}
    </span>
  );
}

interface OperationCardProps {
  operation: ListedOperation;
  components: Record<string, Schema>;
  server: string;
}

/** One line, and below it what only those see who open it: of some hundred operations most stay closed. */
export function OperationCard(props: OperationCardProps) {
  const { operation } = props;
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details
      id={operation.id}
      className="group scroll-mt-16 rounded-lg border bg-surface"
      onToggle={(event) => event.currentTarget.open && setWasOpened(true)}
    >
      <summary className="flex list-none flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-4 py-2.5 hover:bg-hover/60 [&::-webkit-details-marker]:hidden">
        <MethodBadge method={operation.method} />
        <code className="text-xs font-medium break-all">{operation.path}</code>
        <span className="text-ink-muted">{operation.summary}</span>
      </summary>
      {wasOpened && <OperationBody {...props} />}
    </details>
  );
}

function OperationBody({ operation, components, server }: OperationCardProps) {
  const body = Object.values(operation.requestBody?.content ?? {})[0];
  const answers = Object.entries(operation.responses ?? {});
  const good = answers.filter(([status]) => status.startsWith('2'));
  const refusals = answers.filter(([status]) => !status.startsWith('2'));
  return (
    <div className="grid grid-cols-1 gap-5 border-t p-4 lg:grid-cols-2">
      <div className="grid min-w-0 grid-cols-1 content-start gap-5">
        {operation.description && <p className="max-w-prose text-pretty text-ink-muted">{operation.description}</p>}
        {operation.parameters && operation.parameters.length > 0 && (
          <Part title="Parameters">
            <ul className="divide-y">
              {operation.parameters.map((parameter) => (
                <li key={`${parameter.in} ${parameter.name}`} className="py-1.5">
                  <FieldLine
                    name={parameter.name}
                    schema={parameter.schema}
                    required={parameter.required ?? false}
                    note={[parameter.in === 'path' ? 'In the path.' : null, parameter.description ?? parameter.schema?.description]
                      .filter(Boolean)
                      .join(' ')}
                  />
                </li>
              ))}
            </ul>
          </Part>
        )}
        {body && (
          <Part title="Body">
            <SchemaTree schema={body.schema} components={components} />
          </Part>
        )}
        {good.map(([status, answer]) => (
          <Part key={status} title={`Answer ${status}`}>
            <SchemaTree schema={Object.values(answer.content ?? {})[0]?.schema} components={components} />
          </Part>
        ))}
      </div>
      <div className="grid min-w-0 grid-cols-1 content-start gap-5">
        <Part title="Call">
          <CodeBlock code={curlOf(operation, server)} label={`curl for ${operation.id}`} />
        </Part>
        {refusals.length > 0 && (
          <Part title="Refusals">
            <dl className="grid gap-1 text-xs">
              {refusals.map(([status, answer]) => (
                <div key={status} className="flex gap-3">
                  <dt className="tabular font-medium">{status}</dt>
                  <dd className="text-ink-muted">{answer.description}</dd>
                </div>
              ))}
            </dl>
          </Part>
        )}
      </div>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1 text-xs font-medium text-ink-muted">{title}</h3>
      {children}
    </section>
  );
}
