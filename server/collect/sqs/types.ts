/** A queue with those of its attributes that say how it is set up, as text. Numbers of messages are not asked for. */
export interface SqsQueue {
  QueueUrl: string;
  /** Absent when it was not given. `Policy` (JSON text), `KmsMasterKeyId`, `SqsManagedSseEnabled` (`true` or `false`), `RedrivePolicy`, … */
  attributes?: Readonly<Record<string, string>>;
}

export interface SqsResources {
  'AWS::SQS::Queue': SqsQueue;
}
