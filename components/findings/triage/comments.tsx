'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { RelativeTime } from '@/components/posture/relative-time';
import { useCan, useRole } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Textarea } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import { addCommentAction, deleteCommentAction, editCommentAction } from '@/server/triage/actions';
import type { FindingComment } from '@/server/triage/types';
import { commentOptions } from '../queries';
import { Initials } from './assign-dialog';

/** What people say about a finding, and a place to say something. */
export function Comments({ findingId }: { findingId: string }) {
  const { data, error, refetch } = useQuery(commentOptions(findingId));
  const mayWrite = useCan('findings:update');
  if (error)
    return (
      <p className="text-ink-muted">
        {error.message}{' '}
        <Button variant="link" size="inline" onClick={() => void refetch()}>
          Try again
        </Button>
      </p>
    );
  if (!data) return <Skeleton className="h-16" />;
  return (
    <div className="grid gap-3">
      {data.length === 0 && !mayWrite && <p className="text-ink-muted">Nobody has said anything yet.</p>}
      <ul className="grid gap-3 empty:hidden">
        {data.map((comment) => (
          <Comment key={comment.id} findingId={findingId} comment={comment} />
        ))}
      </ul>
      {mayWrite && (
        <CommentForm
          label="Comment"
          submit="Comment"
          onSave={async (body) => settle(await addCommentAction({ findingId, body })) !== null}
          findingId={findingId}
        />
      )}
    </div>
  );
}

function Comment({ findingId, comment }: { findingId: string; comment: FindingComment }) {
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const mayWrite = useCan('findings:update');
  const isAdmin = useRole() === 'admin';
  const client = useQueryClient();
  const place = { findingId, commentId: comment.id };
  if (editing)
    return (
      <li>
        <CommentForm
          label="Change your comment"
          submit="Save"
          initial={comment.body}
          findingId={findingId}
          onSave={async (body) => settle(await editCommentAction({ ...place, body })) !== null}
          onEnd={() => setEditing(false)}
        />
      </li>
    );
  return (
    <li className="flex gap-2.5">
      <Initials name={comment.author.name} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{comment.author.name}</span>
          <span className="text-xs text-ink-muted">
            <RelativeTime at={comment.at} />
            {comment.editedAt && ', changed'}
          </span>
          {mayWrite && (
            <span className="ml-auto flex gap-2 text-xs">
              {comment.mine && (
                <Button variant="link" size="inline" onClick={() => setEditing(true)}>
                  Change
                </Button>
              )}
              {(comment.mine || isAdmin) && (
                <Button variant="link" size="inline" onClick={() => setDeleting(true)}>
                  Delete
                </Button>
              )}
            </span>
          )}
        </p>
        <p className="mt-0.5 break-words whitespace-pre-wrap">{comment.body}</p>
      </div>
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title="Delete this comment?"
        confirm="Delete the comment"
        onConfirm={async () => {
          if (settle(await deleteCommentAction(place), 'Comment deleted')) await client.invalidateQueries(commentOptions(findingId));
        }}
      >
        The audit log keeps what it said.
      </ConfirmDialog>
    </li>
  );
}

interface CommentFormProps {
  findingId: string;
  label: string;
  submit: string;
  initial?: string;
  /** Says whether it was stored. */
  onSave: (body: string) => Promise<boolean>;
  onEnd?: () => void;
}

function CommentForm({ findingId, label, submit, initial = '', onSave, onEnd }: CommentFormProps) {
  const [body, setBody] = useState(initial);
  const [pending, startTransition] = useTransition();
  const client = useQueryClient();

  function save(event: FormEvent) {
    event.preventDefault();
    if (body.trim() === '') return;
    startTransition(async () => {
      if (!(await onSave(body.trim()))) return;
      await client.invalidateQueries(commentOptions(findingId));
      setBody(initial);
      onEnd?.();
    });
  }

  return (
    <form onSubmit={save} className="grid gap-2">
      <Textarea
        aria-label={label}
        placeholder="What have you found out, what happens next?"
        className="min-h-16"
        maxLength={4000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && (event.metaKey || event.ctrlKey) && event.currentTarget.form?.requestSubmit()}
      />
      <div className="flex gap-2">
        <Button type="submit" size="sm" disabled={pending || body.trim() === '' || body.trim() === initial}>
          {pending ? 'Saving…' : submit}
        </Button>
        {onEnd && (
          <Button size="sm" variant="ghost" onClick={onEnd}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
