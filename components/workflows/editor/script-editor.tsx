'use client';

import { javascript } from '@codemirror/lang-javascript';
import { python } from '@codemirror/lang-python';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, type LanguageSupport, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { ruby } from '@codemirror/legacy-modes/mode/ruby';
import { shell } from '@codemirror/legacy-modes/mode/shell';
import { EditorState, type Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { basicSetup, EditorView } from 'codemirror';
import { getNonce } from 'get-nonce';
import { useEffect, useRef } from 'react';
import type { WorkflowKind } from '@/server/workflows/types';

const languages: Record<WorkflowKind, () => LanguageSupport | Extension> = {
  sh: () => StreamLanguage.define(shell),
  aws: () => StreamLanguage.define(shell),
  playbook: yaml,
  // Comments, strings and numbers of HCL look as they do in Ruby.
  terraform: () => StreamLanguage.define(ruby),
  python,
  node: javascript,
};

/** In the colours of the theme, so that dark and light need no second style. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword], color: 'var(--accent-text)', fontWeight: '500' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--pass-text)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--medium-text)' },
  { tag: [tags.comment, tags.meta], color: 'var(--ink-muted)', fontStyle: 'italic' },
  { tag: [tags.propertyName, tags.attributeName, tags.definition(tags.variableName)], color: 'var(--accent-text)' },
]);

const look = EditorView.theme({
  '&': { fontSize: '12.5px', backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-scroller': { fontFamily: 'var(--font-mono, ui-monospace, monospace)', minHeight: '18rem', maxHeight: '65vh' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-faint)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-panels, .cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--ink)', borderColor: 'var(--line)' },
});

interface ScriptEditorProps {
  kind: WorkflowKind;
  value: string;
  onChange?: (value: string) => void;
  readOnly?: boolean;
}

/** Tab moves on, as everywhere else on the page. A value that changes from outside needs another `key`. */
export function ScriptEditor({ kind, value, onChange, readOnly = false }: ScriptEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const first = useRef(value);
  const changed = useRef(onChange);
  useEffect(() => {
    changed.current = onChange;
  });
  useEffect(() => {
    if (!place.current) return;
    const view = new EditorView({
      parent: place.current,
      doc: first.current,
      extensions: [
        basicSetup,
        languages[kind](),
        syntaxHighlighting(colours),
        look,
        EditorView.lineWrapping,
        EditorView.cspNonce.of(getNonce() ?? ''),
        EditorView.contentAttributes.of({ 'aria-label': 'Script' }),
        EditorState.readOnly.of(readOnly),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          first.current = update.state.doc.toString();
          changed.current?.(first.current);
        }),
      ],
    });
    return () => view.destroy();
  }, [kind, readOnly]);
  return <div ref={place} className="min-h-72 overflow-hidden rounded-md border bg-surface focus-within:border-ring dark:bg-sunken" />;
}
